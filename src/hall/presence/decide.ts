// The rules of presence (在岗): who is on duty, where nobody is, and what was switched off.
import type { Deciders } from "../decision.ts";

export const presenceDeciders = {} satisfies Partial<Deciders>;
