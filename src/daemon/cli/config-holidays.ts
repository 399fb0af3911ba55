// `tidehall config holidays --year Y`: every day of a year on which a hall is not as on others of its weekday, and why.
import { dateAfter, weekdayOf } from "../../base/calendar.ts";
import { liesIn } from "../../hall/rules/day-span.ts";
import { sessionsOn } from "../../hall/rules/hours.ts";
import type { HallRules } from "../../hall/rules/rules.ts";
import { columns, type Terminal } from "./terminal.ts";

const weekdays = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"] as const;

export interface SpecialDay {
  readonly date: string;
  readonly weekday: number;
  readonly why: readonly string[];
  /** `08:30-12:00`; none on a day on which the hall is shut. */
  readonly hours: readonly string[];
}

const reasonsOn = (rules: HallRules, date: string): string[] => [
  ...(rules.holidays.includes(date) ? ["holiday"] : []),
  ...(rules.makeUpDays.some((day) => day.date === date) ? ["worked in exchange"] : []),
  ...rules.closures
    .filter(({ from, to = from }) => from <= date && date <= to)
    .map(({ reason }) => `closed: ${reason}`),
  ...rules.extraHours
    .filter((one) => liesIn(one, date) && (one.days?.includes(weekdayOf(date)) ?? true))
    .map(({ name }) => name),
];

export const specialDays = (rules: HallRules, year: number): SpecialDay[] => {
  const days: SpecialDay[] = [];
  for (let date = `${year}-01-01`; date <= `${year}-12-31`; date = dateAfter(date, 1)) {
    const why = reasonsOn(rules, date);
    const weekday = weekdayOf(date);
    const hours = sessionsOn(rules, { date, weekday }).map(({ from, to }) => `${from}-${to}`);
    if (why.length > 0) days.push({ date, weekday, why, hours });
  }
  return days;
};

export const showSpecialDays = (rules: HallRules, year: number, isJson: boolean, terminal: Terminal): number => {
  const days = specialDays(rules, year);
  if (isJson) terminal.out(JSON.stringify({ year, days }));
  else if (days.length === 0)
    terminal.out(`no holidays of ${year}: add the year's list to holidayLists once it has been announced`);
  else {
    const rows = days.map(({ date, weekday, why, hours }) => [
      date,
      weekdays[weekday - 1]!,
      hours.join(" ") || "shut",
      why.join("; "),
    ]);
    for (const line of columns(rows)) terminal.out(line);
  }
  return days.length > 0 ? 0 : 1;
};
