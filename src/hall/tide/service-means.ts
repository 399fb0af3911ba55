// How long visits take and how fast a clerk is outside the field, from few of them: each mean is drawn towards what is
// believed already, as if that were so many visits, and a single monstrous visit counts only so much (Brown et al. 2005:
// lengths are lognormal). Helper speed is the one figure that is worth measuring.

export interface Shrinkage {
  /** What is believed counts as this many visits. */
  readonly priorVisits: number;
  /** A visit longer than this many times the belief counts as that long. */
  readonly longestTimes: number;
}

export const shrinkage: Shrinkage = { priorVisits: 15, longestTimes: 4 };

/** What has been seen so far; lengths already cut. */
export interface Seen {
  readonly visits: number;
  readonly minutes: number;
}

export const nothingSeen: Seen = { visits: 0, minutes: 0 };

/** One more visit. */
export const withVisit = ({ visits, minutes }: Seen, length: number, believed: number, by = shrinkage): Seen => ({
  visits: visits + 1,
  minutes: minutes + Math.min(length, by.longestTimes * believed),
});

/** The mean length to reckon with, min. */
export const meanMinutes = ({ visits, minutes }: Seen, believed: number, by = shrinkage): number =>
  (by.priorVisits * believed + minutes) / (by.priorVisits + visits);

/** Where nothing is known of a clerk who helps. */
export const USUAL_HELP_SPEED = 0.85;
const SPEED_MIN = 0.3;
const SPEED_MAX = 1.5;

/** Speed of a clerk at a service, 1 being those whose main work it is and who take `workMinutes`. */
export const speedOf = (seen: Seen, workMinutes: number, believed = USUAL_HELP_SPEED, by = shrinkage): number => {
  const speed = workMinutes / meanMinutes(seen, workMinutes / believed, by);
  return Math.min(SPEED_MAX, Math.max(SPEED_MIN, speed));
};
