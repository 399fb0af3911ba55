// Which cases a manager looks at, and in which order: what is late, what is soon, and then by the promised time. Pure.
import type { CaseView } from "../../../hall/cases/views.ts";
import { signsOf } from "../../cases/case-list.ts";

export const caseGroups = ["open", "late", "soon", "asked", "ready", "all"] as const;
export type CaseGroup = (typeof caseGroups)[number];

const isAsked = ({ steps, missing }: CaseView): boolean =>
  missing !== undefined || steps.some(({ state }) => state === "asked");

/** Overdue, handed off late or waited for in vain; or soon to be due; or neither. */
const toneOf = (view: CaseView) => signsOf(view).find(({ tone }) => tone !== "calm")?.tone;

const belongs: { readonly [G in CaseGroup]: (view: CaseView) => boolean } = {
  all: () => true,
  open: ({ state }) => state !== "ended",
  late: (view) => toneOf(view) === "late",
  soon: (view) => toneOf(view) === "soon",
  asked: isAsked,
  ready: ({ state }) => state === "ready",
};

const ranks = { late: 0, soon: 1, calm: 2 } as const;
const rankOf = (view: CaseView): number => (view.state === "ended" ? 3 : ranks[toneOf(view) ?? "calm"]);

/** Where the time stands still there is no hurry. */
const dueAt = ({ promisedAt, leftMs, handOffBy }: CaseView): number =>
  leftMs === undefined ? (promisedAt ?? handOffBy ?? Number.MAX_SAFE_INTEGER) : Number.MAX_SAFE_INTEGER;

/** The most urgent first, those that have ended last. */
export const casesIn = (group: CaseGroup, all: readonly CaseView[]): CaseView[] =>
  all
    .filter(belongs[group])
    .sort((a, b) => rankOf(a) - rankOf(b) || dueAt(a) - dueAt(b) || a.acceptedAt - b.acceptedAt);
