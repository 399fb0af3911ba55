// The rules of complaints (差评处置, 办不成事): a bad rating, or a matter that could not be done, followed to its end.
import type { Deciders } from "../decision.ts";

export const complaintDeciders = {} satisfies Partial<Deciders>;
