// What a driver says to an Alpha sign: a text of people's, safe. It does not know tickets.
import { encodeText } from "../text/encode-text.ts";
import type { colors, modes, NameIn, positions } from "./codes.ts";
import type { AlphaFrame, MemoryFile, Packet, Page } from "./frame.ts";

export interface TextLook {
  /** File in the sign that the text goes to. Default "A". */
  readonly label?: string;
  /** Default middle. */
  readonly position?: NameIn<typeof positions>;
  /** Default hold: it stands still. */
  readonly mode?: NameIn<typeof modes>;
  /** Default: the sign's own. */
  readonly color?: NameIn<typeof colors>;
  /** Type and address of the signs. Default everybody. */
  readonly to?: string;
}

export interface ShownText {
  readonly frame: AlphaFrame;
  /** Characters that the sign lacks; it has no Chinese. */
  readonly substituted: readonly string[];
}

/** With a checksum, so that a sign never shows a number with a wrong figure [ALPHA-5.1]. */
export const showTextFrame = (text: string, look: TextLook = {}): ShownText => {
  const { text: safe, substituted } = safeText(text);
  const { label = "A", position = "middle", mode = "hold", color } = look;
  const page: Page = { position, mode, text: color && safe !== "" ? [{ color }, safe] : safe };
  const frame = transmission([{ kind: "writeText", label, pages: [page], end: "checksum" }], look.to);
  return { frame, substituted };
};

/** A string file changes what a text shows without a flicker, and without wearing out the sign's memory [ALPHA-5.2]. */
export const showStringFrame = (text: string, label: string, to?: string): ShownText => {
  const { text: safe, substituted } = safeText(text);
  return { frame: transmission([{ kind: "writeString", label, text: safe, end: "checksum" }], to), substituted };
};

/** Sent once when a sign is set up: it forgets everything that it has shown [ALPHA-5.3]. */
export const setMemoryFrame = (files: readonly MemoryFile[], to?: string): AlphaFrame =>
  transmission([{ kind: "setMemory", files: [...files] }], to);

const transmission = (packets: Packet[], to?: string): AlphaFrame => (to === undefined ? { packets } : { to, packets });

const safeText = (text: string): { text: string; substituted: readonly string[] } => {
  const { bytes, substituted } = encodeText(text, "ascii");
  return { text: String.fromCharCode(...bytes), substituted };
};
