// Who is away and who stands in for them (AB角): the first of their deputies who is not away too.
import type { Hall, Window } from "../state.ts";

export const isAway = ({ presence }: Hall, staff: string): boolean =>
  presence.leaves.some((leave) => leave.staff === staff && leave.begunAt !== undefined);

/** Numbers of those who are away, each once. */
export const awayStaff = ({ presence }: Hall): string[] => [
  ...new Set(presence.leaves.filter(({ begunAt }) => begunAt !== undefined).map(({ staff }) => staff)),
];

/** Who should stand in for somebody who is away; undefined where nobody is named, or all are away. */
export const deputyFor = (hall: Hall, staff: string): string | undefined =>
  hall.staff.get(staff)?.deputies?.find((deputy) => hall.staff.has(deputy) && !isAway(hall, deputy));

/** Those for whom somebody stands in now. */
export const standsInFor = ({ presence }: Hall, deputy: string): string[] =>
  Object.keys(presence.standIns).filter((staff) => presence.standIns[staff] === deputy);

const sitsAt = (hall: Hall, staff: string, window: string): boolean => {
  const windows = hall.staff.get(staff)?.windows ?? [];
  return windows.length === 0 || windows.includes(window);
};

/** By their own right, or in the place of somebody who is away [G4]. */
export const maySitAt = (hall: Hall, staff: string, { id }: Pick<Window, "id">): boolean =>
  sitsAt(hall, staff, id) || standsInFor(hall, staff).some((away) => sitsAt(hall, away, id));

/** For whom the clerk of a window sits there; undefined where it is their own place. */
export const replacedAt = (hall: Hall, staff: string, window: string): string | undefined =>
  standsInFor(hall, staff).find((away) => hall.staff.get(away)?.windows.includes(window));

/** Who should be at a window, as far as the hall says: whoever names it, or who stands in for them; at most six. */
export const expectedAt = (hall: Hall, window: string): string[] => {
  const own = [...hall.staff.values()].filter(({ windows }) => windows.includes(window)).map(({ id }) => id);
  return [...new Set(own.map((id) => hall.presence.standIns[id] ?? id))].slice(0, 6);
};
