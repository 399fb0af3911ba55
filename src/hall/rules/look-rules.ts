// How the pages of a hall look: its colour, light or dark, the letters they begin with.
import { type Static, Type } from "typebox";
import { closed } from "./fields.ts";

const Scheme = Type.Union([Type.Literal("light"), Type.Literal("dark"), Type.Literal("auto")]);

export const LookRules = Type.Object(
  {
    accent: Type.String({
      pattern: "^#[0-9a-fA-F]{6}$",
      default: "#0b4f55",
      description: "the hall's colour, #RRGGBB; made darker or lighter where it could not be read",
    }),
    scheme: Type.Unsafe<Static<typeof Scheme>>({
      ...Scheme,
      default: "light",
      description: "of kiosk, pads, phones and desks; `auto` follows the machine",
    }),
    screens: Type.Union([Type.Literal("light"), Type.Literal("dark")], {
      default: "dark",
      description: "of the hall screen and the window screens",
    }),
    letters: Type.Union([Type.Literal("normal"), Type.Literal("large"), Type.Literal("largest")], {
      default: "normal",
      description: "that phones and desks begin with; whoever reads may change them",
    }),
  },
  { ...closed, default: {} },
);
export type LookRules = Static<typeof LookRules>;
