// Slows down whoever guesses. Failures are counted by account and by address; from the fifth on each one shuts the door
// for longer than the one before. An attempt counts before its secret is looked at, so a hundred at once are no way around.
import type { Clock } from "../../base/clock.ts";

export interface LockoutOptions {
  /** Failures that are free. Default 5. */
  readonly failuresMax?: number;
  /** ms of the first lock; each further failure doubles it. Default 5 min. */
  readonly lockMs?: number;
  /** Longest lock in ms. Default 1 h. */
  readonly lockMsMax?: number;
  /** Accounts and addresses remembered; the oldest is forgotten first. Default 10,000. */
  readonly entriesMax?: number;
}

interface Entry {
  readonly failures: number;
  /** Monotonic ms of the last failure. */
  readonly at: number;
}

/** ms after the end of a lock in which failures still count. */
const FORGET_MS = 3_600_000;

export class Lockout {
  readonly #clock: Clock;
  readonly #options: Required<LockoutOptions>;
  readonly #entries = new Map<string, Entry>();

  constructor(clock: Clock, options: LockoutOptions = {}) {
    this.#clock = clock;
    this.#options = { failuresMax: 5, lockMs: 300_000, lockMsMax: 3_600_000, entriesMax: 10_000, ...options };
  }

  /** ms until an attempt is allowed under all of these names; 0 when it is now. */
  waitMs(keys: readonly string[]): number {
    const now = this.#clock.elapsed();
    return Math.max(0, ...keys.map((key) => this.#lockedUntil(this.#entries.get(key)) - now));
  }

  /** Counts an attempt as failed until it is pardoned. */
  fail(keys: readonly string[]): void {
    for (const key of keys) this.#set(key, (this.#current(key)?.failures ?? 0) + 1);
  }

  /** Takes one failure back: the attempt was right. */
  pardon(key: string): void {
    const failures = (this.#current(key)?.failures ?? 0) - 1;
    if (failures > 0) this.#set(key, failures);
    else this.#entries.delete(key);
  }

  clear(key: string): void {
    this.#entries.delete(key);
  }

  #current(key: string): Entry | undefined {
    const entry = this.#entries.get(key);
    if (!entry) return undefined;
    const freshUntil = Math.max(entry.at, this.#lockedUntil(entry)) + FORGET_MS;
    return this.#clock.elapsed() < freshUntil ? entry : undefined;
  }

  #lockedUntil(entry: Entry | undefined): number {
    const { failuresMax, lockMs, lockMsMax } = this.#options;
    if (!entry || entry.failures < failuresMax) return 0;
    return entry.at + Math.min(lockMsMax, lockMs * 2 ** (entry.failures - failuresMax));
  }

  #set(key: string, failures: number): void {
    this.#entries.delete(key);
    this.#entries.set(key, { failures, at: this.#clock.elapsed() });
    if (this.#entries.size > this.#options.entriesMax) this.#entries.delete(this.#entries.keys().next().value!);
  }
}
