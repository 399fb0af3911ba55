// Where the glyphs of rare characters come from: Noto Sans SC, where it is installed. It has 30 000 characters, and nearly all
// of the national table (通用规范汉字表) that printers lack. It is opened when the first of them is needed.
import { createRequire } from "node:module";
import type { Glyphs } from "../../../protocols/escpos/drawn-line.ts";
import { fontGlyphs } from "./font-glyphs.ts";

const FONT = "@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf";

const none: Glyphs = () => undefined;

/** Without the package, or with a font that cannot be read, nothing is drawn. */
const opened = (): Glyphs => {
  try {
    const glyphs = fontGlyphs(createRequire(import.meta.url).resolve(FONT));
    return (character, heightDots) => {
      try {
        return glyphs(character, heightDots);
      } catch {
        return undefined;
      }
    };
  } catch {
    return none;
  }
};

export const rareGlyphs = (): Glyphs => {
  let glyphs: Glyphs | undefined;
  return (character, heightDots) => {
    glyphs ??= opened();
    return glyphs(character, heightDots);
  };
};
