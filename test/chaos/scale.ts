// How much a run does.

export interface Scale {
  readonly kills: number;
  /** ms of work before a kill, at most. */
  readonly workMsMax: number;
  /** Part of the kills that come after much more work. */
  readonly longShare: number;
  readonly calls: number;
  /** Times that everybody is measured as usual, beside frozen pages and beside frozen devices. */
  readonly freezes: number;
  /** ms of each. */
  readonly freezeMs: number;
  /** Rounds in which each device has another fault; with eight of them every device has had every fault. */
  readonly sickRounds: number;
  /** ms of each. */
  readonly sickMs: number;
  /** How many times as long as it should anything may take. */
  readonly slack: number;
  /** How many times its usual the p99 may be beside what is frozen. Infinity: it has to come to pass, no more. */
  readonly p99RatioMax: number;
}

/** About fifteen minutes. */
export const fullScale: Scale = {
  kills: 200,
  workMsMax: 1000,
  longShare: 0.25,
  calls: 10_000,
  freezes: 5,
  freezeMs: 8000,
  sickRounds: 8,
  sickMs: 6000,
  slack: 1,
  p99RatioMax: 2,
};

/** Some twenty seconds, beside other work: it judges what happens, and leaves how quickly to the full run. */
export const shortScale: Scale = {
  kills: 3,
  workMsMax: 400,
  longShare: 0,
  calls: 120,
  freezes: 1,
  freezeMs: 500,
  sickRounds: 1,
  sickMs: 1500,
  slack: 10,
  p99RatioMax: Number.POSITIVE_INFINITY,
};
