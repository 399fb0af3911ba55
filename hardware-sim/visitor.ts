// One visitor, from the ticket machine to the door. He knows what is on his paper and what he sees and hears; he acts
// through keys only.
//
//   machine ─▶ waiting ─▶ walking ─▶ standing ─▶ serving ─▶ rating ─▶ pressing ─▶ gone
//                ▲  └─ patience ends ─▶ gone │
//                └───────── too late ────────┘
import type { Cancel, Clock } from "../src/base/clock.ts";
import type { Counter, Guest } from "./counter.ts";
import { OwnedClock } from "./owned-clock.ts";
import type { Tally } from "./tally.ts";
import type { Pad } from "./things.ts";
import type { Got, Taker } from "./ticket-line.ts";
import type { Traits } from "./traits.ts";

/** Standing at a window that does not show his number any more, he sits down again. */
const STAND_MS = 90_000;
/** Nobody stands at a window longer than half an hour. */
const STANDS_MAX = 20;
/** How long he gives the pad to ask. */
const PAD_MS = 8_000;

type State = "machine" | "waiting" | "walking" | "standing" | "serving" | "rating" | "pressing" | "gone";

/** What a visitor needs of the crowd. */
export interface Company {
  readonly clock: Clock;
  readonly tally: Tally;
  /** He sits down and looks at every sign; the lists of old calls only when he comes first. */
  seated(visitor: Visitor, isFirst: boolean): void;
  /** He has stood up to go to a window. */
  stoodUp(visitor: Visitor): void;
  left(visitor: Visitor): void;
}

export class Visitor implements Taker, Guest {
  readonly #traits: Traits;
  readonly #company: Company;
  readonly #clock: OwnedClock;
  #state: State = "machine";
  #number = "";
  #counter: Counter | undefined;
  #looksAway: readonly Cancel[] = [];
  #pressedAt = 0;
  #calls = 0;
  #stands = 0;

  constructor(traits: Traits, company: Company) {
    this.#traits = traits;
    this.#company = company;
    this.#clock = new OwnedClock(company.clock);
  }

  get key(): string {
    return this.#traits.key;
  }

  get person(): string | undefined {
    return this.#traits.person;
  }

  get hesitationMs(): number {
    return this.#traits.hesitationMs;
  }

  get matterMs(): number {
    return this.#traits.matterMs;
  }

  get number(): string {
    return this.#number;
  }

  pressed(): void {
    this.#pressedAt = this.#clock.elapsed();
    this.#company.tally.add("pressed");
  }

  received(got: Got): void {
    const { tally } = this.#company;
    if (!("number" in got)) {
      tally.add(got.got === "refusal" ? "refused" : "emptyHanded");
      this.#leave();
      return;
    }
    tally.add(got.got === "paper" ? "papers" : "displays");
    this.#number = got.number;
    this.#sit();
  }

  /** His number is called to a window: seen, or heard. */
  noticed(counter: Counter): void {
    if (this.#state !== "waiting") return;
    if (this.#calls++ === 0) this.#countWait();
    this.#company.stoodUp(this);
    if (this.#traits.isNoShow) this.#leave("missed");
    else this.#turn("walking", this.#traits.walkMs, () => this.#stand(counter));
  }

  /** The clerk greets him, or the sign says that he is being served. */
  welcomed(): void {
    if (this.#state === "standing") this.#turn("serving");
  }

  /** The clerk says goodbye, or the sign has gone on to something else. */
  dismissed(): void {
    if (this.#state !== "serving") return;
    this.#company.tally.add("served");
    this.#turn("rating", PAD_MS, () => this.#leave("unrated"));
    this.#look();
  }

  /** The hall shuts, or the simulation ends. */
  disperse(): void {
    this.#turn("gone");
    this.#lookAway();
  }

  #countWait(): void {
    this.#company.tally.add("called");
    this.#company.tally.waited(this.#clock.elapsed() - this.#pressedAt);
  }

  #turn(state: State, ms?: number, then?: () => void): void {
    this.#state = state;
    this.#clock.cancelAll();
    if (ms !== undefined && then) this.#clock.after(ms, `visitor ${state}`, then);
  }

  #sit(): void {
    const leftMs = this.#traits.patienceMs - (this.#clock.elapsed() - this.#pressedAt);
    this.#turn("waiting", Math.max(0, leftMs), () => this.#leave("gaveUp"));
    this.#company.seated(this, this.#calls === 0);
  }

  #stand(counter: Counter): void {
    this.#counter = counter;
    this.#turn("standing", STAND_MS, () => this.#stoodLong(counter));
    const { sign, pad } = counter.parts;
    this.#looksAway = [sign, pad].flatMap((part) => (part ? [part.device.watch(() => this.#look())] : []));
    counter.arrive(this);
    this.#look();
  }

  #stoodLong(counter: Counter): void {
    const isMine = this.#isShown(counter, "call") || this.#isShown(counter, "serving");
    if (++this.#stands >= STANDS_MAX) this.#leave("gaveUp");
    else if (isMine) this.#turn("standing", STAND_MS, () => this.#stoodLong(counter));
    else this.#tooLate();
  }

  #tooLate(): void {
    this.#company.tally.add("late");
    this.#lookAway();
    this.#sit();
  }

  #isShown(counter: Counter, tone: "call" | "serving"): boolean {
    return counter.shownNumber(tone) === this.#number;
  }

  /** The sign over the window, and the pad on it. */
  #look(): void {
    const counter = this.#counter;
    if (!counter) return;
    if (this.#state === "standing" && this.#isShown(counter, "serving")) this.welcomed();
    if (this.#state === "serving") this.#lookForEnd(counter);
    if (this.#state === "rating") this.#lookAtPad(counter);
  }

  /** A sign that has gone on to something else says that the matter is done; a dark one says nothing. */
  #lookForEnd(counter: Counter): void {
    const isDark = counter.parts.sign?.face.tone === "dark";
    const isMine = this.#isShown(counter, "serving") || this.#isShown(counter, "call");
    if (!isDark && !isMine) this.dismissed();
  }

  #lookAtPad({ parts: { pad } }: Counter): void {
    const { grade, hesitationMs } = this.#traits;
    const asking = pad?.face.asking;
    if (grade === undefined || !pad || !asking || (asking.number ?? this.#number) !== this.#number) return;
    this.#turn("pressing", hesitationMs, () => this.#rate(pad, grade));
  }

  #rate(pad: Pad, grade: number): void {
    const isTaken = pad.press(grade);
    if (isTaken) this.#company.tally.rated(grade);
    this.#leave(isTaken ? undefined : "unrated");
  }

  #lookAway(): void {
    for (const lookAway of this.#looksAway) lookAway();
    this.#looksAway = [];
    this.#counter?.leave(this);
    this.#counter = undefined;
  }

  #leave(why?: "missed" | "gaveUp" | "unrated"): void {
    if (why) this.#company.tally.add(why);
    this.disperse();
    this.#company.left(this);
  }
}
