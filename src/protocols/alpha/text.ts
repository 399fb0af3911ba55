// A text with its codes to the characters that a sign takes, and back [ALPHA-3.4]. It knows no packets.
import { bytesOfHex, hexOf } from "../../base/bytes.ts";
import { colors, controls, fonts, nameOf } from "./codes.ts";
import type { Part, Text } from "./frame.ts";

const FONT = "\x1a";
const COLOR = "\x1c";
const STRING = "\x10";
const DOTS = "\x14";
/** Speed 1; 2 to 5 follow. */
const SLOWEST = 0x15;

export const textCharacters = (text: Text): string =>
  typeof text === "string" ? text : text.map(partCharacters).join("");

const partCharacters = (part: Part): string => {
  if (typeof part === "string") return part;
  if ("font" in part) return FONT + fonts[part.font];
  if ("control" in part) return controls[part.control];
  if ("speed" in part) return String.fromCharCode(SLOWEST + part.speed - 1);
  if ("string" in part) return STRING + part.string;
  if ("dots" in part) return DOTS + part.dots;
  if ("color" in part) return COLOR + colorCode(part.color);
  return charactersOf(part.hex);
};

const colorCode = (color: string): string =>
  color.startsWith("#") ? `Z${color.slice(1)}` : colors[color as keyof typeof colors];

export const charactersOf = (hex: string): string => String.fromCharCode(...(bytesOfHex(hex) ?? []));
export const hexOfCharacters = (characters: string): string =>
  hexOf(Uint8Array.from(characters, (character) => character.charCodeAt(0)));

/** How many characters belong to a code: what follows an unknown one is not taken for text. */
const FOLLOWING: Readonly<Record<string, number>> = {
  "\x05": 1,
  "\x06": 1,
  "\x07": 1,
  "\x0b": 1,
  [STRING]: 1,
  [DOTS]: 1,
  [FONT]: 1,
  [COLOR]: 1,
  "\x1d": 2,
  "\x1e": 1,
  "\x1f": 14,
};
/** Its one character may be a control character itself. */
const EXTENDED = "\x08";

/** Printable text, or one code with what belongs to it. */
const tokenAt = (characters: string): string => {
  const printable = /^[ -~]+/.exec(characters)?.[0];
  if (printable) return printable;
  const [code = "", rest = ""] = [characters.slice(0, 1), characters.slice(1)];
  if (code === EXTENDED) return characters.slice(0, 2);
  if (code === COLOR && /^Z[0-9A-F]{6}/.test(rest)) return code + rest.slice(0, 7);
  const follower = /^[ -~]*/.exec(rest.slice(0, FOLLOWING[code] ?? 0))?.[0] ?? "";
  return code + follower;
};

const tokensIn = (characters: string): string[] => {
  const tokens: string[] = [];
  for (let at = 0; at < characters.length; at += tokens.at(-1)!.length) tokens.push(tokenAt(characters.slice(at)));
  return tokens;
};

/** Any characters at all are some text. */
export const textIn = (characters: string): Text => {
  const parts: Part[] = [];
  for (const token of tokensIn(characters)) add(parts, partOf(token));
  const [first = "", ...others] = parts;
  return others.length === 0 && typeof first === "string" ? first : [first, ...others];
};

const partOf = (token: string): Part => {
  if (/^[ -~]/.test(token)) return token;
  const [code = "", rest = ""] = [token.slice(0, 1), token.slice(1)];
  const speed = code.charCodeAt(0) - SLOWEST + 1;
  const control = nameOf(controls, token);
  if (control) return { control };
  if (speed >= 1 && speed <= 5) return { speed };
  return (rest === "" ? undefined : pairedPart(code, rest)) ?? { hex: hexOfCharacters(token) };
};

const pairedPart = (code: string, rest: string): Part | undefined => {
  if (code === STRING) return { string: rest };
  if (code === DOTS) return { dots: rest };
  const font = code === FONT ? nameOf(fonts, rest) : undefined;
  if (font) return { font };
  if (code !== COLOR) return undefined;
  const color = rest.length === 1 ? nameOf(colors, rest) : `#${rest.slice(1)}`;
  return color && { color };
};

/** Unknown bytes side by side are one part. */
const add = (parts: Part[], part: Part): void => {
  const last = parts.at(-1);
  if (isHex(last) && isHex(part)) parts[parts.length - 1] = { hex: `${last.hex} ${part.hex}` };
  else parts.push(part);
};

const isHex = (part: Part | undefined): part is { hex: string } => typeof part === "object" && "hex" in part;
