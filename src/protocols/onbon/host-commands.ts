// What a hall says to an Onbon card, and how long it waits. Only what lives in the memory of the card and does not wear
// out its flash.
import type { Area } from "./area.ts";
import type { OnbonFrame } from "./frame.ts";
import { HOST } from "./header.ts";

/** Of lines and answers [ONBON-1.1], [ONBON-8]. */
export const timing = {
  /** The vendor's own programs wait so long for an answer. */
  replyTimeoutMs: 3000,
  /** For each of `baudRates` when a card is looked for by ping. */
  baudProbeMs: 2000,
  baudRates: [9600, 57600],
  /** A dynamic area is not to be sent more often. */
  refreshMs: 1000,
  tcpPort: 5005,
} as const;

export type Place = Pick<Area, "id" | "x" | "y" | "width" | "height">;
export type Manner = Pick<Area, "effect" | "speed" | "stayHalfS" | "align" | "lineSpacing" | "wrap">;

const STILL: Manner = { effect: "still", speed: 0, stayHalfS: 10, wrap: "automatic" };

type DynamicAreas = Extract<OnbonFrame, { kind: "dynamicAreas" }>;

const fromHost = (to: number) => ({ to, from: HOST, reply: true }) as const;

/** @param text of `signText`: what stands in it is obeyed */
export const showText = (to: number, place: Place, text: string, manner: Partial<Manner> = {}): DynamicAreas => ({
  kind: "dynamicAreas",
  ...fromHost(to),
  areas: [{ ...place, run: "loop", timeoutS: 0, lines: "many", ...STILL, ...manner, text }],
});

export const removeAreas = (to: number, remove: "all" | readonly number[]): OnbonFrame => ({
  kind: "dynamicAreas",
  ...fromHost(to),
  remove,
  areas: [],
});

export const ping = (to: number): OnbonFrame => ({ kind: "ping", ...fromHost(to) });
export const readStatus = (to: number): OnbonFrame => ({ kind: "readStatus", ...fromHost(to) });
export const power = (to: number, on: boolean): OnbonFrame => ({ kind: "power", ...fromHost(to), on });

/** @param level 0 darkest to 15 brightest */
export const setBrightness = (to: number, level: number): OnbonFrame => ({
  kind: "setBrightness",
  ...fromHost(to),
  level,
});

/** @param time by the clock of the hall: `2026-11-21T15:20:00` */
export const setClock = (to: number, time: string): OnbonFrame => ({
  kind: "setClock",
  ...fromHost(to),
  time,
  weekday: new Date(`${time}Z`).getUTCDay() || 7,
});
