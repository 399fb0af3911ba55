// What a schema cannot say about the rules of appointments: names that do not exist, times that make no sense, slots that meet.
import { minuteOf } from "../../base/calendar.ts";
import type { Problem } from "../../base/check.ts";
import { problem, unknownNames } from "../rules/problems-of.ts";
import type { HallRules } from "../rules/rules.ts";

type Slots = HallRules["appointments"]["slots"][number];

const meets = (a: Slots, b: Slots): boolean =>
  a.days.some((day) => b.days.includes(day)) &&
  a.services.some((service) => b.services.includes(service)) &&
  a.from < b.to &&
  b.from < a.to;

const slotProblems = ({ services, appointments: { slots } }: HallRules, position: number): Problem[] => {
  const path = `/appointments/slots/${position}`;
  const one = slots[position]!;
  const length = minuteOf(one.to) - minuteOf(one.from);
  const known = new Set(services.map(({ id }) => id));
  return [
    ...unknownNames(`${path}/services`, one.services, known, "service"),
    ...unknownNames(
      `${path}/capacity`,
      Object.keys(one.capacity ?? {}),
      new Set(one.services),
      "service of these slots",
    ),
    ...(length < one.minutes
      ? [problem(`${path}/to`, one.to, `${one.minutes} minutes after ${one.from}, or later`)]
      : []),
    ...(slots.slice(0, position).some((other) => meets(one, other))
      ? [problem(`${path}/from`, one.from, "a time at which no other slots keep places for the same service")]
      : []),
  ];
};

export const appointmentProblems = (rules: HallRules): Problem[] => {
  const { slots, class: className } = rules.appointments;
  const isKnown = className === undefined || rules.classes.some(({ id }) => id === className);
  return [
    ...slots.flatMap((_, position) => slotProblems(rules, position)),
    ...(isKnown ? [] : [problem("/appointments/class", className, "the id of a class")]),
  ];
};
