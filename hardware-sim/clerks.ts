// Clerks at the windows: they call, greet, serve, finish, and give up on those who do not come. A clerk sees the keypad
// and the sign over the own window, and acts through the keypad; the hall's rules decide whether it may be.
//
// A bench window has its clerk at another desk: who comes when its sign says so.
//
//   free ─▶ calling ─▶ expecting ─▶ serving ─▶ free
//             ▲  │ no     └─ nobody comes: recall, then missed ─▶ free
//             └──┘
import type { Cancel, Clock } from "../src/base/clock.ts";
import { exponential, type Random, seededRandom } from "../src/base/random.ts";
import type { Counter, Guest } from "./counter.ts";
import type { CallKey } from "./devices/call-keypad.ts";
import { OwnedClock } from "./owned-clock.ts";
import { numberIn } from "./reading.ts";
import type { Room } from "./room.ts";
import type { Keypad } from "./things.ts";

/** Between two visitors: papers, a sip of tea. Mean. */
const BREATH_MS = 6_000;
/** After the hall has said that nobody waits. */
const IDLE_MS = 15_000;
/** Without any answer to the call key. */
const NO_ANSWER_MS = 10_000;
const RECALL_MS = 25_000;
const MISSED_MS = 75_000;
/** From another desk to a window that is wanted. Mean. */
const WAY_MS = 40_000;
/** What the sign of a bench window says while nobody is wanted there. */
const NOT_WANTED = /高峰时开放/;

export interface ClerksSetting {
  readonly clock: Clock;
  readonly random: Random;
  readonly hall: Room;
}

export interface ClerksReport {
  readonly called: number;
  readonly recalled: number;
  readonly started: number;
  readonly finished: number;
  readonly missed: number;
  /** Times the hall said no. */
  readonly refused: number;
}

export interface Clerks {
  report(): ClerksReport;
  /** Everybody goes home; no timer stays behind. */
  disperse(): void;
}

type Counts = { -readonly [K in keyof ClerksReport]: number };
type State = "away" | "free" | "calling" | "expecting" | "serving";

class Clerk {
  readonly #counter: Counter;
  readonly #keypad: Keypad;
  readonly #random: Random;
  readonly #counts: Counts;
  readonly #clock: OwnedClock;
  readonly #cancels: readonly Cancel[];
  #state: State = "free";
  #pressedAt = 0;
  #number = "";
  /** Who was served last may still stand at the pad, and is not the next one. */
  #last: Guest | undefined;
  /** What the sign said when the call key was pressed: an old call is no answer. */
  #before: string | undefined;

  constructor({ clock, random }: ClerksSetting, counter: Counter, keypad: Keypad, counts: Counts) {
    this.#counter = counter;
    this.#keypad = keypad;
    this.#random = random;
    this.#counts = counts;
    this.#clock = new OwnedClock(clock);
    const look = () => this.#look();
    const sign = counter.parts.sign?.device;
    this.#cancels = [keypad.device.watch(look), counter.watch(look), ...(sign ? [sign.watch(look)] : [])];
    this.#breathe();
  }

  goHome(): void {
    this.#clock.cancelAll();
    for (const cancel of this.#cancels) cancel();
  }

  #press(key: CallKey): void {
    this.#pressedAt = this.#clock.elapsed();
    this.#keypad.press(key);
  }

  #turn(state: State): void {
    this.#state = state;
    this.#clock.cancelAll();
  }

  #wait(ms: number, then: () => void): void {
    this.#clock.after(ms, `clerk ${this.#state}`, then);
  }

  #breathe(ms = Math.round(exponential(this.#random, BREATH_MS))): void {
    this.#turn("free");
    this.#wait(ms, () => this.#call());
  }

  #signSays(text: RegExp): boolean {
    return text.test(this.#counter.parts.sign?.face.lines.join(" ") ?? "");
  }

  /** At another desk, until the sign says no more that nobody is wanted. */
  #stayAway(): void {
    this.#turn("away");
    if (!this.#signSays(NOT_WANTED)) this.#breathe(Math.round(exponential(this.#random, WAY_MS)));
  }

  #call(): void {
    if (this.#signSays(NOT_WANTED)) return this.#stayAway();
    this.#turn("calling");
    this.#wait(NO_ANSWER_MS, () => this.#breathe());
    this.#before = this.#counter.shownNumber("call");
    this.#press("call");
  }

  #look(): void {
    if (this.#state === "away" && !this.#signSays(NOT_WANTED)) this.#stayAway();
    if (this.#state === "calling") this.#lookForAnswer();
    if (this.#state === "expecting") this.#lookForGuest();
  }

  #lookForAnswer(): void {
    const { told } = this.#keypad.face;
    const answer = told && told.at >= this.#pressedAt ? told : undefined;
    const shown = this.#counter.shownNumber("call");
    const number = numberIn(answer?.text ?? "") ?? (shown === this.#before ? undefined : shown);
    if (answer?.tone === "no") this.#refused(answer.text);
    else if (number !== undefined) this.#expect(number);
  }

  /** The sign knows what the window is at; the clerk goes on from there. */
  #refused(text: string): void {
    this.#counts.refused++;
    const called = this.#counter.shownNumber("call");
    if (called !== undefined) this.#expect(called);
    else if (this.#counter.shownNumber("serving") !== undefined) this.#press("finish");
    else if (/没有开放|暂停/.test(text) || this.#counter.parts.sign?.face.tone === "paused") this.#press("resume");
    if (called === undefined) this.#breathe(IDLE_MS);
  }

  #expect(number: string): void {
    this.#counts.called++;
    this.#number = number;
    this.#turn("expecting");
    this.#wait(RECALL_MS, () => this.#recall());
    this.#wait(MISSED_MS, () => this.#miss());
    this.#lookForGuest();
  }

  #lookForGuest(): void {
    const guest = this.#counter.guest(this.#number);
    if (guest && guest !== this.#last) this.#serve(guest);
  }

  #recall(): void {
    this.#counts.recalled++;
    this.#press("recall");
  }

  #miss(): void {
    this.#counts.missed++;
    this.#press("missed");
    this.#breathe();
  }

  #serve(guest: Guest): void {
    this.#counts.started++;
    this.#last = guest;
    this.#turn("serving");
    this.#wait(guest.matterMs, () => this.#finish(guest));
    this.#press("start");
    guest.welcomed();
  }

  #finish(guest: Guest): void {
    this.#counts.finished++;
    this.#press("finish");
    guest.dismissed();
    this.#breathe();
  }
}

/** A clerk sits down at every window that has a keypad. */
export const seatClerks = (setting: ClerksSetting): Clerks => {
  const counts: Counts = { called: 0, recalled: 0, started: 0, finished: 0, missed: 0, refused: 0 };
  const clerks = [...setting.hall.counters.values()].flatMap((counter) => {
    const { keypad } = counter.parts;
    const random = seededRandom(Math.floor(setting.random.next() * 2 ** 32));
    return keypad ? [new Clerk({ ...setting, random }, counter, keypad, counts)] : [];
  });
  return {
    report: () => ({ ...counts }),
    disperse: () => {
      for (const clerk of clerks) clerk.goHome();
    },
  };
};
