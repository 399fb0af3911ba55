// Which plan holds on a day, and what the windows are under it.
import type { Moment } from "../../base/calendar.ts";
import { lengthOf, liesIn } from "./day-span.ts";
import type { PlannedWindow, Season } from "./plans.ts";
import type { HallRules, WindowPlan } from "./rules.ts";

/** The plan that rules.windows itself is. */
export const BASE_PLAN = "base";

/** A window as a plan has it. */
export interface WindowInForce extends WindowPlan {
  /** Of a bench window: open then, whatever the tide says. */
  readonly open?: PlannedWindow["open"];
}

type Day = Pick<Moment, "date" | "weekday">;

const holdsOn = (season: Season, { date, weekday }: Day): boolean =>
  (season.days?.includes(weekday) ?? true) && liesIn(season, date);

/** The season a day lies in: the shortest, of equals the first; undefined on a day of the base plan. */
export const seasonOn = ({ seasons }: HallRules, day: Day): Season | undefined =>
  seasons
    .filter((season) => holdsOn(season, day))
    .reduce<Season | undefined>((best, one) => (best && lengthOf(best) <= lengthOf(one) ? best : one), undefined);

/** The id of the plan that the calendar has for a day. */
export const planOn = (rules: HallRules, day: Day): string => seasonOn(rules, day)?.plan ?? BASE_PLAN;

/** As people read it; undefined when there is no such plan. */
export const planName = ({ plans, language }: HallRules, id: string): string | undefined => {
  if (id === BASE_PLAN) return language === "en" ? "Base plan" : "基本方案";
  const plan = plans.find((one) => one.id === id);
  return language === "en" ? (plan?.nameEn ?? plan?.name) : plan?.name;
};

const withChanges = (base: WindowPlan, change: PlannedWindow | undefined): WindowInForce => {
  if (!change) return base;
  const { window: _, ...fields } = change;
  return { ...base, ...fields };
};

/** Every window as it is under a plan; an unknown plan is the base plan. */
export const windowsUnder = ({ windows, plans }: HallRules, id: string): WindowInForce[] => {
  const plan = plans.find((one) => one.id === id);
  return windows.map((window) =>
    withChanges(
      window,
      plan?.windows.find((change) => change.window === window.id),
    ),
  );
};

/** How many more people than usual a plan expects at a service, 1 being as usual. */
export const expectedTimes = ({ plans }: HallRules, id: string, service: string): number => {
  const plan = plans.find((one) => one.id === id);
  return (plan?.expectAll ?? 1) * (plan?.expect?.[service] ?? 1);
};
