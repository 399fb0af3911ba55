// Lines of a barcode scanner as a codec [SCANNER-1].
import { concat } from "../../base/bytes.ts";
import type { Codec } from "../codec.ts";
import { encodeText } from "../text/encode-text.ts";
import { ENDS, scannerDecoder } from "./decode.ts";
import { ScannerLine } from "./frame.ts";

const encodeLine = ({ text, encoding, end }: ScannerLine): Uint8Array =>
  concat(encodeText(text, encoding ?? "utf-8").bytes, ENDS[end ?? "cr"]);

export const scannerCodec: Codec<typeof ScannerLine> = {
  schema: ScannerLine,
  decoder: () => scannerDecoder(),
  encode: encodeLine,
  /** What was scanned may be a person's number, so the line tells its length only [SCANNER-3.1]. */
  describe: ({ text, encoding = "utf-8", end = "cr" }) =>
    `line of ${Array.from(text).length} characters, encoding ${encoding}, end ${end}`,
};
