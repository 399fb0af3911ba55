// Cases as pages know them: the entries of their topic, in the order in which somebody should look at them.
import type { CaseCounts, CaseView } from "../../hall/cases/views.ts";
import { entriesOf, entry, type HallState } from "../wire/hall-state.ts";
import type { Word } from "../words/words.ts";

export type Show = "todo" | "mine" | "ready" | "all";
export const shows: readonly Show[] = ["todo", "mine", "ready", "all"];

export const caseCountsOf = (state: HallState) => entry<CaseCounts>(state, "cases", "counts");

const isMine = ({ steps }: CaseView, me: string | undefined): boolean =>
  steps.some(({ state, clerk }) => clerk === me && state !== "decided");

const isShown = (view: CaseView, show: Show, me: string | undefined): boolean => {
  if (show === "all") return true;
  if (show === "ready") return view.state === "ready";
  if (show === "mine") return isMine(view, me);
  return view.state !== "ended" && view.state !== "ready";
};

const dueAt = ({ promisedAt, leftMs }: CaseView): number =>
  leftMs === undefined ? (promisedAt ?? Number.MAX_SAFE_INTEGER) : Number.MAX_SAFE_INTEGER;

/** Earliest deadline first; those whose time stands still last. */
export const casesOf = (state: HallState, show: Show, me?: string): CaseView[] =>
  entriesOf<CaseView>(state, "cases", "case/")
    .filter((view) => isShown(view, show, me))
    .sort((a, b) => dueAt(a) - dueAt(b) || a.acceptedAt - b.acceptedAt);

export interface Sign {
  readonly word: Word;
  readonly tone: "late" | "soon" | "calm";
}

/** What stands out, in words; the colour only says it again. */
export const signsOf = (view: CaseView): readonly Sign[] => {
  if (view.state === "ended" || view.state === "ready") return [];
  const all: readonly (readonly [boolean, Sign])[] = [
    [view.isHandOffLate, { word: "case.is-hand-off-late", tone: "late" }],
    [view.isOverdue, { word: "case.is-overdue", tone: "late" }],
    [view.arePapersLate, { word: "case.are-papers-late", tone: "late" }],
    [view.isReminded && !view.isOverdue, { word: "case.is-soon", tone: "soon" }],
    [view.leftMs !== undefined, { word: "case.is-standing", tone: "calm" }],
  ];
  return all.filter(([is]) => is).map(([, sign]) => sign);
};
