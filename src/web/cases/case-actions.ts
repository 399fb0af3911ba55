// What may be done about a case as it stands: the presses, and those that need a word first. The hall decides again.
import type { Step } from "../../hall/cases/book.ts";
import type { CaseView } from "../../hall/cases/views.ts";
import type { Request } from "../wire/hall-socket.ts";
import type { Word } from "../words/words.ts";

/** A field that is asked for before the press goes out. */
export interface Wish {
  readonly field: "papers" | "text" | "reason" | "tracking";
  readonly label: Word;
  readonly isNeeded: boolean;
}

export interface CaseAction {
  readonly word: Word;
  readonly op: Request["op"];
  readonly args: Record<string, unknown>;
  readonly wish?: Wish;
  readonly isMain?: boolean;
}

interface Me {
  readonly id?: string;
  readonly isManager: boolean;
}

const text: Wish = { field: "text", label: "case.text", isNeeded: false };
const why: Wish = { field: "text", label: "case.why", isNeeded: true };
const papers: Wish = { field: "papers", label: "case.papers", isNeeded: true };
const tracking: Wish = { field: "tracking", label: "case.tracking", isNeeded: false };
const reason: Wish = { field: "reason", label: "case.why", isNeeded: true };

/** The other way round, with the reason. */
const correction = (args: Record<string, unknown>, { outcome }: Step): CaseAction =>
  outcome === "approved"
    ? { word: "case.correct-refused", op: "correct-decision", args: { ...args, outcome: "refused" }, wish: reason }
    : { word: "case.correct-approved", op: "correct-decision", args: { ...args, outcome: "approved" }, wish: reason };

const isCorrectable = ({ state }: CaseView): boolean =>
  state === "in-office" || state === "decided" || state === "ready";

export const stepActions = (view: CaseView, step: Step, me: Me): readonly CaseAction[] => {
  const args = { case: view.id, item: step.item };
  const isTheirs = step.clerk === me.id || me.isManager;
  if (step.state === "decided") return isTheirs && isCorrectable(view) ? [correction(args, step)] : [];
  if (view.state !== "in-office") return [];
  if (step.state === "waiting") return [{ word: "case.take", op: "take-case", args, isMain: true }];
  if (step.state === "asked") return [{ word: "case.papers-came", op: "accept-papers", args, isMain: true }];
  if (!isTheirs) return [];
  return [
    { word: "case.approve", op: "decide-case", args: { ...args, outcome: "approved" }, wish: text, isMain: true },
    { word: "case.refuse", op: "decide-case", args: { ...args, outcome: "refused" }, wish: why },
    { word: "case.ask", op: "ask-for-papers", args, wish: papers },
    { word: "case.return", op: "return-case", args },
  ];
};

const nextOf = ({ id, state, delivery }: CaseView): readonly CaseAction[] => {
  const args = { case: id };
  if (state === "accepted") return [{ word: "case.hand-off", op: "hand-off-case", args, isMain: true }];
  if (state === "decided") return [{ word: "case.complete", op: "complete-case", args, isMain: true }];
  if (state !== "ready") return [];
  if (delivery === "post") return [{ word: "case.post", op: "post-case", args, wish: tracking, isMain: true }];
  return [{ word: "case.fetch", op: "fetch-case", args: { ...args, paper: true } }];
};

export const caseActions = (view: CaseView): readonly CaseAction[] => {
  const { id, state, missing, receipt, steps } = view;
  if (state === "ended") return [];
  const args = { case: id };
  const isAsked = steps.some((step) => step.state === "asked");
  return [
    ...(missing && !isAsked && state !== "ready"
      ? [{ word: "case.papers-came", op: "accept-papers", args } as const]
      : []),
    ...nextOf(view),
    ...(receipt === "wanted" ? [] : [{ word: "case.reprint", op: "reprint-receipt", args } as const]),
    { word: "case.withdraw", op: "withdraw-case", args, wish: reason },
  ];
};

const SEPARATORS = /[、,，;；]/;

/** The names of papers, from one line. */
export const papersIn = (line: string): string[] => [
  ...new Set(
    line
      .split(SEPARATORS)
      .map((name) => name.trim())
      .filter((name) => name !== ""),
  ),
];

export const requestOf = ({ op, args, wish }: CaseAction, said: string): Request => {
  const value = wish?.field === "papers" ? papersIn(said) : said.trim();
  return { op, args: wish && value.length > 0 ? { ...args, [wish.field]: value } : args } as Request;
};
