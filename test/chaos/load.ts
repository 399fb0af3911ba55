// People who do one thing after another while the load is on. On hold everybody ends what they are at and waits.
import { type Watch, Watchers } from "../../hardware-sim/watchers.ts";
import type { Clock } from "../../src/base/clock.ts";
import { reasonOf } from "../../src/base/errors.ts";
import { seen } from "./waiting.ts";

type State = "on" | "held" | "over";

export class Load {
  readonly #clock: Clock;
  readonly #changed = new Watchers();
  readonly #watch: Watch = this.#changed.add;
  readonly #workers: Promise<void>[] = [];
  #state: State = "held";
  readonly #atWork = new Set<string>();
  /** What somebody met and should not have; a person who does ends the day. */
  readonly troubles: string[] = [];

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Somebody comes in, to do `step` again and again; two may not have the same name. */
  join(name: string, step: () => Promise<void>): void {
    this.#workers.push(this.#work(name, step));
  }

  begin(): void {
    this.#turn("on");
  }

  /** Settles when nobody is in the middle of anything. */
  async hold(deadlineMs: number): Promise<void> {
    this.#turn("held");
    const isQuiet = () => this.#atWork.size === 0;
    await seen(this.#clock, "everybody pauses", deadlineMs, isQuiet, [this.#watch]).catch((error: unknown) => {
      throw new Error(`${reasonOf(error)}; still at it: ${[...this.#atWork].join(", ")}`);
    });
  }

  /** Everybody goes home. */
  async end(deadlineMs: number): Promise<void> {
    await this.hold(deadlineMs);
    this.#turn("over");
    await Promise.all(this.#workers);
  }

  #turn(state: State): void {
    this.#state = state;
    this.#changed.tell();
  }

  async #work(name: string, step: () => Promise<void>): Promise<void> {
    try {
      while (await this.#mayWork()) await this.#once(name, step);
    } catch (error) {
      this.troubles.push(`${name}: ${reasonOf(error)}`);
    }
  }

  /** False when the day is over. */
  #mayWork(): Promise<boolean> {
    if (this.#state !== "held") return Promise.resolve(this.#state === "on");
    return new Promise((resolve) => {
      const cancel = this.#watch(() => {
        if (this.#state === "held") return;
        cancel();
        resolve(this.#state === "on");
      });
    });
  }

  async #once(name: string, step: () => Promise<void>): Promise<void> {
    if (this.#state !== "on") return;
    this.#atWork.add(name);
    try {
      await step();
    } finally {
      this.#atWork.delete(name);
      this.#changed.tell();
    }
  }
}
