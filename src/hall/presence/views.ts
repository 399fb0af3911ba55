// What those who look after the hall see of presence: each member of staff, empty windows, and who wants a hand.
import { numberShown, rolesOf, type StaffMember, type StaffRole } from "../rules/staff-member.ts";
import { clerksWindow, type Hall, rulesOf } from "../state.ts";
import type { Empty, HelpAsk, Leave, PastEmpty } from "./book.ts";
import { standsInFor } from "./deputies.ts";

/** What visitors may read about a member of staff (亮牌上岗) [G3]. */
export interface Card {
  readonly id: string;
  readonly name: string;
  readonly number: string;
  readonly unit?: string;
  readonly title?: string;
  /** Of the office. */
  readonly telephone?: string;
}

export interface StaffView extends Card {
  readonly roles: readonly StaffRole[];
  readonly is: "at-window" | "on-duty" | "away" | "absent";
  /** Window id. */
  readonly window?: string;
  readonly post?: StaffRole;
  readonly since?: number;
  readonly until?: number;
  readonly reason?: string;
  /** Names of those for whom they stand in. */
  readonly standsInFor?: readonly string[];
  /** Name of whoever stands in for them. */
  readonly deputy?: string;
}

export interface EmptyView extends Empty {
  readonly window: string;
}

const nameOf = (hall: Hall, staff: string): string => hall.staff.get(staff)?.name ?? staff;

type Whereabouts = Pick<StaffView, "is" | "window" | "post" | "since" | "until" | "reason" | "deputy">;

const awayView = (hall: Hall, { staff, begunAt, until, reason }: Leave): Whereabouts => {
  const deputy = hall.presence.standIns[staff];
  return {
    is: "away",
    ...(begunAt === undefined ? {} : { since: begunAt }),
    ...(until === undefined ? {} : { until }),
    reason,
    ...(deputy === undefined ? {} : { deputy: nameOf(hall, deputy) }),
  };
};

const whereabouts = (hall: Hall, id: string): Whereabouts => {
  const leave = hall.presence.leaves.find(({ staff, begunAt }) => staff === id && begunAt !== undefined);
  if (leave) return awayView(hall, leave);
  const window = clerksWindow(hall, id);
  if (window) return { is: "at-window", window: window.id, since: window.openedAt ?? window.since };
  const signedIn = hall.presence.signedIn[id];
  return signedIn ? { is: "on-duty", since: signedIn.at, post: signedIn.post } : { is: "absent" };
};

export const cardOf = (member: StaffMember): Card => {
  const { id, name, unit, title, telephone } = member;
  return {
    id,
    name,
    number: numberShown(member),
    ...(unit === undefined ? {} : { unit }),
    ...(title === undefined ? {} : { title }),
    ...(telephone === undefined ? {} : { telephone }),
  };
};

export const staffView = (hall: Hall, member: StaffMember): StaffView => {
  const replaced = standsInFor(hall, member.id).map((staff) => nameOf(hall, staff));
  return {
    ...cardOf(member),
    roles: rolesOf(member),
    ...whereabouts(hall, member.id),
    ...(replaced.length === 0 ? {} : { standsInFor: replaced }),
  };
};

/** Those on duty now, wherever they are: the roster of the day [Q8]. */
export const rosterOf = (hall: Hall): StaffView[] =>
  [...hall.staff.values()]
    .map((member) => staffView(hall, member))
    .filter(({ is }) => is === "at-window" || is === "on-duty");

/** What the information screen shows to everybody [Q8]. */
export interface RosterView {
  /** On duty now; `post` of those who are not at a window. */
  readonly people: readonly (Omit<Card, "id"> & { readonly post?: StaffRole })[];
  readonly complaintTelephone?: string;
}

export const publicRoster = (hall: Hall): RosterView => {
  const { complaintTelephone } = rulesOf(hall).place;
  return {
    people: rosterOf(hall).map(({ id, post }) => {
      const { id: _, ...card } = cardOf(hall.staff.get(id)!);
      return { ...card, ...(post === undefined ? {} : { post }) };
    }),
    ...(complaintTelephone === undefined ? {} : { complaintTelephone }),
  };
};

export interface PresenceEntries {
  readonly asks: readonly HelpAsk[];
  readonly leaves: readonly Leave[];
  readonly "was-empty": readonly PastEmpty[];
}

export const presenceEntries = (hall: Hall): Map<string, () => unknown> => {
  const { empty, asks, leaves, wasEmpty } = hall.presence;
  return new Map<string, () => unknown>([
    ...[...hall.staff.values()].map((member) => [`staff/${member.id}`, () => staffView(hall, member)] as const),
    ...Object.entries(empty).map(([window, one]) => [`empty/${window}`, () => ({ window, ...one })] as const),
    ["asks", () => asks],
    ["leaves", () => leaves],
    ["was-empty", () => wasEmpty],
  ]);
};
