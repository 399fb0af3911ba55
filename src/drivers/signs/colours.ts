// The colour of each tone on a sign that has colours: what calls a person stands out, what is shut looks shut.
import type { Look } from "./look.ts";

export type ToneColour = "red" | "green" | "yellow";

const COLOURS: Readonly<Record<Look["tone"], ToneColour>> = {
  idle: "green",
  call: "red",
  serving: "green",
  paused: "yellow",
  closed: "yellow",
};

export const colourOf = ({ tone }: Look): ToneColour => COLOURS[tone];
