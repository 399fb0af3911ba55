// One device's place at a line: its questions wait here, the bytes of its turn become frames here. It knows neither
// whose turn it is nor when a wait is over.
import { BoundedQueue } from "../../base/bounded-queue.ts";
import { AppError } from "../../base/errors.ts";
import type { Decoder, Found } from "../../protocols/codec.ts";

/** Something said to a device, and what counts as its answer. */
export interface Question<F, A = void> {
  /** For errors: `show`, `status`. */
  readonly name: string;
  readonly bytes: Uint8Array;
  /** ms from the last byte sent to the whole answer. */
  readonly answerMs: number;
  /** The answer in this frame; undefined when it is none. Throws when the device refuses. */
  answer(frame: F): A | undefined;
}

/** Something that nobody answers: it is done when it has left. */
export interface Remark {
  readonly name: string;
  readonly bytes: Uint8Array;
}

export interface SeatSetting<F> {
  /** The device's name, for errors. */
  readonly device: string;
  readonly decoder: Decoder<F>;
  /** After so long a silence an unfinished frame is given up, ms. */
  readonly silenceMs: number;
  /** A frame that answers no question. */
  heard?(frame: F): void;
  /** Hears what is said in the turns of others too. Default false. */
  readonly speaksUnasked?: boolean;
  /** What it says may be a person, so its bytes are overwritten as soon as they are read. Default false. */
  readonly isPersonal?: boolean;
  opened(): void;
  closed(reason: string): void;
}

/** Without `answerMs` nobody answers. */
export type Said = Remark & { readonly answerMs?: number };

interface Waiting<F> {
  readonly said: Said;
  /** True when this frame ends the wait. Throws when the device refuses. */
  readonly take: (frame: F) => boolean;
  readonly done: () => void;
  readonly failed: (error: unknown) => void;
}

/** What a line knows of those who sit at it. */
export interface Place {
  readonly setting: {
    readonly device: string;
    readonly silenceMs: number;
    readonly speaksUnasked?: boolean;
    readonly isPersonal?: boolean;
    opened(): void;
    closed(reason: string): void;
  };
  /** Its next turn begins; undefined when nothing waits. */
  begin(): Said | undefined;
  /** Its turn is over, well or with an error. */
  end(error?: unknown): void;
  /** What waits is given up. */
  abandon(error: AppError): void;
  /** True when the answer is there; throws when the device refuses. */
  hear(bytes: Uint8Array): boolean;
  /** The same for an unfinished frame that nothing follows. */
  hush(): boolean;
}

/** What a place needs of its line. */
export interface Turns {
  readonly isOpen: boolean;
  closedError(): AppError;
  /** Something waits. */
  pump(): void;
}

/** Questions that may wait at one seat; a driver that asks more has lost its way. */
const WAITING_MAX = 8;

export class Seat<F> implements Place {
  readonly setting: SeatSetting<F>;
  readonly #waiting = new BoundedQueue<Waiting<F>>(WAITING_MAX);
  readonly #line: Turns;
  #inTurn: Waiting<F> | undefined;
  #discardedBytes = 0;

  constructor(setting: SeatSetting<F>, line: Turns) {
    this.setting = setting;
    this.#line = line;
  }

  get isOpen(): boolean {
    return this.#line.isOpen;
  }

  /** Bytes that were part of no frame, since the start. */
  get discardedBytes(): number {
    return this.#discardedBytes;
  }

  /** Questions that wait or are being asked. */
  get queueLength(): number {
    return this.#waiting.length + (this.#inTurn ? 1 : 0);
  }

  /** Rejects with DEVICE_SILENT, LINE_CLOSED, LINE_FULL, or whatever `answer` throws. */
  ask<A>(question: Question<F, A>): Promise<A> {
    return new Promise<A>((resolve, reject) => {
      let answer: A | undefined;
      const take = (frame: F): boolean => {
        answer = question.answer(frame);
        return answer !== undefined;
      };
      this.#add({ said: question, take, done: () => resolve(answer as A), failed: reject });
    });
  }

  tell(remark: Remark): Promise<void> {
    return new Promise<void>((resolve, reject) => {
      this.#add({ said: remark, take: () => false, done: resolve, failed: reject });
    });
  }

  begin(): Said | undefined {
    this.#inTurn = this.#waiting.take();
    return this.#inTurn?.said;
  }

  end(error?: unknown): void {
    const waiting = this.#inTurn;
    this.#inTurn = undefined;
    if (error === undefined) waiting?.done();
    else waiting?.failed(error);
  }

  abandon(error: AppError): void {
    this.#count(this.setting.decoder.flush());
    this.end(error);
    for (const waiting of this.#waiting.takeAll()) waiting.failed(error);
  }

  hear(bytes: Uint8Array): boolean {
    return this.#read(this.setting.decoder.push(bytes));
  }

  hush(): boolean {
    return this.#read(this.setting.decoder.flush());
  }

  #add(waiting: Waiting<F>): void {
    if (!this.#line.isOpen) return waiting.failed(this.#line.closedError());
    if (!this.#waiting.add(waiting)) return waiting.failed(this.#fullError());
    this.#line.pump();
  }

  #fullError(): AppError {
    return new AppError("LINE_FULL", { device: this.setting.device, count: this.#waiting.length });
  }

  /** A second answer to one question is no answer to the next. */
  #read(found: readonly Found<F>[]): boolean {
    let isOver = false;
    for (const frame of this.#count(found)) {
      if (!isOver && this.#inTurn?.take(frame)) isOver = true;
      else this.setting.heard?.(frame);
    }
    return isOver;
  }

  #count(found: readonly Found<F>[]): F[] {
    for (const one of found) {
      if (one.kind !== "discarded") continue;
      this.#discardedBytes += one.bytes.length;
      if (this.setting.isPersonal) one.bytes.fill(0);
    }
    return found.flatMap((one) => (one.kind === "frame" ? [one.frame] : []));
  }
}
