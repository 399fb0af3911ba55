// A scenario of the benchmark as the rules of a living hall, and its people as such a hall can have them: no appointments,
// and every moment a whole millisecond.
import { drawDay, ORDINARY } from "../../bench/tide/day.ts";
import type { Scenario } from "../../bench/tide/scenario.ts";
import { checker } from "../../src/base/check.ts";
import { HallRules } from "../../src/hall/rules/rules.ts";
import type { Visitor } from "../../src/hall/tide/simulation/visitor.ts";

const MINUTE_MS = 60_000;
const check = checker(HallRules, { fillDefaults: true });

const letterOf = (place: number): string => String.fromCharCode("A".charCodeAt(0) + place);

const two = (value: number): string => String(value).padStart(2, "0");
const clockTime = (minute: number): string => `${two(Math.floor(minute / 60))}:${two(minute % 60)}`;

/** The rules of a hall say the length of a visit in whole minutes. */
export const withWholeMinutes = (scenario: Scenario): Scenario => ({
  ...scenario,
  categories: scenario.categories.map((one) => ({ ...one, serviceMean: Math.max(1, Math.round(one.serviceMean)) })),
});

/** `change` is laid over the rules. */
export const rulesOfScenario = ({ id, categories, windows }: Scenario, change: object = {}): HallRules => {
  const known = (service: string) => categories.some((category) => category.id === service);
  const checked = check({
    id: id.toLowerCase(),
    name: id,
    services: categories.map((category, place) => ({
      id: category.id,
      name: category.name ?? category.id,
      prefix: letterOf(place),
      minutes: category.serviceMean,
    })),
    windows: windows.map((window, place) => ({
      id: window.id.toLowerCase(),
      number: place + 1,
      name: window.name ?? window.id,
      services: window.base,
      isBench: window.tidal ?? false,
      duty: window.duty.map(([from = 0, to = 0, drains = 1]) => ({
        from: clockTime(from),
        to: clockTime(to),
        drains: drains !== 0,
      })),
      helps: Object.entries(window.help ?? {})
        .filter(([service]) => known(service) && !window.base.includes(service))
        .map(([service, speed]) => ({ service, speed })),
    })),
    classes: [
      { id: "ordinary", name: "普通", rank: 0 },
      { id: "green", name: "绿色通道", rank: 1 },
    ],
    callBy: "claim",
    ratingSeconds: 0,
    ...change,
  });
  if (!checked.ok) throw new Error(JSON.stringify(checked.problems));
  return checked.value;
};

const wholeMs = (minutes: number): number => Math.round(minutes * MINUTE_MS) / MINUTE_MS;

/** The people of one day, when the doors are open; appointments come as ordinary people who stay until they are called. */
export const peopleOf = (scenario: Scenario, seed: number, day: number): Visitor[] =>
  drawDay(scenario, seed, day).map((visitor) => {
    const arrivesAt = wholeMs(Math.max(scenario.open * 60, visitor.arrivesAt));
    const className = visitor.className === 2 ? ORDINARY : visitor.className;
    return { ...visitor, className, arrivesAt, since: arrivesAt, leavesAt: wholeMs(visitor.leavesAt) };
  });
