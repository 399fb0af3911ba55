// A clerk at a window page: opens, calls, starts, finishes, sometimes gives up on a visitor, and goes on from whatever
// state the window is in.
import { type Clock, pause } from "../../src/base/clock.ts";
import type { Random } from "../../src/base/random.ts";
import type { Result } from "../../src/web/wire/hall-socket.ts";
import type { HallPage } from "./hall-page.ts";

export interface ClerkSetting {
  readonly clock: Clock;
  readonly random: Random;
  readonly window: string;
  /** Mean of each step at the window; ms. */
  readonly stepMs: number;
}

type Step = "open-window" | "call-next" | "start" | "finish" | "miss";

/** Part of the visitors who do not come. */
const MISSED_SHARE = 0.1;

/** What to do when the hall says no, as a person would. */
const instead: Readonly<Record<string, readonly Step[]>> = {
  "window-closed": ["open-window"],
  // A closed window is nobody's.
  "not-allowed": ["open-window"],
  "window-busy": ["start", "finish"],
  "nobody-waiting": [],
  "wrong-step": [],
  "no-visitor": [],
  "window-open": [],
};

/** One visit at the window of this page. */
export const clerkStep = (page: HallPage, { clock, random, window, stepMs }: ClerkSetting) => {
  const step = async (op: Step): Promise<Result> => {
    await pause(clock, 2 * stepMs * random.next(), `clerk ${op}`);
    return page.ask({ op, args: { window } });
  };
  const goOnFrom = async (code: string): Promise<void> => {
    const steps = instead[code];
    if (!steps) throw new Error(`window ${window} was refused: ${code}`);
    for (const op of steps) await step(op);
  };
  return async (): Promise<void> => {
    const called = await step("call-next");
    if (!called.ok) return goOnFrom(called.problem.code);
    const rest: Step[] = random.next() < MISSED_SHARE ? ["miss"] : ["start", "finish"];
    for (const op of rest) {
      const result = await step(op);
      if (!result.ok) return goOnFrom(result.problem.code);
    }
  };
};
