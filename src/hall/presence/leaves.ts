// What time brings to those who are away: leaves begin and end, deputies step in and out [G4].
import type { Moment } from "../../base/calendar.ts";
import { happened } from "../decide/decision.ts";
import type { EventData, HallEvent } from "../events.ts";
import { clerksWindow, type Hall } from "../state.ts";
import type { Leave } from "./book.ts";
import { awayStaff, deputyFor } from "./deputies.ts";

/** Whoever has sat down at a window since is back, whatever was said before. */
const isBack = (hall: Hall, { staff, begunAt }: Leave): boolean =>
  begunAt !== undefined && (clerksWindow(hall, staff)?.openedAt ?? begunAt) > begunAt;

const endOf = (hall: Hall, leave: Leave, when: Moment): EventData["LeaveEnded"]["why"] | undefined => {
  if (!hall.staff.has(leave.staff)) return "gone";
  if (leave.until !== undefined && leave.until <= when.at) return "over";
  return isBack(hall, leave) ? "back" : undefined;
};

const ofLeave = (hall: Hall, leave: Leave, when: Moment): HallEvent[] => {
  const about = { leave: leave.id, staff: leave.staff };
  const why = endOf(hall, leave, when);
  if (why) return [happened(when, "LeaveEnded", { ...about, why })];
  return leave.begunAt === undefined && leave.from <= when.at ? [happened(when, "LeaveBegan", about)] : [];
};

const steppingIn = (hall: Hall, staff: string, when: Moment): HallEvent[] => {
  const deputy = deputyFor(hall, staff);
  if (deputy === undefined) return [];
  return [happened(when, "DeputyStepsIn", { staff, deputy, windows: hall.staff.get(staff)?.windows ?? [] })];
};

/** Who stands in is looked at once the leaves themselves have settled. */
const standInsDue = (hall: Hall, when: Moment): HallEvent[] => {
  const { standIns, leaves } = hall.presence;
  if (leaves.length === 0 && Object.keys(standIns).length === 0) return [];
  const away = awayStaff(hall);
  const wanted = (staff: string) => (away.includes(staff) ? deputyFor(hall, staff) : undefined);
  return [
    ...Object.entries(standIns)
      .filter(([staff, deputy]) => wanted(staff) !== deputy)
      .map(([staff, deputy]) => happened(when, "DeputyStepsOut", { staff, deputy })),
    ...away.filter((staff) => standIns[staff] !== wanted(staff)).flatMap((staff) => steppingIn(hall, staff, when)),
  ];
};

export const leavesDue = (hall: Hall, when: Moment): HallEvent[] => {
  const events = hall.presence.leaves.flatMap((leave) => ofLeave(hall, leave, when));
  return events.length > 0 ? events : standInsDue(hall, when);
};

/** When leavesDue has something to do next, ms. */
export const nextLeave = (hall: Hall, now: Moment): number => {
  const { leaves, standIns } = hall.presence;
  if (leaves.length === 0 && Object.keys(standIns).length === 0) return Number.POSITIVE_INFINITY;
  if (leavesDue(hall, now).length > 0) return now.at;
  const times = leaves.map(({ begunAt, from, until = Number.POSITIVE_INFINITY }) =>
    begunAt === undefined ? Math.min(from, until) : until,
  );
  return Math.min(Number.POSITIVE_INFINITY, ...times);
};
