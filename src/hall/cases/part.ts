// Cases (办件) as a part of the hall: what time brings, and what its readers see.
import type { Part } from "../part.ts";
import { caseEvolve } from "./evolve.ts";

export const casePart: Part = {
  name: "cases",
  events: Object.keys(caseEvolve),
  due: () => [],
  nextDue: () => Number.POSITIVE_INFINITY,
  refs: () => [],
  entries: () => new Map(),
};
