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
  /** Virtual days in one process. */
  readonly days: number;
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
};

/** Less than one minute: whether the bench works, and a glance at the numbers. */
export const shortScale: Scale = {
  turns: 4,
  audiences: [100, 200],
  fanOuts: 15,
  throughputMs: 1500,
  calls: 1,
  presses: 2,
  starts: 2,
  ledgers: [["start-10k", 10_000]],
  idleMs: 1000,
  days: 1,
};
