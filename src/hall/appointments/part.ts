// Appointments (预约) as a part of the hall: what time brings, and what its readers see.
import type { Part } from "../part.ts";
import { appointmentEvolve } from "./evolve.ts";

export const appointmentPart: Part = {
  name: "appointments",
  events: Object.keys(appointmentEvolve),
  due: () => [],
  nextDue: () => Number.POSITIVE_INFINITY,
  refs: () => [],
  entries: () => new Map(),
};
