// A code scanner that plays keyboard, as Linux shows it in /dev/input: it types what it sees on a US keyboard, a key every few
// ms, and presses Enter. It hears nothing.
import { DOWN, keyEvents, UP } from "../keypad/evdev-keypad.ts";
import { Trouble } from "../trouble.ts";
import { WiredDevice, type WiredSetting } from "../wired-device.ts";

export interface WiredKeyboardScanner {
  readonly wire: WiredDevice;
  /** Somebody holds a code before it. Letters, figures and the marks of a keyboard; others are left out. */
  scan(text: string): void;
}

const SEES_AFTER_MS = 60;
/** From a key's going down to its coming up, and to the next key. */
const KEY_MS = 4;
/** One that is set to type carefully, and so takes as long as a person. */
const SLOW_KEY_MS = 200;
const [ENTER, SHIFT] = [28, 42];
const PLAIN: Readonly<Record<string, number>> = {
  ...{ "1": 2, "2": 3, "3": 4, "4": 5, "5": 6, "6": 7, "7": 8, "8": 9, "9": 10, "0": 11, "-": 12, "=": 13 },
  ...{ q: 16, w: 17, e: 18, r: 19, t: 20, y: 21, u: 22, i: 23, o: 24, p: 25, "[": 26, "]": 27 },
  ...{ a: 30, s: 31, d: 32, f: 33, g: 34, h: 35, j: 36, k: 37, l: 38, ";": 39, "'": 40, "`": 41 },
  ...{ "\\": 43, z: 44, x: 45, c: 46, v: 47, b: 48, n: 49, m: 50, ",": 51, ".": 52, "/": 53, " ": 57 },
};
/** What is printed above each of these keys. */
const SHIFTED: Readonly<Record<string, string>> = {
  ...{ "!": "1", "@": "2", "#": "3", $: "4", "%": "5", "^": "6", "&": "7", "*": "8", "(": "9", ")": "0" },
  ...{ _: "-", "+": "=", "{": "[", "}": "]", ":": ";", '"': "'", "~": "`", "|": "\\", "<": ",", ">": ".", "?": "/" },
};

type Stroke = readonly [code: number, value: number];

const press = (code: number): readonly Stroke[] => [
  [code, DOWN],
  [code, UP],
];

const strokesOf = (character: string): readonly Stroke[] => {
  const lower = character.toLowerCase();
  const isLarge = lower !== character;
  const code = PLAIN[isLarge ? lower : (SHIFTED[character] ?? character)];
  if (code === undefined) return [];
  const needsShift = isLarge || character in SHIFTED;
  return needsShift ? [[SHIFT, DOWN], ...press(code), [SHIFT, UP]] : press(code);
};

export const wireKeyboardScanner = (setting: WiredSetting): WiredKeyboardScanner => {
  const { clock } = setting;
  const [slow, endless] = [new Trouble(), new Trouble()];
  let strike!: (afterMs: number, stroke: Stroke) => void;
  const wire = new WiredDevice(setting, (board) => {
    strike = (afterMs, [code, value]) =>
      void board.clock.after(afterMs, "scanner types", () => {
        for (const event of keyEvents(clock.now(), code, value)) board.say(event);
      });
    /** It types as slowly as a hand, or it lost its setting of what ends a line. */
    const ailments = { "types-slowly": slow, "no-line-end": endless };
    return { take: () => {}, ailments };
  });
  const scan = (text: string) => {
    const strokes = [...Array.from(text).flatMap(strokesOf), ...(endless.isThere ? [] : press(ENTER))];
    const everyMs = slow.isThere ? SLOW_KEY_MS : KEY_MS;
    for (const [at, stroke] of strokes.entries()) strike(SEES_AFTER_MS + at * everyMs, stroke);
  };
  return { wire, scan };
};
