// A small hall for stories about the tide: two services, an ordinary window for each, and one on the bench.
import { callTable } from "../src/hall/tide/call-table.ts";
import { learnt, type Profile } from "../src/hall/tide/forecast.ts";
import { type Review, type ReviewRule, review, reviewRule } from "../src/hall/tide/review.ts";
import { lineCount, lineOf, type Present, type TidalHall, type WindowNow } from "../src/hall/tide/tidal-hall.ts";

export const PENSIONS = 0;
export const PAPERS = 1;
export const OWN = 0;
export const BENCH = 2;
export const OPENS_AT = 540;
export const CLOSES_AT = 1020;

export const hall: TidalHall = {
  services: [
    { id: "pensions", name: "社保", workMinutes: 10 },
    { id: "papers", name: "综合", workMinutes: 8 },
  ],
  classes: [
    { id: "ordinary", weight: 1, headMinutes: 0 },
    { id: "green", weight: 4, headMinutes: 4 },
  ],
  windows: [
    {
      id: "w1",
      name: "1号窗口",
      isBench: false,
      skills: [
        { service: PENSIONS, speed: 1, isMain: true },
        { service: PAPERS, speed: 0.85, isMain: false },
      ],
    },
    { id: "w2", name: "2号窗口", isBench: false, skills: [{ service: PAPERS, speed: 1, isMain: true }] },
    { id: "w3", name: "3号潮汐窗口", isBench: true, skills: [{ service: PENSIONS, speed: 1, isMain: true }] },
  ],
};

export const table = callTable(hall);

/** Three an hour for pensions and six for papers, the day through. */
export const profile: Profile = { from: OPENS_AT, slotMinutes: 30, perSlot: [Array(16).fill(1.5), Array(16).fill(3)] };

const shift = { from: OPENS_AT, to: CLOSES_AT, drains: true };

/** Open and idle since the hall opened; a bench window closed. */
export const windowNow = (isBench: boolean, change: Partial<WindowNow> = {}): WindowNow => ({
  phase: isBench ? "closed" : "open",
  since: 0,
  opensAt: OPENS_AT,
  serving: -1,
  startedAt: 0,
  busyMinutes: 0,
  openMinutes: 60,
  shifts: [shift],
  ...change,
});

export interface Moment {
  readonly now?: number;
  /** Since when each waits, for pensions and for papers. */
  readonly pensions?: readonly number[];
  readonly papers?: readonly number[];
  readonly bench?: Partial<WindowNow>;
}

/** Both ordinary windows have just begun a visit. */
export const present = ({ now = 600, pensions = [], papers = [], bench = {} }: Moment = {}): Present => {
  const waiting: number[][] = Array.from({ length: lineCount(hall) }, () => []);
  waiting[lineOf(hall, PENSIONS, 0)]!.push(...pensions);
  waiting[lineOf(hall, PAPERS, 0)]!.push(...papers);
  return {
    now,
    closesAt: CLOSES_AT,
    windows: [
      windowNow(false, { serving: PENSIONS, startedAt: now }),
      windowNow(false, { serving: PAPERS, startedAt: now }),
      windowNow(true, bench),
    ],
    waiting,
    arrived: [3, 6],
  };
};

export const reviewAt = (moment: Moment, rule: Partial<ReviewRule> = {}): Review[] => {
  const now = present(moment);
  return review(hall, table, now, learnt(profile, now.arrived, now.now), { ...reviewRule, ...rule });
};

/** Since when each waits if so many have come a minute apart, the last just now. */
export const crowd = (count: number, now = 600): number[] =>
  Array.from({ length: count }, (_, at) => now - count + 1 + at);
