// The keys of a numeric block by their names. It does not know what they are for.
import type { InputEvent } from "./input-events.ts";

/** Keys by their codes; a laptop's digits are the same keys to a person. */
const keyCodes: Readonly<Record<number, string>> = {
  ...{ 2: "1", 3: "2", 4: "3", 5: "4", 6: "5", 7: "6", 8: "7", 9: "8", 10: "9", 11: "0" },
  ...{ 79: "1", 80: "2", 81: "3", 75: "4", 76: "5", 77: "6", 71: "7", 72: "8", 73: "9", 82: "0" },
  ...{ 28: "enter", 96: "enter", 14: "backspace", 55: "*", 98: "/", 74: "-", 78: "+", 83: "." },
};

export const numericKeys = [...new Set(Object.values(keyCodes))];

/** A key that has just gone down; undefined for anything else, repeats of a held key too. */
export const pressedKey = ({ code, change }: InputEvent): string | undefined =>
  change === "down" ? keyCodes[code] : undefined;
