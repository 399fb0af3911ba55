// Until when something is to be done about a complaint, and when somebody is reminded of it: in the hall's working time.
import type { Moment } from "../../base/calendar.ts";
import { type Hall, rulesOf } from "../state.ts";
import { afterWorking, beforeWorking, endOfWorkingDay, type WorkingTime } from "../working-time.ts";
import type { Complaint, ComplaintBook } from "./book.ts";
import type { Alarm, ComplaintStage } from "./events.ts";
import type { Deadline } from "./rules.ts";

const HOUR_MS = 3_600_000;

const endOf = (time: WorkingTime, deadline: Deadline): number =>
  "hours" in deadline
    ? afterWorking(time, time.when.at, deadline.hours * HOUR_MS)
    : endOfWorkingDay(time, time.when.at, deadline.workingDays);

/** From now on, by the rules of now; later rules do not move it. */
export const untilOf = (hall: Hall, name: "contact" | "settle" | "appeal" | "ruling", when: Moment): number => {
  const rules = rulesOf(hall);
  return endOf({ rules, when }, rules.ratings.deadlines[name]);
};

export const alarmOf = (hall: Hall, name: "contact" | "settle" | "ruling", when: Moment): Alarm => {
  const rules = rulesOf(hall);
  const until = untilOf(hall, name, when);
  const remindAt = beforeWorking({ rules, when }, until, rules.ratings.deadlines.remindHours * HOUR_MS);
  return { remindAt: Math.max(when.at, remindAt), until };
};

/** What is due about a stage next, and when; undefined once its end has been told. */
const nextOf = (alarm: Complaint["alarms"][ComplaintStage]): number | undefined => {
  if (!alarm || alarm.told === "overdue") return undefined;
  return alarm.told === "due" ? alarm.until : alarm.remindAt;
};

export const stagesOf = ({ alarms }: Complaint): ComplaintStage[] => Object.keys(alarms) as ComplaintStage[];

const earliest = (complaint: Complaint): number =>
  Math.min(...stagesOf(complaint).map((stage) => nextOf(complaint.alarms[stage]) ?? Number.POSITIVE_INFINITY));

/** Kept, so that nobody searches for it in every turn. */
export const setNextAlarm = (book: ComplaintBook): void => {
  const next = Math.min(...Object.values(book.complaints).map(earliest));
  if (Number.isFinite(next)) book.nextAlarmAt = next;
  else delete book.nextAlarmAt;
};

/** What is to be told of a stage at an instant. */
export const dueAt = (complaint: Complaint, stage: ComplaintStage, at: number): "due" | "overdue" | undefined => {
  const alarm = complaint.alarms[stage];
  if ((nextOf(alarm) ?? Number.POSITIVE_INFINITY) > at) return undefined;
  return alarm!.until <= at ? "overdue" : "due";
};
