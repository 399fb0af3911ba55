// What a hall lets its visitors know besides numbers. Only data; notices.ts reads it, and adds what the calendar says.
import { type Static, Type } from "typebox";
import type { Problem } from "../../base/check.ts";
import { isDay, spanProblems } from "./day-span.ts";
import { closed, LocalDate, whole } from "./fields.ts";
import { problem } from "./problems-of.ts";

/** Where a notice is read: hall screen and hall sign, a visitor's phone, the kiosk. */
export const noticePlaces = ["screen", "phone", "kiosk"] as const;
export type NoticePlace = (typeof noticePlaces)[number];

const Text = Type.String({ minLength: 1, maxLength: 120 });

export const Notice = Type.Object(
  {
    text: Text,
    textEn: Type.Optional(Text),
    from: Type.Optional(LocalDate),
    to: Type.Optional(Type.Unsafe<string>({ ...LocalDate, description: "the last day; without it, until taken out" })),
    where: Type.Array(Type.Enum(noticePlaces), { default: [...noticePlaces], minItems: 1, uniqueItems: true }),
  },
  closed,
);

export const NoticeRules = Type.Object(
  {
    texts: Type.Array(Notice, { default: [], maxItems: 20, description: "the hall's own" }),
    aheadDays: whole(0, 14, "days for which changed hours and rushes are told ahead by themselves; 0 tells none", {
      default: 3,
    }),
  },
  {
    ...closed,
    default: {},
    description: "Notices on screens, phones and kiosks; those of the calendar come by themselves [N5] [N1]",
  },
);

/** A day that there is not, or an end before its beginning. */
export const noticeProblems = ({ texts }: Static<typeof NoticeRules>): Problem[] =>
  texts.flatMap(({ from, to }, position) => {
    const path = `/notices/texts/${position}`;
    if (from !== undefined && to !== undefined) return spanProblems({ from, to }, path);
    const [field, day] = from === undefined ? ["to", to] : ["from", from];
    return day === undefined || isDay(day) ? [] : [problem(`${path}/${field}`, day, "a day there is")];
  });
