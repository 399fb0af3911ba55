// How a class of tickets lays claim to a window, where the hall calls by claims: by the weight of its minutes, and a head start. Pure,
// and without schemas, so that the board can tell a manager what a class comes to.
import type { TicketClass } from "../rules/rules.ts";

export interface ClassClaim {
  /** How fast the claim grows beside the ordinary class. */
  readonly weight: number;
  /** Minutes that it counts as waited at once. */
  readonly headMinutes: number;
}

/** What a class above the ordinary counts where the rules do not say; as the benchmark's green channel has it. */
const PRIORITY: ClassClaim = { weight: 4.5, headMinutes: 5 };
const ORDINARY: ClassClaim = { weight: 1, headMinutes: 0 };

export const claimOfClass = ({ rank, weight, headMinutes }: TicketClass): ClassClaim => {
  const usual = rank > 0 ? PRIORITY : ORDINARY;
  return { weight: weight ?? usual.weight, headMinutes: headMinutes ?? usual.headMinutes };
};

/** Minutes that an ordinary ticket has waited when its claim is as large as that of a `priority` one that has waited `waited`. */
export const overtakenMinutes = (priority: TicketClass, ordinary: TicketClass, waited: number): number => {
  const [one, other] = [claimOfClass(priority), claimOfClass(ordinary)];
  return Math.max(0, Math.round((one.weight * (waited + one.headMinutes)) / other.weight - other.headMinutes));
};
