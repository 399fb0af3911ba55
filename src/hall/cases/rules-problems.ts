// What a schema cannot say about the rules of cases.
import type { Problem } from "../../base/check.ts";
import { problem, repeated, unknownNames } from "../rules/problems-of.ts";
import type { HallRules } from "../rules/rules.ts";
import type { CaseRules } from "./rules.ts";

const itemProblems = ({ items }: CaseRules): Problem[] =>
  items.flatMap(({ kind, days }, position) =>
    kind === "promised" && days === 0
      ? [problem(`/cases/items/${position}/days`, days, "at least 1 where a time is promised")]
      : [],
  );

/** Contradictions in what the rules say of cases. */
export const caseProblems = ({ cases, services }: HallRules): Problem[] => {
  const known = new Set(services.map(({ id }) => id));
  const named = cases.items.map(({ service }) => service);
  return [
    ...repeated("/cases/items", cases.items, ({ id }) => id, "id"),
    ...itemProblems(cases),
    ...named.flatMap((service, position) =>
      service === undefined ? [] : unknownNames(`/cases/items/${position}/service`, [service], known, "service"),
    ),
    ...unknownNames("/cases/handOutService", cases.handOutService ? [cases.handOutService] : [], known, "service"),
  ];
};
