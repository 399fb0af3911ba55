// The steps of a complaint: assigned, called back, put right or explained, closed. Nobody settles what is about themselves.
import type { Actor } from "../commands.ts";
import { type Decide, happened } from "../decide/decision.ts";
import { isRefusal, type Refusal, refuse } from "../refusals.ts";
import { type Hall, rulesOf } from "../state.ts";
import type { Complaint } from "./book.ts";
import type { ComplaintOutcome } from "./events.ts";

export const openComplaint = (hall: Hall, id: string): Complaint | Refusal => {
  const complaint = hall.complaints.complaints[id];
  if (!complaint) return refuse("unknown-complaint", id);
  return complaint.closed ? refuse("complaint-closed", complaint.closed.outcome) : complaint;
};

/** A manager, or whoever it was given to; never the person it is about. */
const mayHandle = ({ about, staff }: Complaint, { role, id }: Actor): boolean =>
  about.clerk !== id && (role === "manager" || staff === id);

/** An open complaint for somebody who may take a step in it. */
export const complaintFor = (hall: Hall, id: string, by: Actor): Complaint | Refusal => {
  const complaint = openComplaint(hall, id);
  if (isRefusal(complaint) || mayHandle(complaint, by)) return complaint;
  return refuse("not-allowed", `complaint ${id}`);
};

const noted = (note: string | undefined) => (note === undefined ? {} : { note });

const assign: Decide<"AssignComplaint"> = (hall, { args, by, when }) => {
  const complaint = complaintFor(hall, args.complaint, by);
  if (isRefusal(complaint)) return complaint;
  if (!hall.staff.has(args.staff)) return refuse("unknown-clerk", args.staff);
  if (complaint.about.clerk === args.staff) return refuse("not-allowed", "it is about this member of staff");
  return [happened(when, "ComplaintAssigned", { complaint: complaint.id, staff: args.staff })];
};

const recordContact: Decide<"RecordContact"> = (hall, { args, by, when }) => {
  const complaint = complaintFor(hall, args.complaint, by);
  if (isRefusal(complaint)) return complaint;
  const { reached, note } = args;
  return [happened(when, "ComplaintContacted", { complaint: complaint.id, by: by.id, reached, ...noted(note) })];
};

const settle =
  <K extends "CorrectComplaint" | "ExplainComplaint">(kind: "ComplaintCorrected" | "ComplaintExplained"): Decide<K> =>
  (hall, { args, by, when }) => {
    const complaint = complaintFor(hall, args.complaint, by);
    if (isRefusal(complaint)) return complaint;
    return [happened(when, kind, { complaint: complaint.id, by: by.id, note: args.note })];
  };

/** Everybody who left a telephone is called back (实名差评回访率 100 %): reached, or tried as often as the hall says. */
const isCalledBack = (hall: Hall, { person, contacts }: Complaint): boolean =>
  person === undefined ||
  contacts.some(({ reached }) => reached) ||
  contacts.length >= rulesOf(hall).ratings.deadlines.attempts;

const outcomeOf = ({ corrected, explained }: Complaint): ComplaintOutcome | undefined => {
  if (corrected) return "corrected";
  return explained && "explained";
};

const close: Decide<"CloseComplaint"> = (hall, { args, by, when }) => {
  const complaint = complaintFor(hall, args.complaint, by);
  if (isRefusal(complaint)) return complaint;
  const outcome = outcomeOf(complaint);
  if (complaint.appeal && !complaint.appeal.ruled) return refuse("appeal-open");
  if (outcome === undefined) return refuse("not-settled");
  if (!isCalledBack(hall, complaint)) return refuse("not-called-back");
  return [happened(when, "ComplaintClosed", { complaint: complaint.id, by: by.id, outcome })];
};

export const followUp = {
  AssignComplaint: assign,
  RecordContact: recordContact,
  CorrectComplaint: settle<"CorrectComplaint">("ComplaintCorrected"),
  ExplainComplaint: settle<"ExplainComplaint">("ComplaintExplained"),
  CloseComplaint: close,
};
