// People before one ticket machine: one at a time they press a key, look at the display, and take their paper from the
// printer's tray.
import type { Cancel, Clock } from "../src/base/clock.ts";
import { OwnedClock } from "./owned-clock.ts";
import { numberIn } from "./reading.ts";
import type { Machine, Slip, Tray } from "./things.ts";

/** Longer than a printer may take, so that a number on the display alone means that the paper will not come. */
const PAPER_MS = 15_000;
const LINE_MAX = 30;

export type Got =
  | { readonly got: "paper" | "display"; readonly number: string }
  | { readonly got: "refusal" | "nothing" };

export interface Taker {
  readonly key: string;
  readonly person: string | undefined;
  readonly hesitationMs: number;
  pressed(): void;
  received(got: Got): void;
}

export class TicketLine {
  readonly #machine: Machine;
  readonly #printers: readonly Tray[];
  readonly #taken: WeakSet<Slip>;
  readonly #clock: OwnedClock;
  readonly #takers: Taker[] = [];
  readonly #cancels: readonly Cancel[];
  #pressedAt: number | undefined;

  /** `taken` are the papers nobody can take any more; the lines of one hall share it. */
  constructor(machine: Machine, printers: readonly Tray[], taken: WeakSet<Slip>, clock: Clock) {
    this.#machine = machine;
    this.#printers = printers;
    this.#taken = taken;
    this.#clock = new OwnedClock(clock);
    const look = () => this.#look();
    this.#cancels = [machine.device.watch(look), ...printers.map((printer) => printer.watchPapers(look))];
  }

  get length(): number {
    return this.#takers.length;
  }

  /** False when the line is so long that nobody would join it. */
  join(taker: Taker): boolean {
    if (this.#takers.length >= LINE_MAX) return false;
    this.#takers.push(taker);
    if (this.#takers.length === 1) this.#stepUp();
    return true;
  }

  disperse(): void {
    this.#clock.cancelAll();
    for (const cancel of this.#cancels) cancel();
  }

  #stepUp(): void {
    const taker = this.#takers[0];
    if (taker) this.#clock.after(taker.hesitationMs, "choosing a service", () => this.#press(taker));
  }

  #press(taker: Taker): void {
    this.#pressedAt = this.#clock.elapsed();
    taker.pressed();
    this.#clock.after(PAPER_MS, "waiting for paper", () => this.#settle(this.#withoutPaper()));
    this.#machine.press(taker.key, taker.person);
  }

  #look(): void {
    if (this.#pressedAt === undefined) return;
    const paper = this.#paper();
    if (paper) this.#settle({ got: "paper", number: paper.number });
    else if (this.#told()?.tone === "no") this.#settle({ got: "refusal" });
  }

  #told() {
    const { told } = this.#machine.face;
    return told && told.at >= this.#pressedAt! ? told : undefined;
  }

  /** A number on the display tells which paper is ours; else it is any that has come out since the press. */
  #paper(): Slip | undefined {
    const number = numberIn(this.#told()?.text ?? "");
    const isOurs = (paper: Slip) =>
      paper.cutAt >= this.#pressedAt! && !this.#taken.has(paper) && (number === undefined || paper.number === number);
    const paper = this.#printers.flatMap(({ papers }) => papers.slice(-LINE_MAX)).find(isOurs);
    if (paper) this.#taken.add(paper);
    return paper;
  }

  #withoutPaper(): Got {
    const number = numberIn(this.#told()?.text ?? "");
    return number === undefined ? { got: "nothing" } : { got: "display", number };
  }

  #settle(got: Got): void {
    this.#clock.cancelAll();
    this.#pressedAt = undefined;
    this.#takers.shift()?.received(got);
    this.#stepUp();
  }
}
