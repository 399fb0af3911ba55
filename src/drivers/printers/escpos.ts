// Ticket printers that take ESC/POS, by network plug, serial or USB cable.
import { driverRow } from "../driver.ts";
import { rareGlyphs } from "./glyphs/rare-glyphs.ts";
import { Paper } from "./paper.ts";
import { ticketPrinterDriver } from "./ticket-printer.ts";

export const escposRow = driverRow({
  name: "escpos",
  kinds: ["printer"],
  options: Paper,
  usual: { baud: 9600, port: 9100 },
  ways: ["serial", "tcp", "usb"],
  gapMs: 0,
  make: (paper, parts) => ticketPrinterDriver(parts, { ...paper, glyphs: rareGlyphs() }),
});
