// How windows are run on ordinary and other days: what they help with, when somebody is there for them, which plan holds
// in which season, and how far the tide may act by itself. Only data; plan-of-day.ts reads it.
import { type Static, Type } from "typebox";
import { ClockTime, closed, DayOfYear, Label, Slug, Span, Weekdays, whole } from "./fields.ts";

export const Help = Type.Object(
  {
    service: Slug,
    speed: Type.Number({
      minimum: 0.1,
      maximum: 1,
      default: 0.8,
      description: "beside a clerk whose main work it is, who has 1",
    }),
  },
  closed,
);

export const Duty = Type.Object(
  {
    from: ClockTime,
    to: ClockTime,
    drains: Type.Boolean({
      default: true,
      description: "at the end the clerk stays until nobody waits; otherwise leaves after the present visitor",
    }),
  },
  closed,
);

/** What a window may take instead of its own work, where the hall lets the tide change signs. */
export const Sign = Type.Array(Slug, { minItems: 1, maxItems: 60, uniqueItems: true });

export const PlannedWindow = Type.Object(
  {
    window: Slug,
    services: Type.Optional(Type.Array(Slug, { minItems: 1, maxItems: 60, uniqueItems: true })),
    helps: Type.Optional(Type.Array(Help, { maxItems: 60 })),
    isBench: Type.Optional(Type.Boolean()),
    duty: Type.Optional(Type.Array(Duty, { maxItems: 6 })),
    signs: Type.Optional(Type.Array(Sign, { maxItems: 6 })),
    open: Type.Optional(
      Type.Array(Span, { maxItems: 6, description: "a bench window is open then, whatever the tide says" }),
    ),
  },
  { ...closed, description: "What differs from the base plan at one window" },
);

const times = (description: string) => Type.Number({ minimum: 0.1, maximum: 10, description });

export const Plan = Type.Object(
  {
    id: Slug,
    name: Label,
    nameEn: Type.Optional(Label),
    expectAll: Type.Optional(times("visitors beside a usual day, 1 being as usual")),
    expect: Type.Optional(Type.Record(Slug, times("visitors of one service beside a usual day"))),
    windows: Type.Array(PlannedWindow, { default: [], maxItems: 60 }),
  },
  closed,
);

export const Season = Type.Object(
  {
    id: Slug,
    name: Label,
    plan: Slug,
    from: DayOfYear,
    to: DayOfYear,
    days: Type.Optional(Type.Unsafe<number[]>({ ...Weekdays, description: "default all" })),
  },
  {
    ...closed,
    description: "Dates on which a plan holds; the shortest season that a date lies in wins, then the first",
  },
);

export const TideMode = Type.Union([Type.Literal("manual"), Type.Literal("advise"), Type.Literal("auto")], {
  description: "`manual` shows the pressure, `advise` suggests, `auto` opens and closes bench windows itself",
});

export const TideRules = Type.Object(
  {
    mode: Type.Unsafe<TideMode>({ ...TideMode, default: "manual" }),
    reviewMinutes: whole(1, 30, "minutes between two reviews by the clock", { default: 5 }),
    openDelayMinutes: whole(0, 30, "minutes a clerk needs to come and open a bench window", { default: 5 }),
    arriveMinutes: whole(1, 60, "minutes beyond that after which nobody is expected any more", { default: 10 }),
    dwellMinutes: whole(0, 240, "minutes between two changes of one window", { default: 20 }),
    openMinutesMin: whole(0, 480, "minutes an opened window stays so at least", { default: 90 }),
    changesSigns: Type.Boolean({
      default: false,
      description:
        "let the tide also change what open windows take, among their `signs`; wide signs that stay are better",
    }),
    announce: Type.Boolean({ default: true, description: "say aloud that a bench window has opened" }),
  },
  { ...closed, default: {}, description: "潮汐: which windows open when" },
);

export type Help = Static<typeof Help>;
export type Duty = Static<typeof Duty>;
export type PlannedWindow = Static<typeof PlannedWindow>;
export type Plan = Static<typeof Plan>;
export type Season = Static<typeof Season>;
export type TideMode = Static<typeof TideMode>;
export type TideRules = Static<typeof TideRules>;
