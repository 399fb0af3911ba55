// What a turn of the runner has gathered for its one commit.
import type { Moment } from "../../base/calendar.ts";
import type { Recorded } from "../hall-port.ts";
import type { Row } from "../ledger/chain.ts";
import type { CommandRow, PersonRow, SealedRow } from "../ledger/ledger.ts";

export interface Turn {
  readonly when: Moment;
  readonly events: Row[];
  readonly recorded: Recorded[];
  readonly commands: Map<string, CommandRow>;
  /** Commands that were answered in an earlier turn, by name. */
  answered: ReadonlyMap<string, CommandRow>;
  readonly persons: PersonRow[];
  readonly sealed: SealedRow[];
  readonly answers: (() => void)[];
}

export const newTurn = (when: Moment): Turn => ({
  when,
  events: [],
  recorded: [],
  commands: new Map(),
  answered: new Map(),
  persons: [],
  sealed: [],
  answers: [],
});
