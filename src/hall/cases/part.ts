// Cases (办件) as a part of the hall: what time brings, and what its readers see.
import type { Part } from "../part.ts";
import { casesDue, nextCaseDue } from "./alarms.ts";
import { caseEvolve } from "./evolve.ts";
import { caseCounts, caseView } from "./views.ts";

export const casePart: Part = {
  name: "cases",
  events: Object.keys(caseEvolve),
  due: casesDue,
  nextDue: nextCaseDue,
  *refs({ cases: { cases } }) {
    for (const { person } of Object.values(cases)) if (person !== undefined) yield person;
  },
  entries: (hall) =>
    new Map<string, () => unknown>([
      ["counts", () => caseCounts(hall)],
      ...Object.keys(hall.cases.cases).map((id) => [`case/${id}`, () => caseView(hall, id)] as const),
    ]),
};
