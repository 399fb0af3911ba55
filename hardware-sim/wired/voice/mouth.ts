// One utterance at a time and the record of what was heard: it begins, is held, goes on, and ends or is cut off.
import type { Cancel } from "../../../src/base/clock.ts";
import { Recent } from "../../recent.ts";
import type { Board } from "../firmware.ts";

export interface Utterance {
  readonly text: string;
  readonly volume: number;
  /** `clock.elapsed()`. */
  readonly startedAt: number;
  readonly endedAt: number;
  /** False when another text, a stop or the end of power cut it off. */
  readonly isWhole: boolean;
}

export interface MouthSetting {
  /** Asked at the end of an utterance; while it may not end it goes on. */
  readonly mayEnd: () => boolean;
  /** Told when an utterance has ended of itself. */
  readonly ended: () => void;
}

const SPOKEN_KEPT = 1_000;

interface Saying {
  readonly text: string;
  readonly volume: number;
  readonly startedAt: number;
  /** Until its end when it is not paused. */
  leftMs: number;
  /** When it last went on; undefined while it is paused. */
  since: number | undefined;
  cancel: Cancel;
}

export class Mouth {
  readonly #board: Board;
  readonly #setting: MouthSetting;
  readonly #spoken = new Recent<Utterance>(SPOKEN_KEPT);
  #saying: Saying | undefined;

  constructor(board: Board, setting: MouthSetting) {
    this.#board = board;
    this.#setting = setting;
  }

  /** What was heard, oldest first. */
  get spoken(): readonly Utterance[] {
    return this.#spoken.items;
  }

  get saying(): string | undefined {
    return this.#saying?.text;
  }

  /** What is being said is cut off. */
  say(text: string, volume: number, lastsMs: number): void {
    this.stop();
    const startedAt = this.#board.clock.elapsed();
    this.#saying = { text, volume, startedAt, leftMs: lastsMs, since: undefined, cancel: () => {} };
    this.#arm(this.#saying);
    this.#board.changed();
  }

  stop(): void {
    this.#end(false);
  }

  pause(): void {
    const saying = this.#saying;
    if (saying?.since === undefined) return;
    saying.cancel();
    saying.leftMs -= this.#board.clock.elapsed() - saying.since;
    saying.since = undefined;
  }

  resume(): void {
    if (this.#saying && this.#saying.since === undefined) this.#arm(this.#saying);
  }

  /** What could not end may: it is said to its end once more. */
  goOn(): void {
    if (this.#saying?.since !== undefined) this.#arm(this.#saying);
  }

  #arm(saying: Saying): void {
    saying.cancel();
    saying.since = this.#board.clock.elapsed();
    saying.cancel = this.#board.clock.after(saying.leftMs, "speech ends", () => {
      if (!this.#setting.mayEnd()) return;
      this.#end(true);
      this.#setting.ended();
    });
  }

  #end(isWhole: boolean): void {
    const saying = this.#saying;
    if (!saying) return;
    saying.cancel();
    this.#saying = undefined;
    const { text, volume, startedAt } = saying;
    this.#spoken.add({ text, volume, startedAt, endedAt: this.#board.clock.elapsed(), isWhole });
    this.#board.changed();
  }
}
