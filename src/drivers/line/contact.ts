// Whether the hardware answers. It is asked as soon as its line opens, then now and then, at once when there is
// something new to say, and more rarely the longer it is silent, so that it takes little time from the others on its line.
import type { Cancel, Clock } from "../../base/clock.ts";
import { isAppError, reasonOf } from "../../base/errors.ts";

/** `absent` nothing to plug into, `silent` no answer, `refusing` it answers and says no. */
export type ContactState = "absent" | "silent" | "refusing" | "ready";

export interface ContactSetting {
  readonly clock: Clock;
  /** Asks the hardware; settles within its own deadline. */
  check(): Promise<void>;
  turned(state: ContactState): void;
  /** From the beginning of one check to that of the next while all is well, ms. */
  readonly everyMs: number;
}

/** From one check to the next while it is silent; the last one repeats. */
const RETRY_MS = [500, 2000, 5000, 10_000] as const;
/** One lost answer is noise, two are a device without power. */
const MISSES_MAX = 2;
/** An answer that is late is taken for the one to the next question, so one alone does not end a silence. */
const ANSWERS_MIN = 2;
/** Of the time from one check to the next, so that a slow wire is never busy with checks alone. */
const REST_SHARE = 0.25;

export class Contact {
  readonly #setting: ContactSetting;
  #state: ContactState = "absent";
  #isTold = false;
  #since: number;
  #lastError: string | undefined;
  #isOpen = false;
  #isChecking = false;
  #isAgain = false;
  #misses = 0;
  /** Since the last miss. */
  #answers = 0;
  #cancelNext: Cancel = () => {};

  constructor(setting: ContactSetting) {
    this.#setting = setting;
    this.#since = setting.clock.now();
  }

  get state(): ContactState {
    return this.#state;
  }

  /** ms since 1970 UTC. */
  get since(): number {
    return this.#since;
  }

  /** The last trouble, also when it is over. */
  get lastError(): string | undefined {
    return this.#lastError;
  }

  opened(): void {
    this.#isOpen = true;
    this.#misses = 0;
    this.#answers = 0;
    this.#checkAfter(0);
  }

  closed(reason: string): void {
    // A silent one whose line is opened anew is as silent as before, unless the line does not open.
    const isAsBefore = this.#isOpen && this.#state === "silent";
    this.#isOpen = false;
    this.#isAgain = false;
    this.#cancelNext();
    if (isAsBefore) return;
    this.#lastError = reason;
    this.#turn("absent");
  }

  /** There is something new to say. A silent device is not asked more often for it. */
  hasten(): void {
    if (this.#isChecking) this.#isAgain = true;
    else if (this.#isOpen && this.#misses === 0) this.#checkAfter(0);
  }

  /** Work has gone wrong in another way than in a check. */
  failed(error: unknown): void {
    this.#lastError = reasonOf(error);
  }

  #checkAfter(delayMs: number): void {
    this.#cancelNext();
    this.#cancelNext = this.#setting.clock.after(delayMs, "contact check", () => void this.#check());
  }

  async #check(): Promise<void> {
    if (this.#isChecking) return;
    this.#isChecking = true;
    this.#isAgain = false;
    const { clock, everyMs } = this.#setting;
    const dueAt = clock.elapsed() + everyMs;
    const error = await this.#setting.check().then(
      () => undefined,
      (reason: unknown) => reason ?? new Error("no reason was given"),
    );
    this.#isChecking = false;
    if (!this.#isOpen) return;
    if (error === undefined) this.#well(Math.max(everyMs * REST_SHARE, dueAt - clock.elapsed()));
    else this.#ill(error);
  }

  #well(nextMs: number): void {
    this.#answers++;
    if (this.#answers >= ANSWERS_MIN) this.#misses = 0;
    const isSure = this.#misses === 0;
    if (isSure || this.#state !== "silent") this.#turn("ready");
    this.#checkAfter(this.#isAgain || !isSure ? 0 : nextMs);
  }

  #ill(error: unknown): void {
    this.failed(error);
    const retryMs = RETRY_MS[Math.min(this.#misses, RETRY_MS.length - 1)]!;
    this.#misses++;
    this.#answers = 0;
    if (isAppError(error, "DEVICE_REFUSED")) this.#turn("refusing");
    else if (this.#misses >= MISSES_MAX || this.#state === "absent") this.#turn("silent");
    this.#checkAfter(retryMs);
  }

  #turn(state: ContactState): void {
    if (state === this.#state && this.#isTold) return;
    this.#isTold = true;
    this.#state = state;
    this.#since = this.#setting.clock.now();
    this.#setting.turned(state);
  }
}
