// [ESCPOS-3.8] Commands of the form ESC ( X, FS ( X and GS ( X, whose length stands in them: what has no name of its own
// is carried whole. They come last in the table.
import { type TString, Type } from "typebox";
import { frameOf, MORE } from "../codec.ts";
import { command } from "./command.ts";
import { ESC, FS, GS } from "./control-bytes.ts";
import { both, type Part } from "./part.ts";
import { counted, hexToEnd } from "./payload.ts";

const letter: Part<{ letter: TString }> = {
  properties: { letter: Type.String({ pattern: "^[!-~]$", description: "which group of functions" }) },
  read: ([value]) => {
    if (value === undefined) return MORE;
    return value > 0x20 && value < 0x7f ? frameOf(1, { letter: String.fromCharCode(value) }) : undefined;
  },
  write: (fields) => [fields.letter.charCodeAt(0)],
};

const rest = both(letter, counted(2, hexToEnd));

export const otherCommands = [
  command("otherEsc", [ESC, "("], rest),
  command("otherFs", [FS, "("], rest),
  command("otherGs", [GS, "("], rest),
  command("otherLongGs", [GS, "8"], both(letter, counted(4, hexToEnd))),
] as const;
