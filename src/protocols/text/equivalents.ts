// What may stand for a character that an encoding lacks. It knows no encoding.

/**
 * Where Unicode's own compatibility forms say nothing, or say it with a sign that may not be brought in. Full-width
 * signs are written as escapes, for they look like their ASCII twins.
 */
const ALIKE: Readonly<Record<string, readonly string[]>> = {
  〇: ["零"],
  "–": ["-"],
  "—": ["-"],
  "―": ["—", "-"],
  "−": ["-"],
  "\uff5e": ["-"],
  "‘": ["'"],
  "’": ["'"],
  "“": ['"'],
  "”": ['"'],
  "「": ["“", '"'],
  "」": ["”", '"'],
  "《": ['"'],
  "》": ['"'],
  "【": ["("],
  "】": [")"],
  "〔": ["("],
  "〕": [")"],
  "\uff3b": ["("],
  "\uff3d": [")"],
  "\uff5b": ["("],
  "\uff5d": [")"],
  "。": ["."],
  "、": [","],
  "·": ["・", "-"],
  "•": ["·", "-"],
  "・": ["·", "-"],
  "×": ["x"],
  "\u00a5": ["\uffe5"],
  "\u00a3": ["\uffe1"],
  "\u00a2": ["\uffe0"],
};

/** Drawn on another character or not at all: without it the text still reads. */
const UNSEEN = /^[\p{Cf}\p{M}]$/u;
/** An equivalent brings in no ASCII sign but these; the others begin commands in one device or another. */
const HARMLESS = /^[\p{L}\p{N} .,:;!?'"()+\-/%=\u0080-\u{10ffff}]*$/u;

const withoutMarks = (character: string): string => character.normalize("NFKD").replace(/\p{M}/gu, "");

/** What to try in its place, best first; the last is empty for what cannot be seen, and a question mark otherwise. */
export const equivalentsOf = (character: string): readonly string[] =>
  [
    ...(ALIKE[character] ?? []),
    character.normalize("NFKC"),
    withoutMarks(character),
    UNSEEN.test(character) ? "" : "?",
  ].filter((text) => text !== character && HARMLESS.test(text));
