// How much a run of the bench does.

export interface Scale {
  /** Turns of every probe. */
  readonly turns: number;
  /** Screens that follow the board, and how often a command is sent to all of them. */
  readonly audiences: readonly number[];
  readonly fanOuts: number;
  /** ms the kiosks are let loose. */
  readonly throughputMs: number;
  /** Calls at a window with a sign on a bus, and presses at a wired key; a call takes four seconds, a press two. */
  readonly calls: number;
  readonly presses: number;
  readonly starts: number;
  /** Name of the result and events in the ledger. */
  readonly ledgers: readonly (readonly [name: string, events: number])[];
  readonly idleMs: number;
  /** Virtual days in one process, and how many hours each of them has. */
  readonly days: number;
  readonly dayHours: number;
}

/** Less than five minutes on a quiet machine. */
export const fullScale: Scale = {
  turns: 25,
  audiences: [100, 200, 500, 1000],
  fanOuts: 60,
  throughputMs: 5000,
  calls: 24,
  presses: 24,
  starts: 5,
  ledgers: [
    ["start-10k", 10_000],
    ["start-1m", 1_000_000],
  ],
  idleMs: 20_000,
  days: 7,
  dayHours: 24,
};

/** About twenty-five seconds: whether every part of the bench works; the numbers mean little. */
export const shortScale: Scale = {
  turns: 1,
  audiences: [100],
  fanOuts: 5,
  throughputMs: 300,
  calls: 1,
  presses: 1,
  starts: 1,
  ledgers: [["start-10k", 10_000]],
  idleMs: 100,
  days: 1,
  dayHours: 1,
};
