// What a schema cannot say about plans: windows and services that are not there, spans that end before they begin,
// seasons without a plan.
import type { Problem } from "../../base/check.ts";
import { spanProblems } from "./day-span.ts";
import { BASE_PLAN } from "./plan-of-day.ts";
import type { Help, Plan, PlannedWindow } from "./plans.ts";
import { problem, repeated, unknownNames } from "./problems-of.ts";
import type { HallRules } from "./rules.ts";

interface Span {
  readonly from: string;
  readonly to: string;
}

/** Helps with services that exist, each once, and none of them own work. */
export const helpProblems = (
  path: string,
  helps: readonly Help[] = [],
  own: readonly string[],
  services: ReadonlySet<string>,
): Problem[] =>
  helps.flatMap(({ service }, position) => {
    const at = `${path}/${position}/service`;
    if (!services.has(service)) return [problem(at, service, "the id of a service")];
    if (own.includes(service)) return [problem(at, service, "a service that is not its own work")];
    const isAgain = helps.findIndex((help) => help.service === service) !== position;
    return isAgain ? [problem(at, service, "a value that no other entry has")] : [];
  });

/** Spans that end after they begin, in order, none into the next. */
export const dutyProblems = (path: string, spans: readonly Span[] = []): Problem[] =>
  spans.flatMap(({ from, to }, position) => {
    const before = spans[position - 1];
    return [
      ...(to > from ? [] : [problem(`${path}/${position}/to`, to, `later than ${from}`)]),
      ...(before && from < before.to ? [problem(`${path}/${position}/from`, from, `not before ${before.to}`)] : []),
    ];
  });

/** A window that people know for something always takes it. */
export const signProblems = (
  path: string,
  signs: readonly (readonly string[])[] = [],
  [main]: readonly string[],
  services: ReadonlySet<string>,
): Problem[] =>
  signs.flatMap((sign, position) => [
    ...unknownNames(`${path}/${position}`, sign, services, "service"),
    ...(main !== undefined && !sign.includes(main)
      ? [problem(`${path}/${position}`, sign, `${main} among them, which people come to this window for`)]
      : []),
  ]);

const openProblems = (path: string, change: PlannedWindow, isBench: boolean | undefined): Problem[] => [
  ...dutyProblems(`${path}/open`, change.open),
  ...(change.open?.length && !(change.isBench ?? isBench)
    ? [problem(`${path}/open`, change.open, "a bench window, since others are open as long as somebody is there")]
    : []),
];

const changeProblems = (rules: HallRules, path: string, change: PlannedWindow): Problem[] => {
  const services = new Set(rules.services.map(({ id }) => id));
  const window = rules.windows.find(({ id }) => id === change.window);
  if (!window) return [problem(`${path}/window`, change.window, "the id of a window")];
  return [
    ...unknownNames(`${path}/services`, change.services ?? [], services, "service"),
    ...helpProblems(`${path}/helps`, change.helps, change.services ?? window.services, services),
    ...dutyProblems(`${path}/duty`, change.duty),
    ...signProblems(`${path}/signs`, change.signs, change.services ?? window.services, services),
    ...openProblems(path, change, window.isBench),
  ];
};

const ownProblems = (rules: HallRules, plan: Plan, path: string): Problem[] => [
  ...(plan.id === BASE_PLAN ? [problem(`${path}/id`, plan.id, "another name: that is what /windows is")] : []),
  ...unknownNames(
    `${path}/expect`,
    Object.keys(plan.expect ?? {}),
    new Set(rules.services.map(({ id }) => id)),
    "service",
  ),
  ...repeated(`${path}/windows`, plan.windows, ({ window }) => window, "window"),
];

export const planProblems = (rules: HallRules): Problem[] => [
  ...repeated("/plans", rules.plans, ({ id }) => id, "id"),
  ...rules.plans.flatMap((plan, position) => [
    ...ownProblems(rules, plan, `/plans/${position}`),
    ...plan.windows.flatMap((change, at) => changeProblems(rules, `/plans/${position}/windows/${at}`, change)),
  ]),
];

export const seasonProblems = (rules: HallRules): Problem[] => {
  const plans = new Set([BASE_PLAN, ...rules.plans.map(({ id }) => id)]);
  return [
    ...repeated("/seasons", rules.seasons, ({ id }) => id, "id"),
    ...rules.seasons.flatMap((season, position) => {
      const path = `/seasons/${position}`;
      const known = plans.has(season.plan) ? [] : [problem(`${path}/plan`, season.plan, "the id of a plan")];
      return [...known, ...spanProblems(season, path)];
    }),
  ];
};
