// What everything is given that makes the hall speak.
import type { Clock } from "../../base/clock.ts";
import type { Hall } from "../../hall/state.ts";
import type { Lanes } from "./lanes.ts";
import type { Roster } from "./roster.ts";
import type { Showcase } from "./showcase.ts";

export interface SpeechOptions {
  readonly clock: Clock;
  readonly hall: () => Hall;
  readonly epoch: () => string;
  readonly roster: Roster;
  readonly lanes: Lanes;
  readonly showcase: Showcase;
  /** Whether anything is said aloud now. */
  readonly isHeard: () => boolean;
}
