// A clock that moves only when told to. Timers fire in order of their time, then of their making; between two of
// them every promise and every `soon` task settles, so a day of hall time is deterministic and takes a second.
import type { Cancel, Clock } from "./clock.ts";

interface Timer {
  readonly due: number;
  readonly order: number;
  readonly name: string;
  readonly task: () => void;
}

export class VirtualClock implements Clock {
  #elapsed = 0;
  #order = 0;
  #wallOffset: number;
  readonly #timers = new Map<number, Timer>();
  #soon: (() => void)[] = [];

  constructor(startMs: number) {
    this.#wallOffset = startMs;
  }

  now = (): number => this.#wallOffset + this.#elapsed;
  elapsed = (): number => this.#elapsed;

  after = (delayMs: number, name: string, task: () => void): Cancel => {
    const order = this.#order++;
    this.#timers.set(order, { due: this.#elapsed + Math.max(0, Math.round(delayMs)), order, name, task });
    return () => this.#timers.delete(order);
  };

  soon = (task: () => void): void => {
    this.#soon.push(task);
  };

  /** Moves the wall clock alone, as an operator or a time server would; timers keep their time. */
  jump(byMs: number): void {
    this.#wallOffset += byMs;
  }

  /** Names of the timers that are still armed: what a stopped hall has left behind. */
  armed = (): string[] => [...this.#timers.values()].map((timer) => timer.name);

  /** Moves time forward, firing whatever falls due on the way. */
  async advance(byMs: number): Promise<void> {
    const end = this.#elapsed + byMs;
    await this.settle();
    for (let timer = this.#next(end); timer; timer = this.#next(end)) {
      this.#timers.delete(timer.order);
      this.#elapsed = Math.max(this.#elapsed, timer.due);
      timer.task();
      await this.settle();
    }
    this.#elapsed = end;
  }

  /** Lets promises and `soon` tasks run until none is left, without moving time. */
  async settle(): Promise<void> {
    do {
      const tasks = this.#soon;
      this.#soon = [];
      for (const task of tasks) task();
      await new Promise<void>((resolve) => void setImmediate(resolve));
    } while (this.#soon.length > 0);
  }

  #next(end: number): Timer | undefined {
    let first: Timer | undefined;
    for (const timer of this.#timers.values()) {
      if (timer.due <= end && (!first || timer.due < first.due)) first = timer;
    }
    return first;
  }
}
