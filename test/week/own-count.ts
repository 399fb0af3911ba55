// What the people of a week have counted for themselves: who took a number, who waited how long, what became of it. It knows
// clocks and numbers on paper, and nothing of the hall's ledger.

export type Ending = "served" | "missed" | "cancelled" | "expired";

/** One stay at a window, as the visitor lived it; ms since 1970 UTC. */
export interface OwnStay {
  readonly service: string;
  readonly window: string;
  readonly clerk: string;
  /** Since when they stood in a line; absent where they went on at the same window. */
  readonly waitsFrom?: number;
  readonly calledAt: number;
  startedAt?: number;
  endedAt?: number;
  how?: "finished" | "missed" | "held" | "sent-on";
}

export interface OwnTicket {
  readonly number: string;
  readonly service: string;
  readonly takenAt: number;
  readonly date: string;
  readonly stays: OwnStay[];
  ending?: Ending;
  grade?: number;
}

export interface OwnCount {
  readonly tickets: OwnTicket[];
  readonly appointments: { booked: number; kept: number; cancelled: number; absent: number };
  readonly cases: { opened: number; handedOff: number; decided: number; handedOut: number };
  readonly complaints: { opened: number; closed: number };
  /** `isNoted`: for longer than the hall lets a window be without anybody. */
  readonly empty: { window: string; from: number; to: number; isNoted: boolean }[];
  readonly brokenSign: { device: string; from: number; to: number }[];
}

export const emptyCount = (): OwnCount => ({
  tickets: [],
  appointments: { booked: 0, kept: 0, cancelled: 0, absent: 0 },
  cases: { opened: 0, handedOff: 0, decided: 0, handedOut: 0 },
  complaints: { opened: 0, closed: 0 },
  empty: [],
  brokenSign: [],
});

const MINUTE_MS = 60_000;
const hundredths = (value: number): number => Math.round(value * 100) / 100;

/** The share-th of them when they stand in order, nearest rank. */
const ranked = (lengths: readonly number[], share: number): number =>
  [...lengths].sort((a, b) => a - b)[Math.max(0, Math.ceil(share * lengths.length) - 1)]!;

/** n, mean, half, nine of ten, longest; min. */
export const summed = (lengths: readonly number[]) =>
  lengths.length === 0
    ? { n: 0 }
    : {
        n: lengths.length,
        mean: hundredths(lengths.reduce((sum, length) => sum + length, 0) / lengths.length / MINUTE_MS),
        p50: hundredths(ranked(lengths, 0.5) / MINUTE_MS),
        p90: hundredths(ranked(lengths, 0.9) / MINUTE_MS),
        max: hundredths(Math.max(...lengths) / MINUTE_MS),
      };

export const waitsOf = (stays: readonly OwnStay[]): number[] =>
  stays.flatMap(({ waitsFrom, calledAt }) => (waitsFrom === undefined ? [] : [calledAt - waitsFrom]));

export const walksOf = (stays: readonly OwnStay[]): number[] =>
  stays.flatMap(({ calledAt, startedAt }) => (startedAt === undefined ? [] : [startedAt - calledAt]));

export const serviceTimesOf = (stays: readonly OwnStay[]): number[] =>
  stays.flatMap(({ startedAt, endedAt }) =>
    startedAt === undefined || endedAt === undefined ? [] : [endedAt - startedAt],
  );
