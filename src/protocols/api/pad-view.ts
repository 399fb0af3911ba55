// What a tablet's page shows as an evaluator pad: the entries of the topic `pad/<device>`. Its driver says what is shown; the
// page draws that, and decides nothing.

/** A ground for a bad grade: its tag goes to the hall, its text is for the visitor. */
export interface PadReason {
  readonly tag: string;
  readonly text: string;
  readonly textEn?: string;
}

export interface PadQuestion {
  readonly number: string;
  readonly prompt: string;
  readonly clerk: string;
  /** Words for 5, 4, 3, 2, 1. */
  readonly grades: readonly string[];
  /** The same in English, where the hall says so. */
  readonly gradesEn?: readonly string[];
  /** Offered after a bad grade. */
  readonly reasons: readonly PadReason[];
}

/** `sending`: the hall has not said yet that it is kept. */
export type PadStage = "rest" | "ask" | "reasons" | "sending" | "thanks";

/** Entry `view`. */
export interface PadView {
  /** Grows with every change; a press names the version that it answers. */
  readonly version: number;
  readonly stage: PadStage;
  readonly question?: PadQuestion;
  /** What was pressed, 5 to 1. */
  readonly grade?: number;
  /** ms since 1970 UTC at which the stage is over. */
  readonly until?: number;
}

/** Entry `place`. */
export interface PadPlace {
  /** Window id that it stands at. */
  readonly window?: string;
}
