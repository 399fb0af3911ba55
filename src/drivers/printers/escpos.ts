// Ticket printers that take ESC/POS, by network plug, serial or USB cable. What the paper is and what the printer's font has, no
// printer says: a technician does.
import { Type } from "typebox";
import { driverRow } from "../driver.ts";
import { rareGlyphs } from "./glyphs/rare-glyphs.ts";
import { ticketPrinterDriver } from "./ticket-printer.ts";

const Options = Type.Object(
  {
    widthDots: Type.Integer({
      minimum: 128,
      maximum: 832,
      multipleOf: 8,
      default: 576,
      description: "printable dots of a line: 576 on paper of 80 mm (the default), 384 on 58 mm",
    }),
    font: Type.Enum(["gb2312", "gbk", "gb18030"], {
      default: "gbk",
      description: "the characters that its own font has; default gbk",
    }),
    cutter: Type.Enum(["partial", "full", "none"], {
      default: "partial",
      description: "none feeds the page to the tear bar; default partial",
    }),
    beeps: Type.Integer({ minimum: 0, maximum: 9, default: 0, description: "after each page; default 0" }),
    qrModuleDotsMax: Type.Integer({
      minimum: 1,
      maximum: 16,
      default: 6,
      description: "largest side of a QR module; default 6",
    }),
  },
  { additionalProperties: false },
);

export const escposRow = driverRow({
  name: "escpos",
  kinds: ["printer"],
  options: Options,
  usual: { baud: 9600, port: 9100 },
  ways: ["serial", "tcp", "usb"],
  gapMs: 0,
  make: (paper, parts) => ticketPrinterDriver(parts, { ...paper, glyphs: rareGlyphs() }),
});
