// Complaints (差评处置, 办不成事) as a part of the hall: what time brings, and what its readers see.
import type { Part } from "../part.ts";
import { complaintEvolve } from "./evolve.ts";

export const complaintPart: Part = {
  name: "complaints",
  events: Object.keys(complaintEvolve),
  due: () => [],
  nextDue: () => Number.POSITIVE_INFINITY,
  refs: () => [],
  entries: () => new Map(),
};
