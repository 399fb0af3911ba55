// A day of a hall on paper, as it would begin: made by the same events that the living hall is made of, so that a simulator
// reckons with the signs, lengths and expectations that the hall itself would reckon with that morning.
import { minuteOf, weekdayOf } from "../../base/calendar.ts";
import { evolve } from "../evolve/evolve.ts";
import type { DayFacts } from "../history/day-facts.ts";
import type { Speeds } from "../history/outlook.ts";
import { sessionsOn } from "../rules/hours.ts";
import { BASE_PLAN, planName } from "../rules/plan-of-day.ts";
import type { HallRules } from "../rules/rules.ts";
import { emptyHall, type Hall } from "../state.ts";
import type { ClaimTable } from "../steering/claim-table.ts";
import { forecastOf } from "../steering/forecast-now.ts";
import { presentOf } from "../steering/present.ts";
import { ruleOf } from "../steering/tide-review.ts";
import type { Profile } from "../tide/forecast.ts";
import type { ReviewRule } from "../tide/review.ts";
import type { Shift } from "../tide/tidal-hall.ts";

export interface PaperDay {
  readonly date: string;
  /** ms since 1970 UTC; minutes are counted from here. */
  readonly midnight: number;
  readonly claims: ClaimTable;
  /** By window: when somebody is there for it. */
  readonly duties: readonly (readonly Shift[])[];
  /** By window: when the plan has it open whatever the tide says. */
  readonly openings: readonly (readonly Shift[])[];
  /** Who is expected, with the plan's factors. */
  readonly profile: Profile;
  /** Days that taught it. */
  readonly days: number;
  /** How fast clerks have shown to be. */
  readonly speeds: Speeds;
  readonly rule: ReviewRule;
  readonly reviewMinutes: number;
  readonly opensAt: number;
  readonly closesAt: number;
}

export interface Morning {
  readonly rules: HallRules;
  /** What the days before have been. */
  readonly history: readonly DayFacts[];
  readonly date: string;
  readonly midnight: number;
}

const hallOn = ({ rules, history, date }: Morning, plan: string): Hall => {
  const hall = emptyHall();
  for (const facts of history) if (facts.date < date) evolve(hall, { kind: "DaySummed", at: 0, data: { facts } });
  evolve(hall, { kind: "DayTurned", at: 0, data: { date } });
  evolve(hall, { kind: "HallConfigured", at: 0, data: { rules } });
  if (plan === BASE_PLAN) return hall;
  return evolve(hall, {
    kind: "PlanAdopted",
    at: 0,
    data: { plan, name: planName(rules, plan) ?? plan, why: "hand" },
  });
};

const fixed = (spans: readonly { readonly from: string; readonly to: string }[] = []): Shift[] =>
  spans.map(({ from, to }) => ({ from: minuteOf(from), to: minuteOf(to), drains: true }));

export const paperDay = (morning: Morning, plan: string): PaperDay => {
  const { rules, date, midnight } = morning;
  const hall = hallOn(morning, plan);
  const when = { at: midnight, date, minute: 0, weekday: weekdayOf(date) };
  const present = presentOf(hall, when);
  const begins = sessionsOn(rules, when).map(({ from }) => minuteOf(from));
  return {
    date,
    midnight,
    claims: hall.claims!,
    duties: present.windows.map(({ shifts }) => shifts),
    openings: [...hall.plans.values()].map(({ open }) => fixed(open)),
    profile: forecastOf(hall, when, present).profile,
    days: hall.outlook?.days ?? 0,
    speeds: hall.outlook?.speeds ?? {},
    rule: ruleOf(hall),
    reviewMinutes: rules.tide.reviewMinutes,
    opensAt: begins.length > 0 ? Math.min(...begins) : 0,
    closesAt: present.closesAt,
  };
};
