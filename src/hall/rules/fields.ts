// The fields that schemas of a hall are made of: names, times, dates, numbers with a range.
import { Type } from "typebox";

export const closed = { additionalProperties: false };

export const Slug = Type.String({
  pattern: "^[a-z0-9][a-z0-9-]{0,31}$",
  description: "a to z, 0 to 9 and hyphen, at most 32 characters; safe in topics, paths and tables",
});
export const ClockTime = Type.String({ pattern: "^([01][0-9]|2[0-3]):[0-5][0-9]$", description: "HH:MM, local time" });
export const LocalDate = Type.String({ pattern: "^[0-9]{4}-[0-9]{2}-[0-9]{2}$", description: "YYYY-MM-DD, local" });
export const DayOfYear = Type.String({
  pattern: "^([0-9]{4}-)?[0-9]{2}-[0-9]{2}$",
  description: "YYYY-MM-DD, or MM-DD for every year",
});
export const Span = Type.Object({ from: ClockTime, to: ClockTime }, closed);
export const Weekdays = Type.Array(Type.Integer({ minimum: 1, maximum: 7, description: "1 Monday to 7 Sunday" }), {
  minItems: 1,
  uniqueItems: true,
});
export const Label = Type.String({ minLength: 1, maxLength: 40 });

export const whole = (minimum: number, maximum: number, description: string, extra: object = {}) =>
  Type.Integer({ minimum, maximum, description, ...extra });
