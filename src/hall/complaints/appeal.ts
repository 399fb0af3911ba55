// Objections to bad ratings (申诉): made once by whoever was rated or by the manager, decided by a manager who was not rated
// (复核). A rating that was mistaken or malicious leaves the rates, and stays in the ledger.
import type { Actor } from "../commands.ts";
import { type Decide, happened } from "../decide/decision.ts";
import { isRefusal, type Refusal, refuse } from "../refusals.ts";
import { type Hall, rulesOf } from "../state.ts";
import type { Complaint } from "./book.ts";
import { alarmOf } from "./deadlines.ts";
import { complaintFor, openComplaint } from "./follow-up.ts";

const appealRating: Decide<"AppealRating"> = (hall, { args, by, when }) => {
  const complaint = openComplaint(hall, args.complaint);
  if (isRefusal(complaint)) return complaint;
  if (by.role !== "manager" && by.id !== complaint.about.clerk) return refuse("not-allowed", "it is not about you");
  if (complaint.appeal || complaint.appealUntil === undefined || when.at > complaint.appealUntil)
    return refuse("appeal-over");
  const { reason } = args;
  const ruling = alarmOf(hall, "ruling", when);
  return [happened(when, "RatingAppealed", { complaint: complaint.id, by: by.id, reason, ruling })];
};

const appealed = (hall: Hall, id: string, by: Actor): Complaint | Refusal => {
  const complaint = complaintFor(hall, id, by);
  if (isRefusal(complaint)) return complaint;
  if (by.role !== "manager") return refuse("not-allowed", "a manager decides");
  return complaint.appeal && !complaint.appeal.ruled ? complaint : refuse("no-appeal");
};

const noted = (note: string | undefined) => (note === undefined ? {} : { note });

const upholdRating: Decide<"UpholdRating"> = (hall, { args, by, when }) => {
  const complaint = appealed(hall, args.complaint, by);
  if (isRefusal(complaint)) return complaint;
  return [happened(when, "RatingUpheld", { complaint: complaint.id, by: by.id, ...noted(args.note) })];
};

const excludeRating: Decide<"ExcludeRating"> = (hall, { args, by, when }) => {
  const complaint = appealed(hall, args.complaint, by);
  if (isRefusal(complaint)) return complaint;
  const { ground, note } = args;
  if (!rulesOf(hall).ratings.excludes.some(({ id }) => id === ground)) return refuse("unknown-ground", ground);
  const { id, about, grade = 0 } = complaint;
  return [
    happened(when, "RatingExcluded", { complaint: id, about, grade, by: by.id, ground, ...noted(note) }),
    happened(when, "ComplaintClosed", { complaint: id, by: by.id, outcome: "excluded" }),
  ];
};

export const appeals = { AppealRating: appealRating, UpholdRating: upholdRating, ExcludeRating: excludeRating };
