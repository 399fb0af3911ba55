// What a schema cannot say about rules: names that refer to each other, ranges that overlap, hours that make no sense.
import { isTimeZone, minuteOf } from "../../base/calendar.ts";
import type { Problem } from "../../base/check.ts";
import { appointmentProblems } from "../appointments/rules-problems.ts";
import { caseProblems } from "../cases/rules-problems.ts";
import { ratingProblems } from "../complaints/rules.ts";
import { presenceProblems } from "../presence/problems.ts";
import { calendarProblems } from "./calendar-problems.ts";
import { noticeProblems } from "./notice-rules.ts";
import { dutyProblems, helpProblems, planProblems, seasonProblems, signProblems } from "./plan-problems.ts";
import { problem, repeated, unknownNames } from "./problems-of.ts";
import type { HallRules, Service } from "./rules.ts";
import { screenProblems } from "./screen-rules.ts";
import { ticketPageProblems } from "./ticket-page.ts";
import { voiceProblems } from "./voice-problems.ts";

/** Two services share numbers when their prefixes are equal and their ranges meet: a number would be given twice. */
const meets = (a: Service, b: Service): boolean => a.prefix === b.prefix && a.from <= b.to && b.from <= a.to;

const serviceProblems = (rules: HallRules): Problem[] => {
  const sessions = new Set(rules.sessions.map(({ id }) => id));
  return rules.services.flatMap((service, position) => {
    const path = `/services/${position}`;
    const clash = rules.services.slice(0, position).find((other) => meets(service, other));
    return [
      ...(service.from > service.to ? [problem(`${path}/to`, service.to, `at least ${service.from}`)] : []),
      ...(String(service.to).length > service.digits
        ? [problem(`${path}/digits`, service.digits, `enough digits for ${service.to}`)]
        : []),
      ...(clash ? [problem(`${path}/from`, service.from, `numbers that ${clash.id} does not give`)] : []),
      ...unknownNames(`${path}/quotaSession`, Object.keys(service.quotaSession ?? {}), sessions, "session"),
    ];
  });
};

const sessionProblems = (rules: HallRules): Problem[] =>
  rules.sessions.flatMap((session, position) => {
    const path = `/sessions/${position}`;
    const length = minuteOf(session.to) - minuteOf(session.from);
    const overlap = rules.sessions
      .slice(0, position)
      .find(
        (other) =>
          other.days.some((day) => session.days.includes(day)) && session.from < other.to && other.from < session.to,
      );
    return [
      ...(length <= 0 ? [problem(`${path}/to`, session.to, `later than ${session.from}`)] : []),
      ...(length > 0 && session.lastTicketMinutes >= length
        ? [problem(`${path}/lastTicketMinutes`, session.lastTicketMinutes, `less than the session's ${length} minutes`)]
        : []),
      ...(overlap ? [problem(`${path}/from`, session.from, `a time outside session ${overlap.id}`)] : []),
    ];
  });

const windowProblems = (rules: HallRules): Problem[] => {
  const services = new Set(rules.services.map(({ id }) => id));
  const windows = new Set(rules.windows.map(({ id }) => id));
  return [
    ...rules.windows.flatMap((window, position) => [
      ...unknownNames(`/windows/${position}/services`, window.services, services, "service"),
      ...helpProblems(`/windows/${position}/helps`, window.helps, window.services, services),
      ...dutyProblems(`/windows/${position}/duty`, window.duty),
      ...signProblems(`/windows/${position}/signs`, window.signs, window.services, services),
    ]),
    ...rules.staff.flatMap((member, position) => [
      ...unknownNames(`/staff/${position}/windows`, member.windows, windows, "window"),
      ...helpProblems(`/staff/${position}/skills`, member.skills, [], services),
    ]),
  ];
};

/** Every contradiction in the rules, with paths relative to the rules. */
export const rulesProblems = (rules: HallRules): Problem[] => [
  ...(isTimeZone(rules.timeZone)
    ? []
    : [problem("/timeZone", rules.timeZone, "an IANA time zone such as Asia/Shanghai")]),
  ...repeated("/services", rules.services, ({ id }) => id, "id"),
  ...repeated("/windows", rules.windows, ({ id }) => id, "id"),
  ...repeated("/windows", rules.windows, ({ number }) => number, "number"),
  ...repeated("/staff", rules.staff, ({ id }) => id, "id"),
  ...repeated("/classes", rules.classes, ({ id }) => id, "id"),
  ...repeated("/pauses", rules.pauses, ({ id }) => id, "id"),
  ...repeated("/sessions", rules.sessions, ({ id }) => id, "id"),
  ...(rules.classes.some(({ rank }) => rank === 0)
    ? []
    : [
        problem(
          "/classes",
          rules.classes.map(({ id }) => id),
          "one class of rank 0",
        ),
      ]),
  ...serviceProblems(rules),
  ...sessionProblems(rules),
  ...calendarProblems(rules),
  ...noticeProblems(rules.notices),
  ...windowProblems(rules),
  ...planProblems(rules),
  ...seasonProblems(rules),
  ...appointmentProblems(rules),
  ...presenceProblems(rules),
  ...screenProblems(rules.screen),
  ...ticketPageProblems(rules.ticketPage),
  ...ratingProblems(rules),
  ...voiceProblems(rules.voice),
  ...caseProblems(rules),
];
