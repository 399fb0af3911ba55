// What visitors read today: the hall's own notices, and changed hours and rushes some days ahead, made from the calendar.
import { dateAfter, weekdayOf } from "../../base/calendar.ts";
import { type DaySpan, lengthOf, liesIn } from "../rules/day-span.ts";
import { isShutOn } from "../rules/hours.ts";
import { type NoticePlace, noticePlaces } from "../rules/notice-rules.ts";
import type { HallRules } from "../rules/rules.ts";
import {
  closureNotice,
  extraNotice,
  holidayNotice,
  makeUpNotice,
  type NoticeText,
  rushNotice,
} from "./notice-sentences.ts";

export interface NoticeView {
  readonly text: string;
  readonly textEn?: string;
  readonly where: readonly NoticePlace[];
}

/** Longer than that is how the hall always is, and no news; days. */
const NEWS_DAYS_MAX = 100;
/** A hall that stays shut longer than this says no day on which it opens again. */
const SHUT_DAYS_MAX = 30;

/** Today and the days that are told ahead. */
const daysFrom = (today: string, ahead: number): string[] =>
  Array.from({ length: ahead + 1 }, (_, days) => dateAfter(today, days));

const isShut = (rules: HallRules, date: string): boolean => isShutOn(rules, { date, weekday: weekdayOf(date) });

const holidayRun = ({ holidays }: HallRules, date: string): DaySpan => {
  const isFree = (day: string) => holidays.includes(day);
  let [from, to] = [date, date];
  while (isFree(dateAfter(from, -1))) from = dateAfter(from, -1);
  while (isFree(dateAfter(to, 1))) to = dateAfter(to, 1);
  return { from, to };
};

const opensAfter = (rules: HallRules, date: string): string | undefined =>
  daysFrom(dateAfter(date, 1), SHUT_DAYS_MAX).find((day) => !isShut(rules, day));

const holidayNotices = (rules: HallRules, days: readonly string[]): NoticeText[] => {
  const runs = days.filter((day) => rules.holidays.includes(day)).map((day) => holidayRun(rules, day));
  const [first, ...others] = runs;
  const next = others.find(({ from }) => from !== first?.from);
  return [first, next].flatMap((run) => (run ? [holidayNotice(run, opensAfter(rules, run.to))] : []));
};

const isNews = (span: DaySpan, days: readonly string[]): boolean =>
  lengthOf(span) <= NEWS_DAYS_MAX && days.some((day) => liesIn(span, day));

/** Seasons in which more people come, and that are not just a day of the week. */
const rushNotices = ({ seasons, plans }: HallRules, days: readonly string[]): NoticeText[] =>
  seasons.flatMap((season) => {
    const plan = plans.find(({ id }) => id === season.plan);
    const isRush = [plan?.expectAll ?? 1, ...Object.values(plan?.expect ?? {})].some((times) => times > 1);
    return isRush && !season.days && isNews(season, days) ? [rushNotice(season.name, season)] : [];
  });

/** What the calendar has for the days from today on. */
const calendarNotices = (rules: HallRules, today: string): NoticeText[] => {
  const { aheadDays } = rules.notices;
  if (aheadDays === 0) return [];
  const days = daysFrom(today, aheadDays);
  const { makeUpDays, extraHours, closures } = rules;
  return [
    ...closures.filter(({ from, to = from }) => isNews({ from, to }, days)).map(closureNotice),
    ...holidayNotices(rules, days),
    ...makeUpDays.filter(({ date }) => days.includes(date)).map(({ date }) => makeUpNotice(date)),
    ...extraHours.filter((one) => isNews(one, days)).map(extraNotice),
    ...rushNotices(rules, days),
  ];
};

/** All notices of a day, the hall's own first. @param today local, YYYY-MM-DD */
export const noticesOn = (rules: HallRules, today: string): NoticeView[] => [
  ...rules.notices.texts
    .filter(({ from = today, to = today }) => from <= today && today <= to)
    .map(({ text, textEn, where }) => ({ text, ...(textEn && { textEn }), where })),
  ...calendarNotices(rules, today).map((notice) => ({ ...notice, where: noticePlaces })),
];

/** Those that are read at one place. */
export const noticesAt = (notices: readonly NoticeView[], place: NoticePlace): NoticeView[] =>
  notices.filter(({ where }) => where.includes(place));
