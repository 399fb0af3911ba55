// The rules of cases (办件): a matter that goes on after its visitor has left the window.
import type { Deciders } from "../decision.ts";

export const caseDeciders = {} satisfies Partial<Deciders>;
