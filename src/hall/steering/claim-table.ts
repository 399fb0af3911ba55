// The claims of lines to windows in the numbers of the tide, and the hall's own names for what they number.
import type { CallRule, CallTable } from "../tide/call-table.ts";
import type { TidalHall } from "../tide/tidal-hall.ts";

export interface ClaimTable {
  readonly hall: TidalHall;
  readonly table: CallTable;
  /** What the table was made by. */
  readonly rule: CallRule;
  /** Places in the lists of the tide, by id. */
  readonly services: ReadonlyMap<string, number>;
  readonly classes: ReadonlyMap<string, number>;
  readonly windows: ReadonlyMap<string, number>;
}
