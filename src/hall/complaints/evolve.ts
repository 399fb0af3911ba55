// Reads what happened to complaints (差评处置, 办不成事) into the state.
import type { Evolve } from "../evolution.ts";

export const complaintEvolve = {} satisfies Partial<Evolve>;
