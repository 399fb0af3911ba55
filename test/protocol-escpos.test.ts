// ESC/POS: the bytes of documents both ways, foreign libraries' bytes, pages as they are printed, and a printer's state.

import qrcode from "qrcode-generator";
import t from "tap";
import { bytesOfHex, concat, hexOf } from "../src/base/bytes.ts";
import { encodePage } from "../src/drivers/printers/escpos-page.ts";
import type { PagePrinter } from "../src/drivers/printers/printed-page.ts";
import { type Bitmap, blacken, blank, isBlack } from "../src/protocols/escpos/bitmap.ts";
import { escposCodec, escposStatusCodec, REPLY_BYTES_MAX } from "../src/protocols/escpos/codec.ts";
import { bytesOfFrame, type Frame } from "../src/protocols/escpos/frame.ts";
import { BYTES_MAX } from "../src/protocols/escpos/payload.ts";
import { type PrinterReading, printerStateOf } from "../src/protocols/escpos/printer-state.ts";
import { moduleDotsFor } from "../src/protocols/escpos/qr-size.ts";
import type { AutoStatus, PaperStatus, RealTimeStatus, Reply } from "../src/protocols/escpos/reply.ts";
import { autoStatusOnBytes, printedQuestionBytes, statusRequestBytes } from "../src/protocols/escpos/requests.ts";
import type { PageItem } from "../src/protocols/mqtt/arguments.ts";
import { codecSuite } from "./codec-suite.ts";
import { frameArbitraryOf } from "./escpos-frames.ts";
import { anyText, fc } from "./search.ts";

const DOCUMENT = "docs/protocols/escpos.md";
const REPLIES = ["realTimeStatus", "autoStatus", "printerText", "flow", "paperStatus"];

/** Of the tests of python-escpos, and the manuals' own examples. */
const PUBLISHED: readonly (readonly [string, Frame])[] = [
  ["1C 2E", { kind: "chineseOff" }],
  ["1D 21 11", { kind: "size", width: 2, height: 2 }],
  ["1B 21 30", { kind: "printMode", doubleHeight: true, doubleWidth: true }],
  ["1D 56 00", { kind: "cut", how: "full" }],
  ["1B 42 02 04", { kind: "buzzer", times: 2, length: 4 }],
  ["1D 28 6B 03 00 31 43 03", { kind: "qrModule", dots: 3 }],
  ["1D 28 6B 03 00 31 45 30", { kind: "qrLevel", correction: "L" }],
  ["1D 28 6B 03 00 31 51 30", { kind: "symbolPrint", symbol: "qr" }],
  ["1D 76 30 00 01 00 02 00 C0 00", { kind: "raster", scale: "asItIs", widthBytes: 1, hex: "C0 00" }],
  ["1D 28 4C 02 00 30 32", { kind: "printGraphics", what: "buffer", digit: true }],
  ["1D 72 01", { kind: "bufferedStatusRequest", about: "paper" }],
  ["1D 49 42", { kind: "identify", what: "maker" }],
  ["1B 06 01", { kind: "starStatusRequest", about: 1 }],
];

codecSuite<typeof escposCodec.schema>({
  name: "ESC/POS, to the printer",
  codec: escposCodec,
  vectors: [
    { name: "initialize", hex: "1B 40", frame: { kind: "initialize" } },
    { name: "Chinese on", hex: "1C 26", frame: { kind: "chineseOn" } },
    { name: "bold, as a digit (receiptline)", hex: "1B 45 31", frame: { kind: "bold", on: true, digit: true } },
    { name: "cut (python-escpos)", hex: "1D 56 42 00", frame: { kind: "feedAndCut", how: "partial", units: 0 } },
    { name: "drawer", hex: "1B 70 00 19 78", frame: { kind: "drawer", connector: "first", onMs: 50, offMs: 240 } },
    { name: "QR model (python-escpos)", hex: "1D 28 6B 04 00 31 41 32 00", frame: { kind: "qrModel", model: "two" } },
    {
      name: "QR data (python-escpos)",
      hex: "1D 28 6B 07 00 31 50 30 31 32 33 34",
      frame: { kind: "symbolStore", symbol: "qr", text: "1234" },
    },
    {
      name: "a black dot (python-escpos)",
      hex: "1D 76 30 00 01 00 01 00 80",
      frame: { kind: "raster", scale: "asItIs", widthBytes: 1, hex: "80" },
    },
    {
      name: "graphics stored (python-escpos)",
      hex: "1D 28 4C 0B 00 30 70 30 01 01 31 01 00 01 00 80",
      frame: { kind: "storeGraphics", scaleX: 1, scaleY: 1, colour: 49, widthDots: 1, hex: "80" },
    },
    { name: "status asked for", hex: "10 04 02", frame: { kind: "statusRequest", about: "offlineCause" } },
    {
      name: "all of its own accord (receiptio)",
      hex: "1D 61 FF",
      frame: { kind: "autoStatusOn", drawer: true, online: true, error: true, paper: true, panel: true, rest: 0xb0 },
    },
  ],
  frameArbitrary: frameArbitraryOf<Frame>(escposCodec.schema, ["text", ...REPLIES]),
  bytesMax: BYTES_MAX,
  noise: "00 07 1F",
  document: { file: DOCUMENT, label: "escpos" },
});

codecSuite<typeof escposStatusCodec.schema>({
  name: "ESC/POS, from the printer",
  codec: escposStatusCodec,
  vectors: [
    { name: "all well", hex: "12", frame: { kind: "realTimeStatus" } },
    { name: "cover open", hex: "16", frame: { kind: "realTimeStatus", bit2: true } },
    { name: "all well, four bytes", hex: "10 00 00 0F", frame: { kind: "autoStatus", rest: 15 } },
    {
      name: "cover open, four bytes",
      hex: "38 00 00 0F",
      frame: { kind: "autoStatus", offline: true, coverOpen: true, rest: 15 },
    },
    { name: "paper nearly out", hex: "03", frame: { kind: "paperStatus", paperLow: true, paperLowToo: true } },
    { name: "maker", hex: "5F 45 50 53 4F 4E 00", frame: { kind: "printerText", header: "info", text: "EPSON" } },
    { name: "wait", hex: "13", frame: { kind: "flow", says: "wait" } },
  ],
  frameArbitrary: frameArbitraryOf<Reply>(escposStatusCodec.schema),
  bytesMax: REPLY_BYTES_MAX,
  noise: "80 FF 1B",
  document: { file: DOCUMENT, label: "escpos-status" },
});

/** What the codec finds: frames, and what it leaves out as `?? hex`. */
const found = (hex: string, codec: typeof escposCodec | typeof escposStatusCodec = escposCodec): unknown[] => {
  const decoder = codec.decoder();
  const pieces = [...decoder.push(bytesOfHex(hex)!), ...decoder.flush()];
  return pieces.map((piece) => (piece.kind === "frame" ? piece.frame : `?? ${hexOf(piece.bytes)}: ${piece.reason}`));
};

const framesOf = (bytes: Uint8Array): Frame[] => {
  const decoder = escposCodec.decoder();
  const pieces = [...decoder.push(bytes), ...decoder.flush()];
  return pieces.flatMap((piece) => (piece.kind === "frame" ? [piece.frame] : []));
};

void t.test("what other libraries send is read and written byte for byte", async (t) => {
  for (const [hex, frame] of PUBLISHED) {
    t.strictSame(found(hex), [frame]);
    t.equal(hexOf(bytesOfFrame(frame)), hex);
  }
});

void t.test("[ESCPOS-2.3] Chinese is read while Chinese mode is on", async (t) => {
  const on = { kind: "text", text: "请" };
  const off = { kind: "text", hex: "C7 EB" };
  t.strictSame(found("C7 EB"), [on], "as after power-on");
  t.strictSame(found("1C 2E C7 EB"), [{ kind: "chineseOff" }, off]);
  t.strictSame(found("1C 2E 1C 26 C7 EB").at(-1), on);
  t.strictSame(found("1C 2E 1B 40 C7 EB").at(-1), on, "ESC @ switches it on again");
});

void t.test("[ESCPOS-2.2] text of any length and any bytes comes back as it was", async (t) => {
  t.strictSame(found("FE 9F 82 30 B7 31 99 33 AC 32"), [{ kind: "text", text: "䶮㛃𬭬" }], "two bytes and four");
  t.strictSame(found("41 81 FF 42 7F"), [
    { kind: "text", text: "A" },
    { kind: "text", hex: "81 FF" },
    { kind: "text", text: "B" },
    { kind: "text", hex: "7F" },
  ]);
  const bytes = fc.uint8Array({ maxLength: 3000 }).map((drawn) => drawn.map((byte) => byte | 0x20));
  fc.assert(
    fc.property(bytes, fc.integer({ min: 1, max: 600 }), (stream, size) => {
      const decoder = escposCodec.decoder();
      const chunks = Array.from({ length: Math.ceil(stream.length / size) }, (_, index) =>
        stream.subarray(index * size, (index + 1) * size),
      );
      const pieces = [...chunks.flatMap((chunk) => decoder.push(chunk)), ...decoder.flush()];
      const frames = pieces.flatMap((piece) => (piece.kind === "frame" ? [piece.frame] : []));
      return hexOf(concat(...frames.map(bytesOfFrame))) === hexOf(stream) && decoder.pending === 0;
    }),
    { numRuns: 100 },
  );
});

void t.test("[ESCPOS-2.1] a capture of answers is read as answers, where they can be nothing else", async (t) => {
  const kinds = (hex: string) => found(hex).map((frame) => (frame as Frame).kind ?? frame);
  t.strictSame(kinds("1A 32 7E"), ["realTimeStatus", "realTimeStatus", "realTimeStatus"]);
  t.strictSame(kinds("10 00 00 0F"), ["autoStatus"]);
  t.strictSame(kinds("18 00 0F 0F"), ["autoStatus"], "not CAN");
  t.strictSame(kinds("38 00 00 0F 10 00 00 0F"), ["autoStatus", "autoStatus"], "not the digit 8");
  t.strictSame(kinds("5F 45 50 00 5F 54 4D 00"), ["printerText", "printerText"]);
  t.strictSame(kinds("32 7E"), ["text"], "which nobody can tell from text");
  t.strictSame(kinds("38 35 0A"), ["text", "lineFeed"]);
  t.strictSame(
    kinds("12 1B 40 38 35 0A"),
    ["realTimeStatus", "initialize", "text", "lineFeed"],
    "the host speaks again",
  );
  t.strictSame(kinds("10 04 01 10 04 04"), ["statusRequest", "statusRequest"]);
});

void t.test("[ESCPOS-1.2] what announces too much is refused at once", async (t) => {
  const decoder = escposCodec.decoder();
  const [first] = decoder.push(bytesOfHex("1D 76 30 00 FF FF FF FF")!);
  t.match(first, { kind: "discarded", reason: /announces more than/ });
  t.ok(decoder.pending < 8);
  t.strictSame(found("1B 77 1B 40"), ["?? 1B 77: unknown command 1B 77", { kind: "initialize" }]);
});

const wide: PagePrinter = { widthDots: 576, font: "gbk" };
const line = (text: string, more: Partial<PageItem & { item: "text" }> = {}): PageItem => ({
  item: "text",
  text,
  size: 1,
  align: "center",
  ...more,
});

void t.test("[ESCPOS-5.1] our ticket is the bytes that were computed for it", async (t) => {
  const page = [
    line("A001", { size: 2 }),
    line("请到3号窗口"),
    { item: "qr", data: "https://x.cn/1" },
    { item: "cut" },
  ] as const;
  const { bytes, substituted } = encodePage(page, wide);
  t.equal(
    hexOf(bytes),
    "1B 40 1C 26 1B 61 01 1D 21 11 41 30 30 31 0A 1D 21 00 C7 EB B5 BD 33 BA C5 B4 B0 BF DA 0A 1D 28 6B 04 00 31 41 " +
      "32 00 1D 28 6B 03 00 31 43 06 1D 28 6B 03 00 31 45 31 1D 28 6B 11 00 31 50 30 68 74 74 70 73 3A 2F 2F 78 2E 63 " +
      "6E 2F 31 1D 28 6B 03 00 31 51 30 0A 1D 56 42 00",
  );
  t.strictSame(substituted, []);
});

void t.test("[ESCPOS-5.1] large Chinese is large on printers of either kind", async (t) => {
  const { frames } = encodePage([line("综合窗口", { size: 3, bold: true, align: "left" }), { item: "rule" }], wide);
  t.strictSame(frames.slice(2), [
    { kind: "bold", on: true },
    { kind: "chineseMode", doubleWidth: true, doubleHeight: true },
    { kind: "size", width: 3, height: 3 },
    { kind: "text", text: "综合窗口" },
    { kind: "lineFeed" },
    { kind: "bold", on: false },
    { kind: "size", width: 1, height: 1 },
    { kind: "text", text: "-".repeat(48) },
    { kind: "lineFeed" },
  ]);
});

void t.test("[ESCPOS-5.6] a page ends at the cutter, the tear bar and the buzzer that are there", async (t) => {
  const page: PageItem[] = [{ item: "feed", lines: 2 }, { item: "cut" }];
  const end = (more: Partial<PagePrinter>) =>
    hexOf(encodePage(page, { ...wide, ...more }).bytes).slice("1B 40 1C 26 ".length);
  t.equal(end({}), "1B 64 02 1D 56 42 00");
  t.equal(end({ cutter: "full" }), "1B 64 02 1D 56 41 00");
  t.equal(end({ cutter: "none", beeps: 3 }), "1B 64 02 1B 64 04 1B 42 03 02");
});

/** Every glyph a box of half or whole the height. */
const boxes = (character: string, heightDots: number): Bitmap => {
  const glyph = blank(character < "\u0100" ? heightDots / 2 : heightDots, heightDots);
  for (let x = 0; x < glyph.widthDots; x++) blacken(glyph, x, 0);
  return glyph;
};

const rasterOf = (frame: unknown): Bitmap => {
  const { widthBytes, hex } = frame as Extract<Frame, { kind: "raster" }>;
  const rows = bytesOfHex(hex)!;
  return { widthDots: 8 * widthBytes, heightDots: rows.length / widthBytes, rows };
};

const inkOf = (bitmap: Bitmap): number[] =>
  Array.from({ length: bitmap.widthDots }, (_, x) => x).filter((x) => isBlack(bitmap, x, 0));

void t.test("[ESCPOS-5.2] a name the printer's font lacks is drawn, or said to be substituted", async (t) => {
  const page = [line("王㛃 A012")];
  const kinds = (printer: PagePrinter) =>
    encodePage(page, printer)
      .frames.slice(2)
      .map(({ kind }) => kind);
  const drawn = { ...wide, glyphs: boxes };
  t.strictSame(kinds(drawn), ["raster"]);
  t.strictSame(encodePage(page, drawn).substituted, []);
  t.strictSame(kinds({ ...drawn, font: "gb18030" }), ["align", "text", "lineFeed"], "a font that has it prints it");
  const plain = encodePage(page, wide);
  t.strictSame(plain.substituted, ["㛃"]);
  t.match(plain.frames, [{}, {}, {}, { kind: "text", text: "王? A012" }, {}]);
  const few = {
    ...wide,
    glyphs: (character: string, height: number) => (character === "王" ? undefined : boxes(character, height)),
  };
  t.strictSame(encodePage(page, few).substituted, ["㛃"], "glyphs for a part of the line are no use");
  t.strictSame(encodePage([line("喆")], { ...wide, font: "gb2312" }).substituted, ["喆"]);
});

void t.test("[ESCPOS-5.3] a drawn line stands where its text would", async (t) => {
  const printer: PagePrinter = { widthDots: 384, font: "gb2312", glyphs: boxes };
  const rowsOf = (item: PageItem) => encodePage([item], printer).frames.slice(2).map(rasterOf);
  const [left] = rowsOf(line("喆", { align: "left" }));
  t.strictSame([left?.widthDots, left?.heightDots], [384, 30]);
  t.strictSame(
    inkOf(left!),
    Array.from({ length: 24 }, (_, x) => x),
  );
  const [right] = rowsOf(line("喆", { align: "right", size: 2 }));
  t.strictSame([right?.heightDots, inkOf(right!)[0], inkOf(right!).at(-1)], [54, 336, 383]);
  const [center] = rowsOf(line("喆A", { bold: true }));
  t.strictSame([inkOf(center!)[0], inkOf(center!).at(-1)], [174, 210], "bold is one dot wider");
  const wrapped = rowsOf(line("喆".repeat(17), { align: "left" }));
  t.strictSame(
    wrapped.map((row) => inkOf(row).length),
    [384, 24],
    "sixteen to a line",
  );
});

void t.test("[ESCPOS-5.4] no glyph spells a command that is obeyed in an image", async (t) => {
  const glyphs = () => ({
    widthDots: 24,
    heightDots: 24,
    rows: Uint8Array.of(0x10, 0x14, 0x01, ...new Array(69).fill(0)),
  });
  const { bytes } = encodePage([line("喆", { align: "left" })], { widthDots: 384, font: "gb2312", glyphs });
  t.notMatch(hexOf(bytes), /10 (04|05|14)/);
  t.match(hexOf(bytes), "30 14 01");
});

void t.test("[ESCPOS-2.4] text from people is text and nothing else, whatever it holds", async () => {
  const hostile = "\u001bp\u0000\u0019x\u001dV\u0000\u0010\u0014\u0001\u0000\u0001\u001c.𬭬\ud800\u0085\u200b";
  const texts = fc.oneof(fc.constant(hostile), anyText(60), fc.string({ maxLength: 60 }));
  const printers: PagePrinter[] = [wide, { ...wide, font: "gb18030" }, { ...wide, font: "gb2312", glyphs: boxes }];
  fc.assert(
    fc.property(texts, fc.constantFrom(...printers), (text, printer) => {
      const page: PageItem[] = [line(text), { item: "qr", data: text }];
      const { bytes, frames } = encodePage(page, printer);
      const lines = text.split(/\r\n|[\r\n\u2028\u2029]/).length;
      const kinds = new Set(framesOf(bytes).map(({ kind }) => kind));
      const isCalm = [...kinds].every((kind) => CALM.has(kind));
      const isSame = hexOf(concat(...framesOf(bytes).map(bytesOfFrame))) === hexOf(bytes);
      const ends = frames.filter(({ kind }) => kind === "lineFeed" || kind === "raster").length;
      return isCalm && isSame && ends >= lines + 1;
    }),
    { numRuns: 500 },
  );
});

const CALM: ReadonlySet<string> = new Set([
  ...["initialize", "chineseOn", "align", "chineseMode", "size", "text", "lineFeed", "raster"],
  ...["qrModel", "qrModule", "qrLevel", "symbolStore", "symbolPrint"],
]);

void t.test("[ESCPOS-5.5] a QR symbol fits the paper, as an independent encoder counts its modules", async (t) => {
  for (const length of [1, 14, 15, 62, 213, 214, 450, 1200, 2331]) {
    const symbol = qrcode(0, "M");
    symbol.addData("x".repeat(length), "Byte");
    symbol.make();
    const fitting = Math.floor(384 / (symbol.getModuleCount() + 8));
    t.equal(moduleDotsFor(length, 384, 16), Math.min(16, fitting), `${length} bytes`);
  }
  t.equal(moduleDotsFor(5000, 384, 6), 2, "what no symbol holds is left to the printer to refuse");
});

void t.test("[ESCPOS-4.7] a printer's answers say one thing to do", async (t) => {
  const answer = (hex: string) => found(hex, escposStatusCodec)[0];
  const asked = (...hex: readonly string[]): PrinterReading => {
    const [printer, offlineCause, errorCause, paper] = hex.map((one) => answer(one) as RealTimeStatus);
    return { printer: printer!, offlineCause: offlineCause!, errorCause: errorCause!, paper: paper! };
  };
  const auto = (hex: string): PrinterReading => ({ auto: answer(hex) as AutoStatus });
  const sensors = (hex: string): PrinterReading => ({ sensors: answer(hex) as PaperStatus });
  const table: readonly [PrinterReading, string | undefined][] = [
    [{}, undefined],
    [asked("12", "12", "12", "12"), "ok"],
    [asked("1A", "16", "12", "72"), "cover-open"],
    [asked("1A", "32", "12", "7E"), "paper-out"],
    [asked("1A", "52", "1A", "12"), "cutter-stuck"],
    [asked("1A", "52", "32", "12"), "error"],
    [asked("1A", "12", "12", "12"), "offline"],
    [asked("12", "12", "12", "1E"), "paper-low"],
    [auto("10 00 00 0F"), "ok"],
    [auto("10 00 03 0F"), "paper-low"],
    [auto("18 00 0F 0F"), "paper-out"],
    [auto("38 00 00 0F"), "cover-open"],
    [auto("18 08 00 00"), "cutter-stuck"],
    [auto("18 20 00 00"), "error"],
    [auto("18 00 00 00"), "offline"],
    [sensors("00"), "ok"],
    [sensors("03"), "paper-low"],
    [sensors("0F"), "paper-out"],
    [{ port: 0x18 }, "ok"],
    [{ port: 0x38 }, "paper-out"],
    [{ port: 0x10 }, "error"],
    [{ port: 0x08 }, "offline"],
    [{ ...asked("12", "12", "12", "12"), ...auto("18 08 00 00") }, "cutter-stuck"],
  ];
  for (const [reading, state] of table) t.equal(printerStateOf(reading), state, JSON.stringify(reading));
});

void t.test("[ESCPOS-4.1] a printer is asked in bytes that others use too", async (t) => {
  t.equal(hexOf(statusRequestBytes), "10 04 01 10 04 02 10 04 03 10 04 04");
  t.equal(hexOf(autoStatusOnBytes), "1D 61 0F");
  t.equal(hexOf(printedQuestionBytes), "1D 72 01");
});

void t.test("an answer is explained to the technician", async (t) => {
  t.equal(
    escposStatusCodec.describe({ kind: "realTimeStatus", bit3: true }),
    "realTimeStatus: bit3 yes (asked for printer: offline, asked for offlineCause: ok, " +
      "asked for errorCause: cutter-stuck, asked for paper: paper-low)",
  );
  t.match(escposStatusCodec.describe({ kind: "autoStatus", coverOpen: true }), "(cover-open)");
});
