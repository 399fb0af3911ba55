// What every fake of the drivers' contract has in common: it finds the frames in what it is told, does what its documents say
// until a vice is switched on, and keeps what a person in the hall would have noticed.
import type { Clock } from "../src/base/clock.ts";
import type { Reach } from "../src/drivers/driver.ts";
import type { Decoder, Found } from "../src/protocols/codec.ts";
import type { DeviceKind } from "../src/protocols/mqtt/messages.ts";

/** `deaf` hears nothing, `mute` answers nothing, `wrong` says no, `half` says half of each answer, `noisy` adds rubbish. */
export type Vice = "none" | "deaf" | "mute" | "wrong" | "half" | "noisy";

export interface Hardware {
  vice: Vice;
  /** Texts that were shown or spoken, in their order. */
  readonly noticed: readonly string[];
  /** Frames that it understood. */
  readonly asked: number;
  /** Texts that cut off another. */
  readonly overlaps: number;
  /** How often anything at all was said to it. */
  readonly reached: number;
  readonly take: (bytes: Uint8Array) => void;
  /** Its power goes and comes back: what it kept in memory is gone. */
  forget(): void;
  /** Somebody presses the n-th of its keys, counted from 1; more than it has begin anew. */
  press(n: number): void;
}

export interface Desk {
  readonly clock: Clock;
  readonly say: (bytes: Uint8Array) => void;
}

const NOISE = Uint8Array.of(0x13, 0x37, 0xff, 0x00, 0x6b);
const FRAME_GAP_MS = 3;
const ANSWER_MS = 2;

/** What a kind of hardware does with a frame that is meant for it. */
interface Trade<F> {
  answers(frame: F, isWrong: boolean): Uint8Array[];
}

export abstract class Fake<F> implements Hardware, Trade<F> {
  vice: Vice = "none";
  asked = 0;
  reached = 0;
  overlaps = 0;
  readonly noticed: string[] = [];
  readonly desk: Desk;
  readonly #decoder: Decoder<F>;
  #cancelFlush = () => {};

  constructor(desk: Desk, decoder: Decoder<F>) {
    this.desk = desk;
    this.#decoder = decoder;
  }

  abstract answers(frame: F, isWrong: boolean): Uint8Array[];

  forget(): void {}

  press(_n: number): void {}

  take = (bytes: Uint8Array): void => {
    this.reached++;
    if (this.vice === "deaf") return;
    this.#read(this.#decoder.push(bytes));
    this.#cancelFlush();
    this.#cancelFlush = this.desk.clock.after(FRAME_GAP_MS, "fake silence", () => this.#read(this.#decoder.flush()));
  };

  #read(found: readonly Found<F>[]): void {
    for (const one of found) if (one.kind === "frame") this.#hear(one.frame);
  }

  #hear(frame: F): void {
    const answers = this.answers(frame, this.vice === "wrong");
    if (answers.length > 0) this.asked++;
    answers.forEach((bytes, at) => {
      this.desk.clock.after(ANSWER_MS * (at + 1), "fake answer", () => this.say(bytes));
    });
  }

  say(bytes: Uint8Array): void {
    if (this.vice === "mute") return;
    if (this.vice === "noisy") this.desk.say(NOISE);
    this.desk.say(this.vice === "half" ? bytes.subarray(0, Math.floor(bytes.length / 2)) : bytes);
  }
}

/** Where hardware is plugged in, and the way by which its driver comes to it. */
export interface Ground {
  /** Whether somebody holds the way to it open. */
  readonly isOpen: boolean;
  readonly openedCount: number;
  plugIn(hardware: readonly Hardware[]): void;
  /** Pulls the plug: what was half said stays half said. */
  pull(): void;
  /** The hardware says something. */
  say(bytes: Uint8Array): void;
  reach(): Reach;
  start(): void;
  stop(): Promise<void>;
}

export type OpensGround = (clock: Clock, gapMs: number) => Ground;

export interface Case {
  readonly kind: DeviceKind;
  readonly options: (address: number) => object;
  readonly hardware: (desk: Desk, address: number) => Hardware;
  /** Whether several of them can hang on one line. */
  readonly hasAddress: boolean;
  /** Whether it says anything at all. */
  readonly isAnswering: boolean;
  /** What it has to be asked before somebody does something at it, for the n-th time. Default nothing. */
  readonly asks?: (n: number) => { readonly op: string; readonly args: object };
  /** How it is plugged in. Default on a line in memory. */
  readonly openGround?: OpensGround;
  /** Within which it works again when it has come back, ms. Default 6 s. */
  readonly foundMs?: number;
  /** What its driver says while it is not there. Default that nothing is plugged in. */
  readonly absent?: RegExp;
  /** Nobody hears from it while it is at work. Default false. */
  readonly isUnseen?: boolean;
  /** Its messages come whole, so there is no noise between them. Default false. */
  readonly isFramed?: boolean;
  /** What is asked of it is done at once, so nothing waits. Default false. */
  readonly isInstant?: boolean;
  /** A byte that one of these says without end. Default 0x55. */
  readonly babble?: number;
}
