// The days on which a hall differs from its week: shut, worked in exchange, open longer, closed for a reason. Only data;
// hours.ts reads it.
import { type Static, Type } from "typebox";
import { ClockTime, closed, DayOfYear, Label, LocalDate, Slug, Span, Weekdays, whole } from "./fields.ts";

export const MakeUpDay = Type.Object(
  {
    date: LocalDate,
    like: whole(1, 7, "the weekday whose hours it has, 1 Monday to 7 Sunday", { default: 1 }),
  },
  { ...closed, description: "A weekend day that is worked in exchange for a holiday (调休)" },
);

export const ExtraHours = Type.Object(
  {
    id: Slug,
    name: Label,
    nameEn: Type.Optional(Label),
    from: DayOfYear,
    to: DayOfYear,
    days: Type.Optional(
      Type.Unsafe<number[]>({
        ...Weekdays,
        description: "on these weekdays, also where the hall is shut otherwise; without it, on every day it is open",
      }),
    ),
    session: Type.Optional(
      Type.Unsafe<string>({ ...Slug, description: "the session that runs longer; without it, it is one of its own" }),
    ),
    opens: ClockTime,
    closes: ClockTime,
    lastTicketMinutes: whole(0, 240, "minutes before `closes` at which issuing stops, of a session of its own", {
      default: 0,
    }),
  },
  { ...closed, description: "Extended hours on dates or in a season (延时服务) [G6] [N5]; never on a holiday" },
);

export const Closure = Type.Object(
  {
    from: LocalDate,
    to: Type.Optional(Type.Unsafe<string>({ ...LocalDate, description: "the last day; default the first" })),
    hours: Type.Optional(
      Type.Unsafe<Static<typeof Span>>({ ...Span, description: "only these hours of each day; default all day" }),
    ),
    reason: Label,
  },
  { ...closed, description: "The hall is closed, and says why" },
);

/** Sections of the rules. */
export const calendarSections = {
  holidays: Type.Array(LocalDate, { default: [], maxItems: 400, description: "dates on which the hall is shut" }),
  makeUpDays: Type.Array(MakeUpDay, { default: [], maxItems: 100, description: "weekend days that are worked (调休)" }),
  extraHours: Type.Array(ExtraHours, { default: [], maxItems: 40, description: "extended hours (延时服务)" }),
  closures: Type.Array(Closure, { default: [], maxItems: 40, description: "closed for a reason (停止办公)" }),
};

export type MakeUpDay = Static<typeof MakeUpDay>;
export type ExtraHours = Static<typeof ExtraHours>;
export type Closure = Static<typeof Closure>;
