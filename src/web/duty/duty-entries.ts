// The entries of the topic of presence by their names and types, as hall/presence/views writes them.
import type { HelpAsk, Leave, PastEmpty } from "../../hall/presence/book.ts";
import type { EmptyView, StaffView } from "../../hall/presence/views.ts";
import { entriesOf, entry, type HallState } from "../wire/hall-state.ts";

const none: readonly never[] = [];

export const staffOf = (state: HallState) => entriesOf<StaffView>(state, "presence", "staff/");
export const emptyOf = (state: HallState) => entriesOf<EmptyView>(state, "presence", "empty/");
/** Oldest first. */
export const asksOf = (state: HallState): readonly HelpAsk[] => entry<HelpAsk[]>(state, "presence", "asks") ?? none;
export const leavesOf = (state: HallState): readonly Leave[] => entry<Leave[]>(state, "presence", "leaves") ?? none;
export const wasEmptyOf = (state: HallState): readonly PastEmpty[] =>
  entry<PastEmpty[]>(state, "presence", "was-empty") ?? none;
