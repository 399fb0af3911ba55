// The rules of cases (办件): a matter that goes on after its visitor has left the window.
import type { CommandArgs } from "../commands.ts";
import { type Decide, type Deciders, happened, visitFor } from "../decide/decision.ts";
import { issueTicket, takenBy } from "../decide/issue.ts";
import type { HallEvent } from "../events.ts";
import { isRefusal, type Refusal, refuse } from "../refusals.ts";
import { type Hall, isOver, rulesOf, type Ticket } from "../state.ts";
import { type Case, CORRECTIONS_MAX, type Step } from "./book.ts";
import { caseFor, heldByAnother, stepFor } from "./find-case.ts";
import { openCase } from "./open-case.ts";
import { goingOn, standingStill, wantedPapers, watchedAgain, workedMs } from "./promise.ts";

const handOffCase: Decide<"HandOffCase"> = (hall, { args, when }) => {
  const found = caseFor(hall, args.case, "HandOffCase");
  if (isRefusal(found)) return found;
  const tookMs = workedMs(hall, found, when);
  const isLate = found.alarms.some(({ what, at }) => what === "hand-off" && at < when.at);
  return [happened(when, "CaseHandedOff", { case: found.id, tookMs, isLate })];
};

const takeCase: Decide<"TakeCase"> = (hall, { args, by, when }) => {
  const found = caseFor(hall, args.case, "TakeCase");
  if (isRefusal(found)) return found;
  const step = stepFor(found, args.item, "waiting");
  if (!isRefusal(step)) return [happened(when, "CaseTaken", { case: found.id, item: step.item, clerk: by.id })];
  const taken = found.steps.find(({ item, state }) => state === "taken" && (args.item ?? item) === item);
  return taken?.clerk !== undefined && step.refused === "wrong-step" ? refuse("case-taken", taken.clerk) : step;
};

const returnCase: Decide<"ReturnCase"> = (hall, { args, by, when }) => {
  const found = caseFor(hall, args.case, "ReturnCase");
  if (isRefusal(found)) return found;
  const step = stepFor(found, args.item, "taken");
  if (isRefusal(step)) return step;
  const reason = args.reason === undefined ? {} : { reason: args.reason };
  return heldByAnother(step, by) ?? [happened(when, "CaseReturned", { case: found.id, item: step.item, ...reason })];
};

const askForPapers: Decide<"AskForPapers"> = (hall, { args, by, when }) => {
  const found = caseFor(hall, args.case, "AskForPapers");
  if (isRefusal(found)) return found;
  const step = stepFor(found, args.item, "taken");
  if (isRefusal(step)) return step;
  const asked = wantedPapers(hall, args.papers, args.until, when);
  if (isRefusal(asked)) return asked;
  const note = args.note === undefined ? {} : { note: args.note };
  const data = { case: found.id, item: step.item, asked, ...note, ...standingStill(hall, found, when) };
  return heldByAnother(step, by) ?? [happened(when, "PapersAsked", data)];
};

/** Papers that were asked for come first; a case that waits for none of them may lack some from its beginning. */
const acceptPapers: Decide<"AcceptPapers"> = (hall, { args, when }) => {
  const found = caseFor(hall, args.case, "AcceptPapers");
  if (isRefusal(found)) return found;
  const isAsked = args.item !== undefined || found.steps.some(({ state }) => state === "asked");
  if (!isAsked && found.missing) return [happened(when, "PapersAccepted", { case: found.id })];
  const step = stepFor(found, args.item, "asked");
  if (isRefusal(step)) return step;
  const { item } = step;
  return [happened(when, "PapersAccepted", { case: found.id, item, ...goingOn(hall, found, item, when) })];
};

const lacking = ({ missing }: Case): Refusal | undefined =>
  missing && refuse("papers-missing", missing.papers.join("、"));

const completing = (hall: Hall, found: Case, when: Parameters<typeof workedMs>[2]): HallEvent =>
  happened(when, "CaseCompleted", {
    case: found.id,
    tookMs: workedMs(hall, found, when),
    isLate: found.promisedAt !== undefined && when.at > found.promisedAt,
    ...(found.wasReady && { isAgain: true }),
  });

const decideCase: Decide<"DecideCase"> = (hall, { args, by, when }) => {
  const found = caseFor(hall, args.case, "DecideCase");
  if (isRefusal(found)) return found;
  const step = stepFor(found, args.item, "taken");
  if (isRefusal(step)) return step;
  const refusal = heldByAnother(step, by) ?? (args.isReady ? lacking(found) : undefined);
  if (refusal) return refusal;
  const isLast = found.steps.every((other) => other === step || other.state === "decided");
  if (args.isReady && !isLast) return refuse("wrong-step", "its other matters are not decided");
  const text = args.text === undefined ? {} : { text: args.text };
  const decided = { case: found.id, item: step.item, outcome: args.outcome, clerk: by.id, ...text };
  return [happened(when, "CaseDecided", decided), ...(args.isReady ? [completing(hall, found, when)] : [])];
};

const cannotCorrect = ({ outcome, text, corrections = [] }: Step, args: CommandArgs<"CorrectDecision">) => {
  if (outcome === args.outcome && text === args.text) return refuse("wrong-step", "it is decided so");
  return corrections.length < CORRECTIONS_MAX ? undefined : refuse("wrong-step", "corrected too often");
};

const correctDecision: Decide<"CorrectDecision"> = (hall, { args, by, when }) => {
  const found = caseFor(hall, args.case, "CorrectDecision");
  if (isRefusal(found)) return found;
  const step = stepFor(found, args.item, "decided");
  if (isRefusal(step)) return step;
  const refusal = heldByAnother(step, by) ?? cannotCorrect(step, args);
  if (refusal) return refusal;
  const corrected = { ...args, item: step.item, was: step.outcome!, clerk: by.id, ...watchedAgain(hall, found, when) };
  return [happened(when, "CaseCorrected", corrected)];
};

const completeCase: Decide<"CompleteCase"> = (hall, { args, when }) => {
  const found = caseFor(hall, args.case, "CompleteCase");
  if (isRefusal(found)) return found;
  return lacking(found) ?? [completing(hall, found, when)];
};

const fetching = (hall: Hall, id: string): Ticket | undefined =>
  [...hall.tickets.values()].find((ticket) => ticket.case === id && !isOver(ticket));

const fetchCase: Decide<"FetchCase"> = (hall, { args, by, when }) => {
  const found = caseFor(hall, args.case, "FetchCase");
  if (isRefusal(found)) return found;
  const service = rulesOf(hall).cases.handOutService;
  if (service === undefined) return refuse("no-hand-out");
  const open = fetching(hall, found.id);
  if (open) return refuse("already-waiting", open.number);
  const { class: className, paper = false } = args;
  const { person } = found;
  const wish = {
    service,
    case: found.id,
    paper,
    ...(className !== undefined && { class: className }),
    ...(person !== undefined && { person }),
    ...takenBy(by),
  };
  return issueTicket(hall, wish, when);
};

const handOutCase: Decide<"HandOutCase"> = (hall, { args, by, when }) => {
  const found = caseFor(hall, args.case, "HandOutCase");
  if (isRefusal(found)) return found;
  const visit = visitFor(hall, args.window, by, "serving");
  if (isRefusal(visit)) return visit;
  const [window, ticket] = visit;
  const data = { case: found.id, window: window.id, clerk: window.clerk ?? "", ticket: ticket.id };
  return [happened(when, "CaseHandedOut", data)];
};

const postCase: Decide<"PostCase"> = (hall, { args, when }) => {
  const found = caseFor(hall, args.case, "PostCase");
  if (isRefusal(found)) return found;
  return found.delivery === "post" ? [happened(when, "CasePosted", args)] : refuse("no-post", "fetched at a window");
};

const withdrawCase: Decide<"WithdrawCase"> = (hall, { args, when }) => {
  const found = caseFor(hall, args.case, "WithdrawCase");
  return isRefusal(found) ? found : [happened(when, "CaseWithdrawn", args)];
};

const reprintReceipt: Decide<"ReprintReceipt"> = (hall, { args, when }) => {
  const found = caseFor(hall, args.case, "ReprintReceipt");
  if (isRefusal(found)) return found;
  if (found.receipt === "wanted") return refuse("wrong-step", "the receipt is being printed");
  const copy = found.receipt === "none" ? found.copies : found.copies + 1;
  return [happened(when, "ReceiptAsked", { case: found.id, copy })];
};

/** A report that comes twice, or after the case has left the books, changes nothing. */
const recordReceipt: Decide<"RecordReceipt"> = (hall, { args, when }) => {
  const known = hall.cases.cases[args.case]?.receipt;
  const isNews = known !== undefined && known !== args.outcome && known !== "printed";
  return isNews ? [happened(when, "ReceiptRecorded", args)] : [];
};

export const caseDeciders = {
  OpenCase: openCase,
  HandOffCase: handOffCase,
  TakeCase: takeCase,
  ReturnCase: returnCase,
  AskForPapers: askForPapers,
  AcceptPapers: acceptPapers,
  DecideCase: decideCase,
  CorrectDecision: correctDecision,
  CompleteCase: completeCase,
  FetchCase: fetchCase,
  HandOutCase: handOutCase,
  PostCase: postCase,
  WithdrawCase: withdrawCase,
  ReprintReceipt: reprintReceipt,
  RecordReceipt: recordReceipt,
} satisfies Partial<Deciders>;
