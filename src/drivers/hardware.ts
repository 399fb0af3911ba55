// The hardware as a driver handles it: a seat at its line, whether it answers, and what the hall is told of that.
import type { Decoder } from "../protocols/codec.ts";
import type { DriverHealth, DriverParts } from "./driver.ts";
import { Contact, type ContactState } from "./line/contact.ts";
import type { Question, Remark, Seat } from "./line/seat.ts";

export interface HardwareSetting<F> {
  readonly decoder: Decoder<F>;
  /** After so long a silence an unfinished frame is given up, ms. */
  readonly silenceMs: number;
  /** Asks whether it is there; rejects when it is not. Settles within its own deadline. */
  check(): Promise<void>;
  /** From one check to the next, ms. */
  readonly checkMs: number;
  /** A frame that answers no question. */
  heard?(frame: F): void;
  /** It speaks unasked, so it is listened for while others on its line have their turn. Default false. */
  readonly speaksUnasked?: boolean;
  /** What it says may be a person: its bytes are overwritten when they are read. Default false. */
  readonly isPersonal?: boolean;
  /** Whether it can be spoken to has changed. */
  turned?(state: ContactState): void;
  /** What it complains of itself, by short names [HALL-2.2]. Default nothing. */
  faults?(): readonly string[];
}

export class Hardware<F> {
  readonly #setting: HardwareSetting<F>;
  readonly #parts: DriverParts;
  readonly #contact: Contact;
  readonly #seat: Seat<F>;

  constructor(parts: DriverParts, setting: HardwareSetting<F>) {
    const { device, clock, line } = parts;
    const { decoder, silenceMs, checkMs, speaksUnasked = false, isPersonal = false } = setting;
    this.#parts = parts;
    this.#setting = setting;
    const turned = (state: ContactState) => this.#turned(state);
    const contact = new Contact({ clock, everyMs: checkMs, turned, check: () => setting.check() });
    const heard = (frame: F) => setting.heard?.(frame);
    const opened = () => contact.opened();
    const closed = (reason: string) => contact.closed(reason);
    this.#seat = line.seat({ device, decoder, silenceMs, speaksUnasked, isPersonal, heard, opened, closed });
    this.#contact = contact;
  }

  get state(): ContactState {
    return this.#contact.state;
  }

  get health(): DriverHealth {
    const { state, since, lastError } = this.#contact;
    const { discardedBytes, queueLength } = this.#seat;
    return { state, since, lastError, discardedBytes, queueLength };
  }

  /** Rejects with DEVICE_SILENT, LINE_CLOSED, LINE_FULL, or whatever `answer` throws. */
  ask<A>(question: Question<F, A>): Promise<A> {
    return this.#seat.ask(question);
  }

  /** For what nobody answers. */
  tell(remark: Remark): Promise<void> {
    return this.#seat.tell(remark);
  }

  /** There is something new to check or to show. */
  hasten(): void {
    this.#contact.hasten();
  }

  /** Work has gone wrong; shown as the last error. */
  failed(error: unknown): void {
    this.#contact.failed(error);
  }

  /** Its own faults have changed. */
  complain(): void {
    this.#report(this.#contact.state);
  }

  #turned(state: ContactState): void {
    this.#report(state);
    this.#setting.turned?.(state);
  }

  /** [HALL-3.11] */
  #report(state: ContactState): void {
    const { port } = this.#parts;
    const faults = this.#setting.faults?.() ?? [];
    if (state === "absent" || state === "silent") port.turn("lost", ["offline"]);
    else if (state === "refusing") port.turn("degraded", ["refusing", ...faults]);
    else port.turn(faults.length > 0 ? "degraded" : "ready", faults);
  }
}
