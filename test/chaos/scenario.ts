// What every scenario of these tests is handed.
import type { Clock } from "../../src/base/clock.ts";
import type { Random } from "../../src/base/random.ts";
import type { Findings } from "./findings.ts";

export interface ScenarioSetting {
  readonly clock: Clock;
  readonly random: Random;
  /** What it has found, also when it does not run to its end. */
  readonly findings: Findings;
  /** Progress, for whoever waits. */
  readonly say: (text: string) => void;
}
