// Which step may come next: in which states a case and its matters take a command, and who may give it. The table of
// docs/cases.md; a test goes through all of it.
import type { Actor, CommandKind } from "../commands.ts";
import { type Refusal, refuse } from "../refusals.ts";
import type { Hall } from "../state.ts";
import type { Case, CaseState, Step, StepState } from "./book.ts";

const unfinished: readonly CaseState[] = ["accepted", "in-office", "decided"];

/** States in which a case takes a command. */
export const caseMoves = {
  HandOffCase: ["accepted"],
  TakeCase: ["in-office"],
  ReturnCase: ["in-office"],
  AskForPapers: ["in-office"],
  AcceptPapers: unfinished,
  DecideCase: ["in-office"],
  CorrectDecision: ["in-office", "decided", "ready"],
  CompleteCase: ["decided"],
  FetchCase: ["ready"],
  HandOutCase: ["ready"],
  PostCase: ["ready"],
  WithdrawCase: [...unfinished, "ready"],
  ReprintReceipt: [...unfinished, "ready", "ended"],
} as const satisfies Partial<Record<CommandKind, readonly CaseState[]>>;

export type CaseMove = keyof typeof caseMoves;

const wrongState = ({ state }: Case, move: CaseMove): Refusal => {
  if (state === "ended") return refuse("case-over");
  const [only] = caseMoves[move];
  return only === "ready" ? refuse("case-not-ready") : refuse("wrong-step", `the case is ${state}`);
};

export const caseFor = (hall: Hall, id: string, move: CaseMove): Case | Refusal => {
  const found = hall.cases.cases[id];
  if (!found) return refuse("unknown-case", id);
  return (caseMoves[move] as readonly CaseState[]).includes(found.state) ? found : wrongState(found, move);
};

/** The matter that is meant: the one that is named, or the only one in this state. */
export const stepFor = ({ steps }: Case, item: string | undefined, state: StepState): Step | Refusal => {
  const named = steps.find((step) => step.item === item);
  if (item !== undefined && !named) return refuse("unknown-item", item);
  const [fits, ...others] = named ? [named] : steps.filter((step) => step.state === state);
  if (others.length > 0) return refuse("which-item");
  return fits?.state === state ? fits : refuse("wrong-step", `the matter is ${(fits ?? steps[0])?.state}`);
};

/** Whoever has taken a matter on goes on with it; a manager may in their place. */
export const heldByAnother = ({ clerk }: Step, by: Actor): Refusal | undefined =>
  by.role === "manager" || clerk === by.id ? undefined : refuse("case-taken", clerk);
