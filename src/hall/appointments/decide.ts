// The rules of appointments (预约): a place kept for a time.
import type { Deciders } from "../decision.ts";

export const appointmentDeciders = {} satisfies Partial<Deciders>;
