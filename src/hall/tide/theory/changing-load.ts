// Lines whose arrivals change over the day, computed as they go: the probability of each number present is carried
// forward in small steps (Kolmogorov's equations, fourth-order Runge-Kutta). No stationary formula knows that the line
// is longest after the peak.

export interface ChangingLine {
  /** Arrivals per hour at an hour of the day. */
  arrivals(hour: number): number;
  /** Windows at an hour of the day. */
  windows(hour: number): number;
  /** Visits one window completes per hour. */
  readonly rate: number;
  /** Rate at which a waiting person gives up; 0 for never. */
  readonly leaveRate?: number;
  readonly periodHours: number;
  /** More than this are never present. */
  readonly presentMax: number;
}

export interface Moment {
  readonly hour: number;
  readonly chanceOfWait: number;
  readonly meanWaiting: number;
  readonly meanPresent: number;
}

const STEPS_PER_HOUR = 200;

type Shares = Float64Array;

/** The change of each probability per hour. */
const slope = (line: ChangingLine, hour: number, shares: Shares, into: Shares): void => {
  const windows = line.windows(hour);
  const arrivals = line.arrivals(hour);
  const leaving = (n: number) => Math.min(n, windows) * line.rate + Math.max(0, n - windows) * (line.leaveRate ?? 0);
  const last = shares.length - 1;
  for (let n = 0; n <= last; n++) {
    const out = (n < last ? arrivals : 0) + leaving(n);
    const up = n > 0 ? arrivals * shares[n - 1]! : 0;
    const down = n < last ? leaving(n + 1) * shares[n + 1]! : 0;
    into[n] = up + down - out * shares[n]!;
  }
};

const shifted = (shares: Shares, by: Shares, step: number): Shares => shares.map((share, n) => share + step * by[n]!);

const advance = (line: ChangingLine, hour: number, shares: Shares, step: number): Shares => {
  const slopes = [0, 1, 2, 3].map(() => new Float64Array(shares.length)) as [Shares, Shares, Shares, Shares];
  slope(line, hour, shares, slopes[0]);
  slope(line, hour + step / 2, shifted(shares, slopes[0], step / 2), slopes[1]);
  slope(line, hour + step / 2, shifted(shares, slopes[1], step / 2), slopes[2]);
  slope(line, hour + step, shifted(shares, slopes[2], step), slopes[3]);
  const [a, b, c, d] = slopes;
  return shares.map((share, n) => share + (step / 6) * (a[n]! + 2 * b[n]! + 2 * c[n]! + d[n]!));
};

const momentOf = (line: ChangingLine, hour: number, shares: Shares): Moment => {
  const windows = line.windows(hour);
  let [chanceOfWait, meanWaiting, meanPresent] = [0, 0, 0];
  shares.forEach((share, n) => {
    if (n >= windows) chanceOfWait += share;
    meanWaiting += share * Math.max(0, n - windows);
    meanPresent += share * n;
  });
  return { hour, chanceOfWait, meanWaiting, meanPresent };
};

/** One period after it has become like the one before; `stepsPerHour` times a rate must stay well below 1. */
export const periodic = (line: ChangingLine, periods = 3, stepsPerHour = STEPS_PER_HOUR): Moment[] => {
  const steps = Math.round(line.periodHours * stepsPerHour);
  let shares: Shares = new Float64Array(line.presentMax + 1);
  shares[0] = 1;
  const moments: Moment[] = [];
  for (let at = 0; at < periods * steps; at++) {
    const hour = (at % steps) / stepsPerHour;
    if (at >= (periods - 1) * steps) moments.push(momentOf(line, hour, shares));
    shares = advance(line, hour, shares, 1 / stepsPerHour);
  }
  return moments;
};

export interface PeriodSummary {
  /** Of all who come in a period. */
  readonly chanceOfWait: number;
  readonly meanWait: number;
  /** From the peak of arrivals to the peak of those waiting, h. */
  readonly peakLagHours: number;
}

const peakOf = (moments: readonly Moment[], of: (moment: Moment) => number): number =>
  moments.reduce((best, moment) => (of(moment) > of(best) ? moment : best)).hour;

export const summaryOf = (line: ChangingLine, moments: readonly Moment[]): PeriodSummary => {
  const come = moments.reduce((sum, { hour }) => sum + line.arrivals(hour), 0);
  const wait = moments.reduce((sum, { hour, chanceOfWait }) => sum + line.arrivals(hour) * chanceOfWait, 0);
  const waiting = moments.reduce((sum, { meanWaiting }) => sum + meanWaiting, 0);
  const lag = peakOf(moments, ({ meanWaiting }) => meanWaiting) - peakOf(moments, ({ hour }) => line.arrivals(hour));
  return {
    chanceOfWait: wait / come,
    meanWait: waiting / come,
    peakLagHours: (lag + line.periodHours) % line.periodHours,
  };
};

/** Present in an infinite hall with arrivals mean + swing x sin(frequency x t): the load to staff for. */
export const sinusoidalLoad = (mean: number, swing: number, frequency: number, rate: number, time: number): number => {
  const scale = swing / (rate * rate + frequency * frequency);
  return mean / rate + scale * (rate * Math.sin(frequency * time) - frequency * Math.cos(frequency * time));
};
