// What a person makes of what lamps spell: a call, a visitor who is being served, a window that is shut. Only the characters
// that can be seen are known here.
import { numberIn } from "../../reading.ts";
import type { Board, Sign } from "../../things.ts";

type Tone = Sign["face"]["tone"];

/** First that fits. A bare number over a window calls whoever holds it: seven segments have no more words. */
const TONES: readonly (readonly [RegExp, Tone])[] = [
  [/^$/, "dark"],
  [/^请\s*[A-Z]*\d+\s*号/, "call"],
  [/正在办理/, "serving"],
  [/暂停/, "paused"],
  [/暂未开放/, "closed"],
  [/^[A-Z]*\d+$/, "call"],
];

export const toneOf = (rows: readonly string[]): Tone => {
  const text = rows.join(" ").trim();
  return TONES.find(([pattern]) => pattern.test(text))?.[1] ?? "idle";
};

const ROW = /^\s*([A-Z]{0,2}\d+)\s+(\S+?)(?:号窗口)?\s*$/;

/** Rows such as `A012 3号窗口`: a number, and the window it is called to. */
export const callsIn = (rows: readonly string[]): Board["face"]["calls"] =>
  rows.flatMap((row) => {
    const [, number = "", window = ""] = ROW.exec(row) ?? [];
    return numberIn(number) === undefined ? [] : [{ number, window }];
  });
