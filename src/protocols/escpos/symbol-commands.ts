// [ESCPOS-3.7] Bar codes and two-dimensional symbols.
import { choice, choiceOrDigit, exactly } from "./choice.ts";
import { command } from "./command.ts";
import { ESC, GS } from "./control-bytes.ts";
import { both, byte, fixed, numbers } from "./part.ts";
import { counted, hexToEnd, textToEnd, untilZero } from "./payload.ts";

const oldCodes = { "UPC-A": 0, "UPC-E": 1, EAN13: 2, EAN8: 3, CODE39: 4, ITF: 5, CODABAR: 6 } as const;
const codes = {
  "UPC-A": 65,
  "UPC-E": 66,
  EAN13: 67,
  EAN8: 68,
  CODE39: 69,
  ITF: 70,
  CODABAR: 71,
  CODE93: 72,
  CODE128: 73,
  "GS1-128": 74,
  "GS1-DataBar": 75,
  "GS1-DataBar-Truncated": 76,
  "GS1-DataBar-Limited": 77,
  "GS1-DataBar-Expanded": 78,
  "CODE128-auto": 79,
} as const;

const barcodes = [
  command("barcodeModule", [GS, "w"], numbers({ dots: byte("narrowest bar, usual 2 to 6") })),
  command("barcodeHeight", [GS, "h"], numbers({ dots: byte("usual 162") })),
  command("barcodeText", [GS, "H"], choiceOrDigit("at", { none: 0, above: 1, below: 2, both: 3 })),
  command("barcodeFont", [GS, "f"], choiceOrDigit("name", { A: 0, B: 1, C: 2, D: 3, E: 4 })),
  command("barcodeToZero", [GS, "k"], both(exactly("code", oldCodes), untilZero(textToEnd("ascii")))),
  command("barcode", [GS, "k"], both(exactly("code", codes), counted(1, textToEnd("ascii")))),
] as const;

const symbols = {
  pdf417: 48,
  qr: 49,
  maxiCode: 50,
  dataBar: 51,
  composite: 52,
  aztec: 53,
  dataMatrix: 54,
} as const;
const symbol = exactly("symbol", symbols);
const QR = 49;
const STORE = [80, 48] as const;

/** GS ( k: a count, then the symbol, a function, and what that needs. */
const qr = [
  command(
    "qrModel",
    [GS, "(", "k"],
    counted(2, both(fixed(QR, 65), both(choice("model", { one: 49, two: 50, micro: 51 }), fixed(0)))),
  ),
  command(
    "qrModule",
    [GS, "(", "k"],
    counted(2, both(fixed(QR, 67), numbers({ dots: byte("side of a module, 1 to 16") }))),
  ),
  command(
    "qrLevel",
    [GS, "(", "k"],
    counted(2, both(fixed(QR, 69), choice("correction", { L: 48, M: 49, Q: 50, H: 51 }))),
  ),
] as const;

const any = [
  command("symbolStore", [GS, "(", "k"], counted(2, both(symbol, both(fixed(...STORE), textToEnd("utf-8"))))),
  command("symbolPrint", [GS, "(", "k"], counted(2, both(symbol, fixed(81, 48)))),
  command("symbolSizeRequest", [GS, "(", "k"], counted(2, both(symbol, fixed(82, 48)))),
  command(
    "symbolSetting",
    [GS, "(", "k"],
    counted(2, both(symbol, both(numbers({ function: byte("65 to 82, by the symbol") }), hexToEnd))),
  ),
] as const;

/** QR as some printers of other makers take it. */
const otherMakers = [
  command("otherSymbolType", [GS, "Z"], choice("symbol", { pdf417: 0, dataMatrix: 1, qr: 2 })),
  command(
    "otherSymbol",
    [ESC, "Z"],
    both(
      numbers({
        version: byte("0 as needed"),
        level: byte("of correction, by the symbol"),
        dots: byte("side of a module"),
      }),
      counted(2, textToEnd("utf-8")),
    ),
  ),
] as const;

export const symbolCommands = [...barcodes, ...qr, ...any, ...otherMakers] as const;
