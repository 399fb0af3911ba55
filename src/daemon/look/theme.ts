// The style sheet of a hall: from its one colour all colours of the pages, light and dark, each of them readable.
import type { LookRules } from "../../hall/rules/look-rules.ts";
import { black, bright, type Colour, colourOf, mixed, readableOn, textOf, white } from "./colour.ts";

/** [WCAG 1.4.6] Also for an old eye before a screen in the sun. */
const CONTRAST_MIN = 7;

type Tokens = Readonly<Record<string, Colour>>;

/** Soft grounds are darker than white, and the accent is written on them too. */
const lightTokens = (accent: Colour): Tokens => {
  const soft = mixed(white, accent, 0.14);
  const legible = readableOn(accent, soft, black, CONTRAST_MIN);
  const ink = mixed(legible, black, 0.75);
  return {
    accent: legible,
    "accent-deep": mixed(legible, black, 0.3),
    "accent-soft": soft,
    "on-accent": white,
    ink,
    "ink-soft": readableOn(mixed(ink, white, 0.22), soft, black, CONTRAST_MIN),
    paper: white,
    ground: mixed(white, accent, 0.045),
    line: mixed(white, mixed(accent, black, 0.3), 0.26),
  };
};

/** Dark enough that what is written on it stands out and still has a colour. */
const NIGHT_CONTRAST = 12;

const darkTokens = (accent: Colour): Tokens => {
  const tint = mixed(accent, white, 0.12);
  const night = (share: number) => readableOn(mixed(black, tint, share), white, black, NIGHT_CONTRAST);
  const [ground, paper, soft] = [night(0.22), night(0.34), night(0.5)];
  const legible = readableOn(mixed(bright(accent, 0.84), white, 0.3), soft, white, CONTRAST_MIN);
  return {
    accent: legible,
    "accent-deep": mixed(legible, white, 0.4),
    "accent-soft": soft,
    "on-accent": readableOn(ground, legible, black, CONTRAST_MIN),
    ink: mixed(white, accent, 0.03),
    "ink-soft": readableOn(mixed(white, accent, 0.2), soft, white, CONTRAST_MIN),
    paper,
    ground,
    line: mixed(soft, white, 0.12),
  };
};

const rule = (selector: string, tokens: Tokens, more: readonly string[] = []): string => {
  const lines = [...Object.entries(tokens).map(([name, colour]) => `--${name}: ${textOf(colour)};`), ...more];
  return `${selector} {\n${lines.map((line) => `  ${line}\n`).join("")}}\n`;
};

/** What a page reads of the hall before its script begins. */
const choices = ({ scheme, screens, letters }: LookRules): string[] => [
  `--scheme: ${scheme};`,
  `--screen-scheme: ${screens};`,
  `--letters: ${letters};`,
];

/** Colours by CSS property, light and dark: for a look that is not the hall's yet. */
export interface Colours {
  readonly light: Readonly<Record<string, string>>;
  readonly dark: Readonly<Record<string, string>>;
}

const properties = (tokens: Tokens): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(tokens).map(([name, colour]) => [`--${name}`, textOf(colour)]));

export const coloursOf = (look: Pick<LookRules, "accent">): Colours => {
  const accent = colourOf(look.accent);
  return { light: properties(lightTokens(accent)), dark: properties(darkTokens(accent)) };
};

export const themeOf = (look: LookRules): string => {
  const accent = colourOf(look.accent);
  return rule(":root", lightTokens(accent), choices(look)) + rule(".dark", darkTokens(accent));
};
