// What needs somebody's hand just now, and which section of the board tells of it: it is seen from every other. Pure.
import { asksOf, emptyOf } from "../duty/duty-entries.ts";
import { calendarOf, devicesOf, papersInDoubt } from "../parts/hall-entries.ts";
import type { HallState } from "../wire/hall-state.ts";
import type { Word } from "../words/words.ts";
import type { SectionName } from "./sections.ts";

export interface Concern {
  readonly section: SectionName;
  readonly word: Extract<Word, `concern.${string}`>;
  readonly count: number;
  /** What its word says, where that is no count. */
  readonly n?: number;
}

/** A device that has only just been named has no trouble yet. */
export const isSick = ({ state }: ReturnType<typeof devicesOf>[number]): boolean =>
  state === "lost" || state === "degraded";

/** The most urgent first; none with a count of 0. */
export const concernsOf = (state: HallState): readonly Concern[] => {
  const { yearToEnter } = calendarOf(state);
  const all: readonly Concern[] = [
    { section: "staff", word: "concern.asks", count: asksOf(state).length },
    { section: "staff", word: "concern.empty", count: emptyOf(state).length },
    { section: "now", word: "concern.papers", count: papersInDoubt(state).length },
    { section: "devices", word: "concern.devices", count: devicesOf(state).filter(isSick).length },
    { section: "settings", word: "concern.calendar", count: yearToEnter === undefined ? 0 : 1, n: yearToEnter ?? 0 },
  ];
  return all.filter(({ count }) => count > 0);
};
