// What comes of a simulated day, as it grows.
import type { Courses } from "./courses.ts";
import type { DayResult } from "./steering.ts";

export type Growing = { -readonly [K in keyof DayResult]: DayResult[K] };

/** Before anybody has come. */
export const dayBegins = ({ starts, laterWaits }: Courses, windows: number): Growing => ({
  starts,
  laterWaits,
  windows: new Int16Array(starts.length).fill(-1),
  busyMinutes: new Float64Array(windows),
  openMinutes: new Float64Array(windows),
  dutyMinutes: new Float64Array(windows),
  signChanges: new Int32Array(windows),
  lastEnd: 0,
  offSign: 0,
});
