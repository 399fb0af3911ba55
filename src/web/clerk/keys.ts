// What a key of the keyboard means on the clerk's pad: F keys by their names, a numeric pad by the hall's own layout.
import { keypadKeys } from "../../protocols/api/keypad-keys.ts";

/** As the hall calls what a key does. */
export type Step =
  | "call"
  | "recall"
  | "start"
  | "finish"
  | "missed"
  | "hold"
  | "pause"
  | "resume"
  | "undo"
  | "transfer"
  | "fallback";

/** A page can ask where to; a pad without a screen cannot, so its layout has no such keys. */
const layout: Readonly<Record<string, string>> = { ...keypadKeys, "3": "transfer", "9": "fallback" };

/** Keys by `KeyboardEvent.code`, which says where a key is, whatever Num Lock makes of it. */
const codes: Readonly<Record<string, string>> = {
  NumpadEnter: "enter",
  NumpadAdd: "+",
  NumpadSubtract: "-",
  NumpadMultiply: "*",
  NumpadDivide: "/",
  Backspace: "backspace",
};

const digitOf = (code: string, takesDigits: boolean): string | undefined =>
  /^Numpad(\d)$/.exec(code)?.[1] ?? (takesDigits ? /^Digit(\d)$/.exec(code)?.[1] : undefined);

/** @param takesDigits whether the digits above the letters count too: some pads say they are those */
export const stepOf = ({ code }: { readonly code: string }, takesDigits: boolean): string | undefined => {
  const key = codes[code] ?? digitOf(code, takesDigits);
  return key === undefined ? undefined : layout[key];
};

const signs: Readonly<Record<string, string>> = { enter: "↵", backspace: "⌫", "-": "−", "*": "×", "/": "÷" };

/** The key of a numeric pad that does this step, as it is printed. */
export const signOf = (step: Step): string | undefined => {
  const key = Object.keys(layout).find((one) => layout[one] === step);
  return key === undefined ? undefined : (signs[key] ?? key);
};
