// What today is expected to be like, from the days before it and the rules alone: how many come when, how long visits
// take, how fast each clerk is at what, and what a foretold wait is worth. Only + - * / and comparisons, so that every
// engine reads the same ledger to the same outlook. It is read again when rules or date change, and never in between.
import { daysBetween } from "../../base/calendar.ts";
import type { HallRules } from "../rules/rules.ts";
import type { Profile } from "../tide/forecast.ts";
import { meanMinutes, nothingSeen, type Seen, speedOf, USUAL_HELP_SPEED } from "../tide/service-means.ts";
import { type Calibration, calibrate } from "../tide/wait-estimate.ts";
import { type DayFacts, TOLD_DAYS_MAX } from "./day-facts.ts";
import { learntProfile } from "./learnt-profile.ts";
import { thousandths } from "./rounding.ts";
import { typicalDays, weightOf } from "./typical-days.ts";
import { usualMinutes } from "./usual-minutes.ts";

/** By clerk and service: beside those whose main work it is, who have 1. Who is not in it is as the rules believe. */
export type Speeds = Readonly<Record<string, Readonly<Record<string, number>>>>;

export interface Outlook {
  /** Tickets of each service, in the order of the rules, in each half hour from the first session to the last. */
  readonly profile: Profile;
  /** By service: from call to end at a window whose main work it is, min. */
  readonly minutes: readonly number[];
  /** By service: visits that have taught `minutes`, the older the less. */
  readonly visits: readonly number[];
  readonly speeds: Speeds;
  readonly calibration: Calibration;
  /** Days that taught the profile. */
  readonly days: number;
}

const plus = (a: Seen, { visits, minutes }: Seen, weight: number): Seen => ({
  visits: a.visits + weight * visits,
  minutes: a.minutes + weight * minutes,
});

interface PastDay extends DayFacts {
  readonly weight: number;
}

const seenAt = (past: readonly PastDay[], service: string): Seen =>
  past.reduce((sum, { services, weight }) => plus(sum, services[service] ?? nothingSeen, weight), nothingSeen);

type SeenClerk = Seen & { readonly helped: number };

const clerksIn = (past: readonly PastDay[]): Map<string, Map<string, SeenClerk>> => {
  const clerks = new Map<string, Map<string, SeenClerk>>();
  for (const { detail, weight } of past) {
    for (const [clerk, services] of Object.entries(detail?.clerks ?? {})) {
      const own = clerks.get(clerk) ?? new Map<string, SeenClerk>();
      clerks.set(clerk, own);
      for (const [service, day] of Object.entries(services)) {
        const before = own.get(service) ?? { ...nothingSeen, helped: 0 };
        own.set(service, { ...plus(before, day, weight), helped: before.helped + weight * day.helped });
      }
    }
  }
  return clerks;
};

/** Drawn towards the speed of one who helps, or of one whose main work it is: as the clerk mostly sat. */
const speedsIn = (past: readonly PastDay[], { services }: HallRules, minutes: readonly number[]): Speeds => {
  const speedAt = (service: string, seen: SeenClerk): [string, number][] => {
    const place = services.findIndex(({ id }) => id === service);
    const believed = 2 * seen.helped > seen.visits ? USUAL_HELP_SPEED : 1;
    return place < 0 ? [] : [[service, thousandths(speedOf(seen, minutes[place]!, believed))]];
  };
  const rows = [...clerksIn(past)].map(([clerk, own]) => [
    clerk,
    Object.fromEntries([...own].flatMap(([service, seen]) => speedAt(service, seen))),
  ]);
  return Object.fromEntries(rows);
};

const calibrationOf = (past: readonly PastDay[]): Calibration => {
  const recent = past.filter(({ detail }) => detail).slice(-TOLD_DAYS_MAX);
  return calibrate(recent.flatMap(({ detail }) => detail!.told.map(([said, came]) => ({ said, came }))));
};

/** Days before this one, by date. A clock that ran ahead has left days that are yet to come. */
const before = (history: readonly DayFacts[], date: string): PastDay[] =>
  history
    .filter((day) => day.date < date)
    .sort((a, b) => (a.date < b.date ? -1 : 1))
    .map((day) => ({ ...day, weight: weightOf(daysBetween(day.date, date)) }));

/** @param history in any order */
export const outlookOf = (rules: HallRules, history: readonly DayFacts[], date: string): Outlook => {
  const past = before(history, date);
  const seen = rules.services.map(({ id }) => seenAt(past, id));
  const minutes = rules.services.map((service, at) => thousandths(meanMinutes(seen[at]!, usualMinutes(service))));
  const typical = typicalDays(rules, past);
  let profile: Profile | undefined;
  return {
    /** Read when a forecast asks for it: a hall that is only read again has none to make. */
    get profile() {
      profile ??= learntProfile(rules, typical, date);
      return profile;
    },
    minutes,
    visits: seen.map(({ visits }) => thousandths(visits)),
    speeds: speedsIn(past, rules, minutes),
    calibration: calibrationOf(past),
    days: typical.length,
  };
};
