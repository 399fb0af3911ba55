// The rules of presence (在岗): signing in and out, being away, what is said about empty windows, and asking for a hand.
import { daysBetween, instantAt, type Moment, minuteOf } from "../../base/calendar.ts";
import type { Actor } from "../commands.ts";
import { type Deciders, happened } from "../decide/decision.ts";
import { isRefusal, type Refusal, refuse } from "../refusals.ts";
import { rolesOf, type StaffMember } from "../rules/staff-member.ts";
import type { Hall } from "../state.ts";
import type { Leave } from "./book.ts";

const DAY_MINUTES = 1440;
/** Leaves known at a time, those ahead included. */
const LEAVES_MAX = 300;
/** Places at which somebody waits for a hand. */
const ASKS_MAX = 40;

/** Only a manager speaks for others. */
const memberFor = (hall: Hall, staff: string | undefined, by: Actor): StaffMember | Refusal => {
  if (staff !== undefined && staff !== by.id && by.role !== "manager") return refuse("not-allowed", `staff ${staff}`);
  const id = staff ?? by.id;
  return hall.staff.get(id) ?? refuse("unknown-clerk", id);
};

/** The instant of `YYYY-MM-DDTHH:MM`, ms. */
const instantOf = (local: string, when: Moment): number => {
  const [date = "", time = ""] = local.split("T");
  return instantAt(when, daysBetween(when.date, date) * DAY_MINUTES + minuteOf(time));
};

const touches = (leave: Leave, from: number, until: number): boolean =>
  leave.from < until && from < (leave.until ?? Number.POSITIVE_INFINITY);

const leaveFor = (hall: Hall, id: string, by: Actor): Leave | Refusal => {
  const leave = hall.presence.leaves.find((one) => one.id === id);
  if (!leave) return refuse("unknown-leave", id);
  return by.role === "manager" || leave.staff === by.id ? leave : refuse("not-allowed", `leave ${id}`);
};

export const presenceDeciders = {
  SignIn(hall, { args, by, when }) {
    const member = memberFor(hall, args.staff, by);
    if (isRefusal(member)) return member;
    const post = args.post ?? rolesOf(member)[0]!;
    const leaves = hall.presence.leaves.filter(({ staff, begunAt }) => staff === member.id && begunAt !== undefined);
    return [
      ...leaves.map(({ id, staff }) => happened(when, "LeaveEnded", { leave: id, staff, why: "back" })),
      ...(hall.presence.signedIn[member.id]?.post === post
        ? []
        : [happened(when, "StaffSignedIn", { staff: member.id, post })]),
    ];
  },
  SignOut(hall, { args, by, when }) {
    const member = memberFor(hall, args.staff, by);
    if (isRefusal(member)) return member;
    return hall.presence.signedIn[member.id]
      ? [happened(when, "StaffSignedOut", { staff: member.id })]
      : refuse("not-on-duty", member.id);
  },
  AskLeave(hall, { args, by, when }) {
    const member = memberFor(hall, args.staff, by);
    if (isRefusal(member)) return member;
    const { leaves } = hall.presence;
    const from = args.from === undefined ? when.at : instantOf(args.from, when);
    const until = args.until === undefined ? Number.POSITIVE_INFINITY : instantOf(args.until, when);
    if (until <= Math.max(from, when.at)) return refuse("leave-over", args.until);
    const other = leaves.find((leave) => leave.staff === member.id && touches(leave, from, until));
    if (other) return refuse("already-away", other.id);
    if (leaves.length >= LEAVES_MAX) return refuse("overloaded", `${LEAVES_MAX} leaves`);
    const end = args.until === undefined ? {} : { until };
    const leave = String(hall.presence.counted + 1);
    return [happened(when, "LeaveNoted", { leave, staff: member.id, from, ...end, reason: args.reason })];
  },
  EndLeave(hall, { args, by, when }) {
    const leave = leaveFor(hall, args.leave, by);
    if (isRefusal(leave)) return leave;
    const why = leave.begunAt === undefined ? "withdrawn" : "back";
    return [happened(when, "LeaveEnded", { leave: leave.id, staff: leave.staff, why })];
  },
  ExplainEmpty(hall, { args: { window, reason }, when }) {
    if (!hall.windows.has(window)) return refuse("unknown-window", window);
    return hall.presence.empty[window]
      ? [happened(when, "EmptyExplained", { window, reason })]
      : refuse("not-empty", window);
  },
  AskForHelp(hall, { args: { note }, by, when }) {
    const { asks, counted } = hall.presence;
    if (asks.some(({ from }) => from === by.id)) return [];
    if (asks.length >= ASKS_MAX) return refuse("overloaded", `${ASKS_MAX} asks for help`);
    const ask = String(counted + 1);
    return [happened(when, "HelpAsked", { ask, from: by.id, ...(note === undefined ? {} : { note }) })];
  },
  AnswerHelp(hall, { args, by, when }) {
    const ask = hall.presence.asks.find(({ id }) => id === args.ask);
    if (!ask) return refuse("unknown-ask", args.ask);
    const waitedMs = Math.max(0, when.at - ask.at);
    return [happened(when, "HelpAnswered", { ask: ask.id, from: ask.from, staff: by.id, waitedMs })];
  },
  RecordStart: (_, { args, when }) => [happened(when, "DaemonStarted", args)],
} satisfies Partial<Deciders>;
