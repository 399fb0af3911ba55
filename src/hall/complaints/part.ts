// Complaints (差评处置, 办不成事) as a part of the hall: what time brings, and what its readers see.
import type { Moment } from "../../base/calendar.ts";
import { happened } from "../decide/decision.ts";
import type { HallEvent } from "../events.ts";
import type { Part } from "../part.ts";
import type { Hall } from "../state.ts";
import type { Complaint } from "./book.ts";
import { complaintView } from "./complaint-view.ts";
import { dueAt, stagesOf } from "./deadlines.ts";
import { complaintEvolve } from "./evolve.ts";

const dueOf = (complaint: Complaint, when: Moment): HallEvent[] =>
  stagesOf(complaint).flatMap((stage) => {
    const told = dueAt(complaint, stage, when.at);
    if (told === undefined) return [];
    const data = { complaint: complaint.id, stage, until: complaint.alarms[stage]!.until };
    return [happened(when, told === "due" ? "ComplaintDue" : "ComplaintOverdue", data)];
  });

const nextDue = ({ complaints }: Hall): number => complaints.nextAlarmAt ?? Number.POSITIVE_INFINITY;

const all = ({ complaints }: Hall): Complaint[] => Object.values(complaints.complaints);

export const complaintPart: Part = {
  name: "complaints",
  events: Object.keys(complaintEvolve),
  due: (hall, when) => (nextDue(hall) > when.at ? [] : all(hall).flatMap((one) => dueOf(one, when))),
  nextDue,
  refs: (hall) =>
    all(hall)
      .filter(({ closed }) => !closed)
      .flatMap(({ person, words }) => [person, words].filter((ref) => ref !== undefined)),
  entries: (hall) =>
    new Map<string, () => unknown>([
      ["grounds", () => hall.rules?.ratings.excludes ?? []],
      ...all(hall).map((one) => [`complaint/${one.id}`, () => complaintView(hall, one)] as const),
    ]),
};
