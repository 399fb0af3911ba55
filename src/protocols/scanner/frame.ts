// One line of a barcode scanner as JSON [SCANNER-1]. It does not know what the code is for.
import { type Static, Type } from "typebox";

/** Bytes of a line without its end; a QR code of the largest kind holds more, but none that a hall reads. */
export const LINE_BYTES_MAX = 1024;

export const ScannerLine = Type.Object(
  {
    text: Type.String({
      pattern: "^\\P{Cc}+$",
      maxLength: LINE_BYTES_MAX,
      description: "what was scanned, without control characters",
    }),
    encoding: Type.Optional(Type.Literal("gb18030", { description: "left out when the line is UTF-8" })),
    end: Type.Optional(
      Type.Union([Type.Literal("lf"), Type.Literal("crlf")], { description: "left out when it is CR alone" }),
    ),
  },
  { additionalProperties: false },
);
export type ScannerLine = Static<typeof ScannerLine>;
