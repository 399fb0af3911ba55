// What the host of a FF 68 line says, and what a press means to it. It does not know tickets, only their digits.
import type { CallerFrame, CallerKey } from "./frame.ts";
import { frameSaying, KEYS } from "./functions.ts";

const WAITING_MAX = 999;
const NOTHING = "   ";

/** @param waiting people; more than 999 are shown as 999 [CALLER-2.4] */
export const waitingFrame = (address: number, waiting: number): CallerFrame => {
  const shown = Math.min(WAITING_MAX, Math.max(0, Math.trunc(waiting)));
  return { kind: "display", address, digits: `${shown}`.padStart(3, "0") + NOTHING };
};

/** The last three digits of a ticket's number; the display has no letters [CALLER-2.4]. */
export const ticketFrame = (address: number, number: string): CallerFrame => {
  const digits = number.replace(/[^0-9]/g, "").slice(-3);
  return { kind: "display", address, digits: NOTHING + digits.padStart(3) };
};

/** What a keypad waits for after a message of its own; undefined where it waits for nothing [CALLER-3.1]. */
export const answerTo = (frame: CallerFrame): CallerFrame | undefined => {
  if (frame.kind === "keys") return frame;
  if (frame.kind !== "rating") return undefined;
  return frameSaying(frame.address, { function: KEYS, data: Uint8Array.of(frame.score) });
};

export type Wish = "call" | "recall" | "evaluate" | "pause" | "transfer" | "abandon" | "hold" | "callHeld";

/** A digit and OK together are a wish [CALLER-2.3]. */
const WITH_OK: Partial<Record<CallerKey, Wish>> = { "6": "abandon", "0": "hold", "3": "callHeld" };
const ALONE: Partial<Record<CallerKey, Wish>> = {
  call: "call",
  recall: "recall",
  evaluate: "evaluate",
  pause: "pause",
  transfer: "transfer",
};

/** Undefined for keys that mean nothing. */
export const wishOf = (keys: readonly CallerKey[]): Wish | undefined => {
  const last = keys.at(-1);
  if (last !== "ok") return last && ALONE[last];
  const digit = keys.length === 2 ? keys[0] : undefined;
  return digit && WITH_OK[digit];
};
