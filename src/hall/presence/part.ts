// Presence (在岗) as a part of the hall: what time brings, and what its readers see.
import type { Part } from "../part.ts";
import { presenceEvolve } from "./evolve.ts";

export const presencePart: Part = {
  name: "presence",
  events: Object.keys(presenceEvolve),
  due: () => [],
  nextDue: () => Number.POSITIVE_INFINITY,
  refs: () => [],
  entries: () => new Map(),
};
