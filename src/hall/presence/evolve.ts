// Reads what happened to presence (在岗) into the state.
import type { Evolve } from "../evolution.ts";

export const presenceEvolve = {} satisfies Partial<Evolve>;
