// A simulated day under our own rules: signs stay, the largest claim is called, and a review opens and closes the bench.
import { type CallTable, callTable } from "../call-table.ts";
import { learnt, type Profile } from "../forecast.ts";
import { type ReviewRule, review } from "../review.ts";
import type { Present, TidalHall } from "../tidal-hall.ts";
import { indexCaller } from "./callers.ts";
import type { Order, Steering } from "./steering.ts";

/** Good for any number of days of one hall. */
export const tideSteering = (
  hall: TidalHall,
  profile: Profile,
  rule: ReviewRule,
  table: CallTable = callTable(hall),
): Steering => {
  const caller = indexCaller(table);
  const orders = (present: Present): Order[] =>
    review(hall, table, present, learnt(profile, present.arrived, present.now), rule).flatMap(({ taken }) =>
      taken ? [taken] : [],
    );
  return { hall, caller: () => caller, review: orders };
};
