// The acknowledgement ladder of one command at one device [HALL-3.5]: sent, accepted, started, settled. Pure: what
// comes in is an acknowledgement or the passing of a deadline, what goes out is the next rung and whether to send again.
import type { AckState, DeviceOp } from "../../protocols/mqtt/messages.ts";

export type Outcome = "done" | "failed" | "expired" | "rejected" | "superseded" | "unknown";

export type Rung =
  | { readonly at: "sent"; readonly attempt: number }
  | { readonly at: "accepted" | "started" }
  | { readonly at: "settled"; readonly outcome: Outcome };

export const ACCEPT_MS = 2000;
/** The first attempt and two more, all under the same id. */
const ATTEMPTS_MAX = 3;
const PRINT_MS = 10_000;
const SHORT_MS = 5000;

export const firstRung: Rung = { at: "sent", attempt: 1 };

/** An acknowledgement never goes down the ladder: a late `accepted` after `started` changes nothing. */
export const onAck = (rung: Rung, ack: AckState): Rung => {
  if (rung.at === "settled") return rung;
  if (ack === "accepted") return rung.at === "sent" ? { at: "accepted" } : rung;
  return ack === "started" ? { at: "started" } : { at: "settled", outcome: ack };
};

/** What the passing of the rung's deadline means. */
export const onLate = (rung: Rung): { readonly rung: Rung; readonly sendAgain: boolean } => {
  if (rung.at === "sent" && rung.attempt < ATTEMPTS_MAX) {
    return { rung: { at: "sent", attempt: rung.attempt + 1 }, sendAgain: true };
  }
  return { rung: rung.at === "settled" ? rung : { at: "settled", outcome: "unknown" }, sendAgain: false };
};

/** ms until a device must be done, where it has not said a limit itself: four characters a second and three seconds. */
export const doneWithinMs = (op: DeviceOp, args: Readonly<Record<string, unknown>>): number => {
  if (op === "print") return PRINT_MS;
  if (op !== "say") return SHORT_MS;
  const length = typeof args.text === "string" ? args.text.length : 0;
  const times = typeof args.times === "number" ? args.times : 1;
  return ((length * times) / 4 + 3) * 1000;
};

/** ms to wait on this rung. */
export const patienceMs = (rung: Rung, doneMs: number): number => (rung.at === "sent" ? ACCEPT_MS : doneMs);
