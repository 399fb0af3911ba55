// What a hall decides about appointments (预约): which times can be booked and how far ahead, what early, late and absent mean.
// Without slots nothing can be booked.
import { type Static, Type } from "typebox";
import { ClockTime, closed, Slug, whole } from "../rules/fields.ts";

const Slots = Type.Object(
  {
    days: Type.Array(whole(1, 7, "1 Monday to 7 Sunday"), { minItems: 1, uniqueItems: true, default: [1, 2, 3, 4, 5] }),
    from: ClockTime,
    to: ClockTime,
    minutes: whole(5, 240, "minutes of one slot", { default: 30 }),
    services: Type.Array(Slug, { minItems: 1, maxItems: 60, uniqueItems: true, description: "what can be booked" }),
    capacity: Type.Optional(
      Type.Record(Slug, whole(0, 999, "places in one slot"), { description: "places kept in one slot, by service" }),
    ),
    share: Type.Number({
      minimum: 0,
      maximum: 1,
      default: 0.3,
      description:
        "of the time of the windows on duty, for services without a capacity: slot minutes by service minutes, whole places, at least one",
    }),
  },
  { ...closed, description: "Slots one after the other within opening hours; none on holidays" },
);

const Breaches = Type.Object(
  {
    count: whole(0, 20, "absences after which booking is paused; 0 never pauses", { default: 3 }),
    days: whole(1, 366, "days back in which they count", { default: 90 }),
    pauseDays: whole(1, 366, "days from the last absence in which one cannot book by oneself", { default: 30 }),
  },
  { ...closed, default: {}, description: "失约: booked and neither came nor cancelled" },
);

export const AppointmentRules = Type.Object(
  {
    slots: Type.Array(Slots, {
      default: [],
      maxItems: 40,
      description: "what can be booked; none means no appointments",
    }),
    daysAhead: whole(0, 60, "opening days after today that visitors may book; 0 is today alone", { default: 5 }),
    dayMax: whole(1, 9, "appointments of one person a day, each for another service", { default: 1 }),
    releaseMinutes: whole(0, 1440, "minutes before a slot at which its free places go back to the queue", {
      default: 30,
    }),
    cancelMinutes: whole(0, 10_080, "minutes before a slot until which visitors may cancel or move", { default: 120 }),
    earlyMinutes: whole(0, 240, "minutes before a slot from which a check-in counts", { default: 10 }),
    early: Type.Union([Type.Literal("wait"), Type.Literal("refuse")], {
      default: "wait",
      description:
        "whoever comes earlier: `wait` gets a number and its class when the time has come, `refuse` is told when",
    }),
    lateMinutes: whole(0, 240, "minutes after the beginning of a slot until which a check-in counts", { default: 15 }),
    late: Type.Union([Type.Literal("ordinary"), Type.Literal("void")], {
      default: "ordinary",
      description: "whoever comes later the same day: `ordinary` gets a number like any other, `void` takes one",
    }),
    class: Type.Optional(Slug),
    breaches: Breaches,
    bookMax: whole(1, 20_000, "appointments kept at a time: a bound against floods", { default: 5000 }),
  },
  { ...closed, default: {}, description: "预约 [Q4, G6, S4]: which times can be booked, and what becomes of them" },
);
export type AppointmentRules = Static<typeof AppointmentRules>;
