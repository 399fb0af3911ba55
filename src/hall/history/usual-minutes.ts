// How long a visit is believed to take before any has been seen: as the rules say.
import type { Service } from "../rules/rules.ts";

/** Minutes of a visit where the rules do not say: about the middle of what halls tell. */
const USUAL_MINUTES = 10;

export const usualMinutes = ({ minutes = USUAL_MINUTES }: Pick<Service, "minutes">): number => minutes;
