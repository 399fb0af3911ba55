// What a schema cannot say about the calendar: dates there are not, days both free and worked, hours that meet or end
// before they begin.
import type { Problem } from "../../base/check.ts";
import type { Closure, ExtraHours } from "./calendar-rules.ts";
import { isDay, spanProblems } from "./day-span.ts";
import { problem, repeated } from "./problems-of.ts";
import type { HallRules } from "./rules.ts";

const endsLater = (path: string, from: string, to: string): Problem[] =>
  to > from ? [] : [problem(path, to, `later than ${from}`)];

const makeUpProblems = ({ makeUpDays, holidays }: HallRules): Problem[] => [
  ...repeated("/makeUpDays", makeUpDays, ({ date }) => date, "date"),
  ...makeUpDays.flatMap(({ date }, position) => {
    if (!isDay(date)) return [problem(`/makeUpDays/${position}/date`, date, "a day there is")];
    return holidays.includes(date) ? [problem(`/makeUpDays/${position}/date`, date, "a day that is no holiday")] : [];
  }),
];

/** Extended hours of their own lie beside the sessions of the days on which they are held. */
const clashOf = (rules: HallRules, extra: ExtraHours) =>
  extra.session === undefined
    ? rules.sessions.find(
        ({ days, from, to }) =>
          (!extra.days || extra.days.some((day) => days.includes(day))) && extra.opens < to && from < extra.closes,
      )
    : undefined;

const extraProblems = (rules: HallRules, extra: ExtraHours, path: string): Problem[] => {
  const clash = clashOf(rules, extra);
  const isKnown = extra.session === undefined || rules.sessions.some(({ id }) => id === extra.session);
  const isTaken = rules.sessions.some(({ id }) => id === extra.id);
  return [
    ...spanProblems(extra, path),
    ...endsLater(`${path}/closes`, extra.opens, extra.closes),
    ...(isKnown ? [] : [problem(`${path}/session`, extra.session, "the id of a session")]),
    ...(isTaken ? [problem(`${path}/id`, extra.id, "an id that no session has")] : []),
    ...(clash
      ? [problem(`${path}/opens`, extra.opens, `a time outside session ${clash.id}, or "session" to name it`)]
      : []),
  ];
};

const closureProblems = (rules: HallRules, { from, to = from, hours }: Closure, path: string): Problem[] => [
  ...spanProblems({ from, to }, path),
  ...(hours ? endsLater(`${path}/hours/to`, hours.from, hours.to) : []),
  ...(hours && rules.sessions.length === 0
    ? [problem(`${path}/hours`, hours, "whole days, in a hall that has no sessions")]
    : []),
];

const stretchProblems = (rules: HallRules): Problem[] =>
  rules.extraHours.flatMap((extra, position) => {
    const session = rules.sessions.find(({ id }) => id === extra.session);
    const next =
      session &&
      rules.sessions.find(
        (other) =>
          other !== session &&
          other.days.some((day) => session.days.includes(day)) &&
          extra.opens < other.to &&
          other.from < extra.closes,
      );
    return next ? [problem(`/extraHours/${position}/closes`, extra.closes, `a time outside session ${next.id}`)] : [];
  });

export const calendarProblems = (rules: HallRules): Problem[] => [
  ...rules.holidays.flatMap((date, position) =>
    isDay(date) ? [] : [problem(`/holidays/${position}`, date, "a day there is")],
  ),
  ...makeUpProblems(rules),
  ...repeated("/extraHours", rules.extraHours, ({ id }) => id, "id"),
  ...rules.extraHours.flatMap((extra, position) => extraProblems(rules, extra, `/extraHours/${position}`)),
  ...stretchProblems(rules),
  ...rules.closures.flatMap((closure, position) => closureProblems(rules, closure, `/closures/${position}`)),
];
