// What a schema cannot say about presence: a lunch that ends before it begins, deputies who do not exist.
import type { Problem } from "../../base/check.ts";
import { dutyProblems } from "../rules/plan-problems.ts";
import { problem, unknownNames } from "../rules/problems-of.ts";
import type { HallRules } from "../rules/rules.ts";

export const presenceProblems = ({ presence, staff }: HallRules): Problem[] => {
  const known = new Set(staff.map(({ id }) => id));
  return [
    ...dutyProblems("/presence/lunch", presence.lunch ? [presence.lunch] : []),
    ...staff.flatMap(({ id, deputies = [] }, position) => {
      const path = `/staff/${position}/deputies`;
      return [
        ...unknownNames(path, deputies, known, "member of staff"),
        ...(deputies.includes(id) ? [problem(path, deputies, "somebody else")] : []),
      ];
    }),
  ];
};
