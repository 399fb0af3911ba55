// Reads what happened to cases (办件) into the state.
import type { Evolve } from "../evolution.ts";

export const caseEvolve = {} satisfies Partial<Evolve>;
