// Finds the lines of a barcode scanner in a stream. It keeps no line longer than it may be, and believes no half of one.
import { concat } from "../../base/bytes.ts";
import type { Decoder, Found } from "../codec.ts";
import { decodeText } from "../text/decode-text.ts";
import { LINE_BYTES_MAX, type ScannerLine } from "./frame.ts";

const CR = 0x0d;
const LF = 0x0a;
export const ENDS = { cr: [CR], lf: [LF], crlf: [CR, LF] } as const;
type End = keyof typeof ENDS;
const TOO_LONG = "line is too long";

/** @param lineBytesMax without the end of the line */
export const scannerDecoder = (lineBytesMax = LINE_BYTES_MAX): Decoder<ScannerLine> => new LineDecoder(lineBytesMax);

class LineDecoder implements Decoder<ScannerLine> {
  readonly #lineBytesMax: number;
  #kept: Uint8Array = new Uint8Array(0);
  /** The end of a line that is too long is no line [SCANNER-2.2]. */
  #isTooLong = false;

  constructor(lineBytesMax: number) {
    this.#lineBytesMax = lineBytesMax;
  }

  get pending(): number {
    return this.#kept.length;
  }

  push(bytes: Uint8Array): Found<ScannerLine>[] {
    this.#keep(concat(this.#kept, bytes));
    const found = this.#lines(false);
    // One more than the line for a CR that still waits for its LF.
    if (this.pending <= this.#lineBytesMax + 1) return found;
    this.#isTooLong = true;
    return [...found, discarded(this.#take(this.pending), TOO_LONG)];
  }

  flush(): Found<ScannerLine>[] {
    const found = this.#lines(true);
    if (this.pending > 0) found.push(discarded(this.#take(this.pending), this.#isTooLong ? TOO_LONG : "incomplete"));
    this.#isTooLong = false;
    return found;
  }

  #lines(isOver: boolean): Found<ScannerLine>[] {
    const found: Found<ScannerLine>[] = [];
    for (let end = endIn(this.#kept, isOver); end > 0; end = endIn(this.#kept, isOver)) {
      const bytes = this.#take(end);
      found.push(this.#isTooLong ? discarded(bytes, TOO_LONG) : lineIn(bytes, this.#lineBytesMax));
      this.#isTooLong = false;
    }
    return found;
  }

  #take(length: number): Uint8Array {
    const bytes = this.#kept.slice(0, length);
    this.#keep(this.#kept.slice(length));
    return bytes;
  }

  /** What was kept before is overwritten: it may have been a person's number [SCANNER-3.1]. */
  #keep(bytes: Uint8Array): void {
    this.#kept.fill(0);
    this.#kept = bytes;
  }
}

const discarded = (bytes: Uint8Array, reason: string): Found<never> => ({ kind: "discarded", bytes, reason });

/** Length of the first line with its end; 0 when there is none. Whether LF follows a CR, the next byte or silence tells. */
const endIn = (bytes: Uint8Array, isOver: boolean): number => {
  const at = bytes.findIndex((byte) => byte === CR || byte === LF);
  if (at < 0) return 0;
  if (bytes[at] === LF) return at + 1;
  if (at + 1 < bytes.length) return bytes[at + 1] === LF ? at + 2 : at + 1;
  return isOver ? at + 1 : 0;
};

const lineIn = (bytes: Uint8Array, lineBytesMax: number): Found<ScannerLine> => {
  const end: End = bytes.at(-1) === CR ? "cr" : bytes.at(-2) === CR ? "crlf" : "lf";
  const content = bytes.subarray(0, bytes.length - ENDS[end].length);
  if (content.length === 0) return discarded(bytes, "empty line");
  if (content.length > lineBytesMax) return discarded(bytes, TOO_LONG);
  if (content.some((byte) => byte < 0x20 || byte === 0x7f)) return discarded(bytes, "control characters in the line");
  const text = textIn(content);
  if (!text) return discarded(bytes, "neither UTF-8 nor GB 18030");
  return { kind: "frame", frame: end === "cr" ? text : { ...text, end } };
};

const ASCII = /^[ -~]*$/;
const BEYOND_TWO_BYTES = /[\u0800-\u{10ffff}]/u;

/** Words of GB 18030 happen to be valid UTF-8, of letters that no hall here has in its codes [SCANNER-1.2]. */
const textIn = (content: Uint8Array): Omit<ScannerLine, "end"> | undefined => {
  const utf8 = decodeText(content, "utf-8");
  if (utf8 !== undefined && (ASCII.test(utf8) || BEYOND_TWO_BYTES.test(utf8))) return { text: utf8 };
  const gb = decodeText(content, "gb18030");
  if (gb !== undefined) return { text: gb, encoding: "gb18030" };
  return utf8 === undefined ? undefined : { text: utf8 };
};
