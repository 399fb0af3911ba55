// Days past as the ledger has them: which there are, what happened on each, under which rules. For looking only.
import { calendarOf } from "../../base/calendar.ts";
import { AppError } from "../../base/errors.ts";
import type { EventData, HallEvent } from "../../hall/events.ts";
import type { DayFacts } from "../../hall/history/day-facts.ts";
import { completeRules } from "../../hall/rules/complete-rules.ts";
import { BASE_PLAN } from "../../hall/rules/plan-of-day.ts";
import type { HallRules } from "../../hall/rules/rules.ts";
import { type Browser, browseLedger, hasLedger } from "../ledger/browse.ts";
import type { Row } from "../ledger/chain.ts";
import { eventOf } from "../writer/reading.ts";

interface DayFrame {
  readonly date: string;
  /** Local midnight, ms since 1970. */
  readonly midnight: number;
  /** The rules that were in force when it ended. */
  readonly rules: HallRules;
}

export interface PastDay extends DayFrame {
  /** The plan that held when it ended. */
  readonly plan: string;
  readonly events: readonly HallEvent[];
}

/** A day whose events are still to be read, some at a time. */
export interface UnreadDay extends DayFrame {
  readonly events: Generator<readonly HallEvent[]>;
}

export interface Past {
  /** Business dates, oldest first; the last may be today's. */
  readonly dates: readonly string[];
  /** The rules that are in force now. */
  readonly rules: HallRules;
  /** What days were, summed up when they ended. */
  readonly history: readonly DayFacts[];
  /** Throws DAY_UNKNOWN. */
  day(date: string): PastDay;
  /** Throws DAY_UNKNOWN. */
  unread(date: string): UnreadDay;
}

export interface Stretch {
  readonly date: string;
  readonly first: number;
  readonly last: number;
}

const dataOf = <K extends "DayTurned" | "DaySummed" | "HallConfigured">(row: Row): EventData[K] => JSON.parse(row.body);

/** From each turn of a day to the next; a clock that was set back gives one date several. */
export const stretchesOf = ({ ofKind, head }: Browser): Stretch[] => {
  const turns = ofKind("DayTurned").filter(({ seq }) => seq <= head);
  return turns.map((row, at) => ({
    date: dataOf<"DayTurned">(row).date,
    first: row.seq,
    last: (turns[at + 1]?.seq ?? head + 1) - 1,
  }));
};

export const rulesAt = (browser: Browser, seq: number): HallRules | undefined => {
  const row = browser.lastOfKind("HallConfigured", seq);
  return row && completeRules(dataOf<"HallConfigured">(row).rules);
};

/** Local midnight of a date, ms since 1970. */
export const midnightOf = (rules: HallRules, date: string): number => {
  const calendar = calendarOf(rules.timeZone);
  return Date.parse(`${date}T00:00:00${calendar.offsetText(Date.parse(`${date}T12:00:00Z`))}`);
};

/** The plan that held when such events were over. */
export const planIn = (events: readonly HallEvent[]): string => {
  const adopted = events.findLast((event) => event.kind === "PlanAdopted");
  return adopted?.data.plan ?? BASE_PLAN;
};

/** So many are read again in less time than a call waits. */
const EVENTS_A_STEP = 500;

function* eventsIn({ between }: Browser, stretches: readonly Stretch[]): Generator<readonly HallEvent[]> {
  for (const { first, last } of stretches)
    for (let from = first; from <= last; from += EVENTS_A_STEP)
      yield between(from, Math.min(last, from + EVENTS_A_STEP - 1)).map(eventOf);
}

/** @param folder only to name it in an error */
export const pastOf = (browser: Browser, folder: string): Past => {
  const stretches = stretchesOf(browser);
  const rules = rulesAt(browser, browser.head);
  if (!rules) throw new AppError("LEDGER_DAMAGED", { folder, reason: "no hall was ever configured in it" });
  const dates = [...new Set(stretches.map(({ date }) => date))].sort();
  const unread = (date: string): UnreadDay => {
    const own = stretches.filter((one) => one.date === date);
    if (own.length === 0)
      throw new AppError("DAY_UNKNOWN", { date, first: dates[0] ?? "none", last: dates.at(-1) ?? "none" });
    const inForce = rulesAt(browser, own.at(-1)!.last) ?? rules;
    return { date, midnight: midnightOf(inForce, date), rules: inForce, events: eventsIn(browser, own) };
  };
  let history: DayFacts[] | undefined;
  return {
    dates,
    rules,
    /** Read when it is asked for: it is long, and a daemon has it already. */
    get history() {
      history ??= browser.ofKind("DaySummed").map((row) => dataOf<"DaySummed">(row).facts);
      return history;
    },
    unread,
    day(date) {
      const day = unread(date);
      const events = [...day.events].flat();
      return { ...day, plan: planIn(events), events };
    },
  };
};

/** What the rules need of the past, also where there is none yet and the rules come from a configuration. */
export const lookAtHistory = (folder: string, given: HallRules | undefined): Pick<Past, "rules" | "history"> => {
  if (given && !hasLedger(folder)) return { rules: given, history: [] };
  const { rules, history } = lookBack(folder, (past) => ({ rules: past.rules, history: past.history }));
  return { rules: given ?? rules, history };
};

/** Looks at the days of the hall in a data folder, also while its daemon runs. */
export const lookBack = <T>(folder: string, look: (past: Past) => T): T =>
  browseLedger(folder, (browser) => look(pastOf(browser, folder)));
