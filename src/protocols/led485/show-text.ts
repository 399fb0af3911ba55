// A ticket's number for a display of so many digits. It does not know which display, nor why.
import { encodeText } from "../text/encode-text.ts";
import type { Led485Frame } from "./frame.ts";

export interface ShownText {
  readonly frame: Led485Frame;
  /** Characters that seven segments in ASCII lack. */
  readonly substituted: readonly string[];
  /** What did not fit in front. */
  readonly cut: string;
}

/**
 * Right-justified, as the display wants it [LED485-2.1]. The end of a text is what tells tickets apart, so a long one is
 * cut in front.
 * @param digits width of the display, 4 to 6 in those known
 */
export const showTextFrame = (address: number, text: string, digits: number): ShownText => {
  const { bytes, substituted } = encodeText(text, "ascii");
  const ascii = String.fromCharCode(...bytes);
  const cut = ascii.slice(0, Math.max(0, ascii.length - digits));
  return {
    frame: { kind: "showText", address, text: ascii.slice(cut.length).padStart(digits) },
    substituted,
    cut,
  };
};
