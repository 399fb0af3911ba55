// A week of a hall in one process: whether it keeps what it no longer needs.
import type { Clock } from "../src/base/clock.ts";
import { Program } from "../test/chaos/program.ts";
import type { Scale } from "./scale.ts";
import type { Week } from "./week-in-one-process.ts";

const WEEK_MS_MAX = 180_000;

export const measureWeek = async (clock: Clock, { days, dayHours }: Scale): Promise<Week> => {
  const long = [days, dayHours].map(String);
  const args = [...process.execArgv, "--expose-gc", "bench/week-in-one-process.ts", ...long];
  const program = new Program(clock, args);
  return JSON.parse(await program.line("a week passes", WEEK_MS_MAX, () => true)) as Week;
};
