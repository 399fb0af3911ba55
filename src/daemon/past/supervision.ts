// Days under supervision as the ledger has them: reads what supervise() needs, and nothing else. For looking only; whether the
// chain is whole is asked of the whole ledger, by verify.ts.
import { calendarOf, dateAfter } from "../../base/calendar.ts";
import { AppError } from "../../base/errors.ts";
import type { DayReport } from "../../hall/supervision/report.ts";
import { type DeviceState, type Seen, seenKinds } from "../../hall/supervision/seen.ts";
import { supervise } from "../../hall/supervision/supervise.ts";
import { type Browser, browseLedger } from "../ledger/browse.ts";
import type { Row } from "../ledger/chain.ts";
import { eventOf } from "../writer/reading.ts";
import { midnightOf, rulesAt, stretchesOf } from "./past-days.ts";

/** Days before the first asked for in which the last news of a device is looked for. */
const DEVICE_DAYS = 31;

const seenOf = (row: Row): Seen => ({ ...eventOf(row), by: row.actor });

const statesBefore = (browser: Browser, first: number, from: number): Map<string, DeviceState> => {
  const states = new Map<string, DeviceState>();
  for (const event of browser.ofKinds(["DeviceChanged"], from, first - 1).map(eventOf)) {
    if (event.kind === "DeviceChanged") states.set(event.data.device, { ...event.data, at: event.at });
  }
  return states;
};

/** A day of the ledger, read by its date: to its end, or to now where it goes on. */
const dayOf = (browser: Browser, date: string, now: number): DayReport | undefined => {
  const all = stretchesOf(browser);
  const own = all.filter((stretch) => stretch.date === date);
  const [first, last] = [own[0]?.first, own.at(-1)?.last];
  const rules = last === undefined ? undefined : rulesAt(browser, last);
  if (first === undefined || last === undefined || !rules) return undefined;
  const midnight = midnightOf(rules, date);
  const from = Math.max(midnight, browser.between(1, 1)[0]?.at ?? midnight);
  const isOver = all.at(-1)?.date !== date;
  const seenTo = isOver ? Number.POSITIVE_INFINITY : Math.max(now, browser.between(last, last)[0]?.at ?? now);
  const until = Math.min(seenTo, midnightOf(rules, dateAfter(date, 1)));
  const events = own.flatMap((part) => browser.ofKinds(seenKinds, part.first, part.last)).map(seenOf);
  const known = all.find((stretch) => stretch.date >= dateAfter(date, -DEVICE_DAYS))?.first ?? first;
  return supervise({ date, midnight, from, until, rules, events, before: statesBefore(browser, first, known) });
};

/** Reports of the days that the ledger has among these, oldest first; throws DAY_UNKNOWN where it has none of them. */
export const supervisionOf = (folder: string, dates: readonly string[], now: number): DayReport[] =>
  browseLedger(folder, (browser) => {
    const reports = dates.map((date) => dayOf(browser, date, now)).filter((report) => report !== undefined);
    if (reports.length > 0) return reports;
    const known = [...new Set(stretchesOf(browser).map(({ date }) => date))].sort();
    throw new AppError("DAY_UNKNOWN", {
      date: dates.join(" "),
      first: known[0] ?? "none",
      last: known.at(-1) ?? "none",
    });
  });

/** The hall's own date at an instant; undefined in a ledger without rules. */
export const dateIn = (folder: string, now: number): string | undefined =>
  browseLedger(folder, (browser) => {
    const rules = rulesAt(browser, browser.head);
    return rules && calendarOf(rules.timeZone).moment(now).date;
  });

/** So many days up to a date, oldest first. */
export const daysUpTo = (date: string, count: number): string[] =>
  Array.from({ length: count }, (_, at) => dateAfter(date, at - count + 1));

/** The time zone in which the hall's instants are told. */
export const timeZoneIn = (folder: string): string =>
  browseLedger(folder, (browser) => rulesAt(browser, browser.head)?.timeZone ?? "Asia/Shanghai");
