// A complaint as the manager's board shows it: with names where the events have numbers, and the next deadline on top.
import type { Hall } from "../state.ts";
import type { Complaint } from "./book.ts";
import { stagesOf } from "./deadlines.ts";
import type { ComplaintStage } from "./events.ts";

export interface DeadlineView {
  readonly stage: ComplaintStage;
  readonly until: number;
  readonly isOverdue: boolean;
}

export interface ComplaintView extends Omit<Complaint, "alarms" | "about"> {
  /** As it was printed. */
  readonly number?: string;
  readonly window?: { readonly id: string; readonly number: number };
  /** Name of the service, and of whoever served. */
  readonly service?: string;
  readonly clerk?: { readonly id: string; readonly name: string };
  readonly staffName?: string;
  /** The first first. */
  readonly deadlines: readonly DeadlineView[];
  readonly reasons: readonly string[];
}

const nameOf = (hall: Hall, id: string): string => hall.staff.get(id)?.name ?? id;

const aboutView = (hall: Hall, { about: { ticket, window, clerk, service } }: Complaint) => {
  const number = window === undefined ? undefined : hall.plans.get(window)?.number;
  return {
    ...(ticket !== undefined && { number: ticket.slice(ticket.indexOf("-") + 1) }),
    ...(window !== undefined && number !== undefined && { window: { id: window, number } }),
    ...(service !== undefined && { service: hall.services.get(service)?.name ?? service }),
    ...(clerk && { clerk: { id: clerk, name: nameOf(hall, clerk) } }),
  };
};

const deadlinesOf = (complaint: Complaint): DeadlineView[] =>
  stagesOf(complaint)
    .map((stage) => {
      const { until, told } = complaint.alarms[stage]!;
      return { stage, until, isOverdue: told === "overdue" };
    })
    .sort((a, b) => a.until - b.until);

const reasonNames = (hall: Hall, tags: readonly string[]): string[] =>
  tags.map((tag) => hall.rules?.ratings.reasons.find((reason) => reason.tag === tag)?.name ?? tag);

export const complaintView = (hall: Hall, complaint: Complaint): ComplaintView => {
  const { alarms: _, about: __, ...plain } = complaint;
  return {
    ...plain,
    ...aboutView(hall, complaint),
    ...(plain.staff !== undefined && { staffName: nameOf(hall, plain.staff) }),
    deadlines: deadlinesOf(complaint),
    reasons: reasonNames(hall, complaint.tags),
  };
};
