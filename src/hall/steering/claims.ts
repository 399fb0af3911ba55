// The hall in the numbers of the tide, and whose claim to a window is largest. Built anew when rules or the work of a
// window change, so that a call finds everything multiplied out.
import { MINUTE_MS } from "../../base/calendar.ts";
import { usualMinutes } from "../history/usual-minutes.ts";
import type { Head } from "../queue/lines.ts";
import { helpsOf } from "../queue/work.ts";
import type { TicketClass } from "../rules/rules.ts";
import { type Hall, rulesOf, type Window } from "../state.ts";
import { type CallRule, callRule, callTable, nextLine } from "../tide/call-table.ts";
import { lineCount, lineOf, type Skill, type TidalClass, type TidalHall } from "../tide/tidal-hall.ts";
import { claimOfClass } from "./claim-of-class.ts";
import type { ClaimTable } from "./claim-table.ts";

/**
 * A hall that calls by rank is foretold as one: a class is worth a hundred times the one below it, help next to nothing
 * beside own work, and within a class the wait alone decides. The guard is not foretold.
 */
const RANK_RATIO = 100;
const RANK_HEAD_MINUTES = 5;
const rankRule: CallRule = { ...callRule, helpMargin: 1e-20, workExponent: 0, scarcityExponent: 0 };

const isByRank = (hall: Hall): boolean => rulesOf(hall).callBy === "rank";

const rankedClass = ({ id, rank }: TicketClass): TidalClass => ({
  id,
  weight: Array.from({ length: rank }).reduce<number>((weight) => weight * RANK_RATIO, 1),
  headMinutes: RANK_HEAD_MINUTES,
});

const placesOf = (ids: Iterable<string>): Map<string, number> => new Map([...ids].map((id, place) => [id, place]));

const tidalClass = (one: TicketClass): TidalClass => ({ id: one.id, ...claimOfClass(one) });

/** What a window takes as its own work, now or under another sign; what it otherwise only helps with goes no faster. */
export const mainSkills = (
  hall: Hall,
  window: Window,
  own: readonly string[],
  services: ReadonlyMap<string, number>,
): Skill[] => {
  const learnt = hall.outlook?.speeds[window.clerk ?? ""] ?? {};
  const helps = hall.staff.get(window.clerk ?? "")?.skills ?? hall.plans.get(window.id)?.helps ?? [];
  const usual = hall.plans.get(window.id)?.services ?? own;
  const speedAt = (service: string): number => {
    // Where rank decides, how fast a clerk is at this or that changes nothing of the order of calls.
    if (isByRank(hall)) return 1;
    const help = usual.includes(service) ? undefined : helps.find((one) => one.service === service);
    return learnt[service] ?? help?.speed ?? 1;
  };
  return own.map((service) => ({ service: services.get(service)!, speed: speedAt(service), isMain: true }));
};

const skillsOf = (hall: Hall, window: Window, services: ReadonlyMap<string, number>): Skill[] => {
  const learnt = hall.outlook?.speeds[window.clerk ?? ""] ?? {};
  return [
    ...mainSkills(hall, window, window.services, services),
    ...helpsOf(hall, window).map(({ service, speed }) => ({
      service: services.get(service)!,
      speed: learnt[service] ?? speed,
      isMain: false,
    })),
  ];
};

export const claimsOf = (hall: Hall): ClaimTable => {
  const services = placesOf(hall.services.keys());
  const byRank = [...rulesOf(hall).classes].sort((a, b) => a.rank - b.rank);
  const tidal: TidalHall = {
    services: [...hall.services.values()].map((service, at) => ({
      id: service.id,
      name: service.name,
      workMinutes: hall.outlook?.minutes[at] ?? usualMinutes(service),
    })),
    classes: byRank.map((entry) => (isByRank(hall) ? rankedClass(entry) : tidalClass(entry))),
    windows: [...hall.windows.values()].map((window) => ({
      id: window.id,
      name: hall.plans.get(window.id)?.name ?? window.id,
      isBench: hall.plans.get(window.id)?.isBench ?? false,
      skills: skillsOf(hall, window, services),
    })),
  };
  const classes = placesOf(byRank.map(({ id }) => id));
  const rule = isByRank(hall) ? rankRule : callRule;
  return {
    hall: tidal,
    table: callTable(tidal, rule),
    rule,
    services,
    classes,
    windows: placesOf(hall.windows.keys()),
  };
};

/** The head of those lines whose claim to this window is largest; undefined when there is none. */
export const largestClaim = (
  { hall, table, services, classes, windows }: ClaimTable,
  window: string,
  heads: readonly Head[],
  at: number,
): Head | undefined => {
  const since = new Float64Array(lineCount(hall)).fill(Number.POSITIVE_INFINITY);
  const byLine = new Map<number, Head>();
  for (const head of heads) {
    const line = lineOf(hall, services.get(head.ticket.service)!, classes.get(head.class)!);
    since[line] = head.ticket.issuedAt / MINUTE_MS;
    byLine.set(line, head);
  }
  return byLine.get(nextLine(table, windows.get(window)!, since, at / MINUTE_MS));
};
