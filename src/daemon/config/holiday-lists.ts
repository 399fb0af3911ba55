// Lists of a year's public holidays beside the configuration: the State Council announces one each November, all halls share
// it, and next year's is one file more. Their days are added to the hall's own holidays and make-up days.
import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { type Static, Type } from "typebox";
import { dateAfter } from "../../base/calendar.ts";
import { checker, problemsText } from "../../base/check.ts";
import { AppError, reasonOf } from "../../base/errors.ts";
import { closed, Label, LocalDate } from "../../hall/rules/fields.ts";

export const HolidayList = Type.Object(
  {
    year: Type.Integer({ minimum: 2000, maximum: 2200 }),
    source: Type.String({ description: "where it was announced" }),
    holidays: Type.Array(
      Type.Object(
        {
          name: Label,
          from: LocalDate,
          to: LocalDate,
          worked: Type.Array(LocalDate, { default: [], description: "weekend days worked in exchange (调休)" }),
        },
        closed,
      ),
      { maxItems: 30 },
    ),
  },
  { ...closed, title: "Public holidays of a year" },
);
export type HolidayList = Static<typeof HolidayList>;

/** Longer than any public holiday. */
const DAYS_MAX = 30;

const daysOf = (from: string, to: string): string[] => {
  const days = Array.from({ length: DAYS_MAX }, (_, day) => dateAfter(from, day));
  return days.filter((day) => day <= to);
};

/** Rejects with CONFIG_UNREADABLE, naming the list. */
export const readHolidayList = (file: string): HolidayList => {
  try {
    const checked = checker(HolidayList, { fillDefaults: true })(JSON.parse(readFileSync(file, "utf8")));
    if (checked.ok) return checked.value;
    throw new Error(problemsText(checked.problems));
  } catch (error) {
    throw new AppError("CONFIG_UNREADABLE", { file, reason: reasonOf(error) }, { cause: error });
  }
};

interface Days {
  readonly holidays?: readonly string[];
  readonly makeUpDays?: readonly { readonly date: string }[];
}

/** A day that the hall's own rules speak of stays as they have it. */
const withList = (hall: Days, { holidays }: HolidayList): Days => {
  const { holidays: free = [], makeUpDays: worked = [] } = hall;
  const spoken = new Set([...free, ...worked.map(({ date }) => date)]);
  const isNew = (date: string) => !spoken.has(date);
  return {
    ...hall,
    holidays: [...free, ...holidays.flatMap(({ from, to }) => daysOf(from, to)).filter(isNew)],
    makeUpDays: [...worked, ...holidays.flatMap((one) => one.worked.filter(isNew)).map((date) => ({ date }))],
  };
};

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === "object" && value !== null;

/** Adds the lists that a configuration names, relative to its file; once in, they are named no longer. */
export const withHolidayLists = (value: unknown, file: string): unknown => {
  if (!isRecord(value) || !isRecord(value.hall) || !Array.isArray(value.holidayLists)) return value;
  const names = value.holidayLists.filter((name) => typeof name === "string");
  const lists = names.map((name) => readHolidayList(join(dirname(file), name)));
  return { ...value, holidayLists: [], hall: lists.reduce<Days>(withList, value.hall) };
};
