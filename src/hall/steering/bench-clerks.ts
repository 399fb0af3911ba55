// Who can be asked to open a bench window: those of the staff who name it among their windows. Whoever sits elsewhere, as
// a deputy or because the hall needs them there, cannot be in two places.
import { isAway } from "../presence/deputies.ts";
import type { StaffMember } from "../rules/staff-member.ts";
import { clerksWindow, type Hall } from "../state.ts";

const clerksFor = (hall: Hall, window: string): StaffMember[] =>
  [...hall.staff.values()].filter(({ id, windows }) => windows.includes(window) && !isAway(hall, id));

/** The first who is free; undefined when nobody is, and when the hall does not say who it could be. */
export const freeClerk = (hall: Hall, window: string): StaffMember | undefined =>
  clerksFor(hall, window).find(({ id }) => clerksWindow(hall, id) === undefined);

/** False only where the hall says who opens the window and all of them sit elsewhere. */
export const canBeStaffed = (hall: Hall, window: string): boolean =>
  clerksFor(hall, window).length === 0 || freeClerk(hall, window) !== undefined;
