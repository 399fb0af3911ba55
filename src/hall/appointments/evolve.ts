// Reads what happened to appointments (预约) into the state.
import type { Evolve } from "../evolution.ts";

export const appointmentEvolve = {} satisfies Partial<Evolve>;
