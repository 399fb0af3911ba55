// Commands on their way. Each keeps its key until it is answered, so that sending it again over a new connection is the
// same command and has one effect; each has a deadline, after which its fate is unknown and the board tells the truth.
import type { CommandFrame, ProblemDetails, Result } from "../../protocols/api/frames.ts";
import type { Cancel, PageClock } from "./clock.ts";

const UNDER_WAY_MAX = 20;

interface Waiting {
  readonly frame: CommandFrame;
  readonly settle: (result: Result) => void;
  readonly cancel: Cancel;
}

const problem = (code: string, title: string, status: number): ProblemDetails => ({
  type: "about:blank",
  code,
  title,
  status,
});

const failure = (id: CommandFrame["id"], details: ProblemDetails): Result => ({
  t: "res",
  id,
  ok: false,
  problem: details,
});

export class CommandDesk {
  readonly #clock: PageClock;
  readonly #waiting = new Map<CommandFrame["id"], Waiting>();

  constructor(clock: PageClock) {
    this.#clock = clock;
  }

  /** Never rejects: no answer in time, and too many at once, are answers too. */
  ask(frame: CommandFrame, deadlineMs: number, send: (frame: CommandFrame) => void): Promise<Result> {
    if (this.#waiting.size >= UNDER_WAY_MAX) {
      return Promise.resolve(failure(frame.id, problem("overloaded", "Too many commands are under way", 429)));
    }
    return new Promise((settle) => {
      const late = failure(frame.id, problem("no-answer", "No answer in time", 504));
      const cancel = this.#clock.after(deadlineMs, `answer ${frame.id}`, () => this.settle(late));
      this.#waiting.set(frame.id, { frame, settle, cancel });
      send(frame);
    });
  }

  settle(result: Result): void {
    const waiting = this.#waiting.get(result.id);
    if (!waiting) return;
    this.#waiting.delete(result.id);
    waiting.cancel();
    waiting.settle(result);
  }

  resend(send: (frame: CommandFrame) => void): void {
    for (const { frame } of this.#waiting.values()) send(frame);
  }
}
