// What a province is told of one rating, in our words; an adapter says it in the province's. Neither knows how it gets there.
import type { RatingChannel } from "../../hall/complaints/rules.ts";
import type { ProvinceConfig, ProvinceService } from "./config.ts";

export interface ProvinceRating {
  /** One for each rating, for ever: what comes twice under it is the same rating. */
  readonly id: string;
  readonly ticket: string;
  readonly service: ProvinceService & { readonly id: string; readonly name: string };
  /** Number over the window; absent where there is no such window any more. */
  readonly window?: number;
  readonly clerk: { readonly id: string; readonly name: string };
  readonly grade: number;
  readonly gradeName: string;
  readonly reasons: readonly string[];
  readonly channel: RatingChannel;
  /** Local time, `2026-11-23 09:30:00`. */
  readonly issuedAt: string;
  readonly servedAt: string;
  readonly ratedAt: string;
  /** Where the hall tells it at all. */
  readonly personMask?: string;
}

/** `taken` also where it has been before; `refused` will not be taken however often it comes. */
export type Verdict = "taken" | "again" | "refused";

export interface ProvinceAnswer {
  readonly status: number;
  readonly text: string;
}

export interface ProvinceAdapter {
  bodyOf(rating: ProvinceRating, config: ProvinceConfig): Readonly<Record<string, unknown>>;
  verdictOf(answer: ProvinceAnswer): Verdict;
}
