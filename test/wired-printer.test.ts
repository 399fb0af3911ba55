// The simulated receipt printer at its bytes: published commands in, paper and status out.
import { inflateSync } from "node:zlib";
import receiptline from "receiptline";
import t from "tap";
import { openDotFont } from "../hardware-sim/wired/picture/dot-font.ts";
import { paperPng, type WiredPrinter, wirePrinter } from "../hardware-sim/wired/printer/printer.ts";
import { ailment, viceOf } from "../hardware-sim/wired/vices.ts";
import { concat, hexOf } from "../src/base/bytes.ts";
import { fc } from "./search.ts";
import { benchOf, bytes } from "./wired-bench.ts";

const font = openDotFont();
const TICKET =
  "1B 40 1C 26 1B 61 01 1D 21 11 41 30 30 31 0A 1D 21 00 C7 EB B5 BD 33 BA C5 B4 B0 BF DA 0A 1D 28 6B 04 00 31 41 32 00 1D 28 6B 03 00 31 43 06 1D 28 6B 03 00 31 45 31 1D 28 6B 11 00 31 50 30 68 74 74 70 73 3A 2F 2F 78 2E 63 6E 2F 31 1D 28 6B 03 00 31 51 30 0A 1D 56 42 00";

const printerBench = async (baud?: number, options: { widthDots?: number; rollDots?: number } = {}) => {
  let printer!: WiredPrinter;
  const bench = await benchOf(baud, (setting) => {
    printer = wirePrinter(setting, { font, ...options });
    return printer.wire;
  });
  return { ...bench, printer };
};

t.test("a ticket comes out as the bytes say", async (t) => {
  const { ask, printer, clock } = await printerBench();
  const begun = clock.elapsed();
  await ask(TICKET, 2_000);
  const [paper] = printer.papers;
  t.strictSame(paper?.lines, ["A001", "请到3号窗口"], "its lines");
  t.strictSame(paper?.codes, ["https://x.cn/1"], "its code");
  t.equal(paper?.picture.width, 576, "80 mm of paper");
  t.ok(
    paper!.cutAt - begun > 200 && paper!.cutAt - begun < 600,
    `in the time the paper takes (${paper!.cutAt - begun} ms)`,
  );
  t.strictSame(clock.armed(), [], "nothing is left ticking");
});

t.test("a character that comes in two halves is one character", async (t) => {
  const { ask, printer } = await printerBench();
  await ask("1B 40 C7");
  await ask("EB 0A 1D 56 00");
  t.strictSame(printer.papers[0]?.lines, ["请"]);
});

t.test("the dots of published images are burnt", async (t) => {
  const rows = async (hex: string) => {
    const { ask, printer } = await printerBench();
    await ask(`${hex} 1D 56 00`);
    return printer.papers[0]!.picture.rows().map((row) => row.slice(0, 4));
  };
  t.equal((await rows("1D 76 30 00 01 00 01 00 80"))[0], "#...", "one black dot");
  t.strictSame((await rows("1D 76 30 00 01 00 02 00 C0 00")).slice(0, 2), ["##..", "...."], "black above white");
  const graphics = "1D 28 4C 0B 00 30 70 30 01 01 31 01 00 01 00 80 1D 28 4C 02 00 30 32";
  t.equal((await rows(graphics))[0], "#...", "stored first, printed after");
});

t.test("size, alignment and inversion show on the paper", async (t) => {
  const { ask, printer } = await printerBench(undefined, { widthDots: 384 });
  await ask("1B 61 02 41 0A 1D 56 00");
  await ask("1B 61 00 1D 42 01 41 0A 1D 56 00");
  await ask("1B 40 1D 21 11 41 0A 1D 56 00");
  const [right, inverted, large] = printer.papers.map(({ picture }) => picture.rows());
  t.ok(
    right!.slice(0, 24).every((row) => /^\.{372}/.test(row)),
    "on the right there is nothing to the left",
  );
  t.match(inverted![0], /^#{12}\./, "inverted, the ground is black");
  t.ok(
    large!.slice(0, 48).some((row) => row.slice(12, 24).includes("#")),
    "twice as wide",
  );
  t.ok(
    large!.slice(24, 48).some((row) => row.includes("#")),
    "twice as high",
  );
});

t.test("status says what is wrong, in the bytes of the manuals", async (t) => {
  const { ask, printer } = await printerBench();
  const real = () => ask("10 04 01 10 04 02 10 04 03 10 04 04", 10);
  t.equal(await real(), "12 12 12 12", "all well");
  const cases: [string, string][] = [
    ["paper-low", "12 12 12 1E"],
    ["paper-out", "1A 32 12 7E"],
    ["cover-open", "1A 16 12 12"],
    ["too-hot", "1A 52 52 12"],
  ];
  for (const [name, answer] of cases) {
    printer.wire.apply(ailment(name));
    t.equal(await real(), answer, name);
    printer.wire.heal();
    t.equal(await real(), "12 12 12 12", `${name} is over`);
  }
});

t.test("automatic status comes once when it is asked for, and then with every change", async (t) => {
  const { ask, printer, heard } = await printerBench();
  t.equal(await ask("1D 61 FF"), "10 00 00 0F", "once");
  printer.wire.apply(ailment("paper-low"));
  t.equal(heard(), "10 00 03 0F", "near the end");
  printer.load(0);
  t.equal(heard(), "18 00 0F 0F", "out");
  printer.wire.heal();
  t.equal(heard(), "10 00 00 0F", "a new roll");
  printer.wire.apply(ailment("cover-open"));
  t.equal(heard(), "38 00 00 0F", "open");
});

t.test("answers to buffered questions wait for their turn", async (t) => {
  const { ask, heard, clock, printer } = await printerBench();
  t.equal(await ask("1B 64 14 1D 72 01 10 04 04", 100), "12", "real time first");
  await clock.advance(1_000);
  t.equal(heard(), "00", "then the answer behind the feed");
  t.match(await ask("1D 49 42"), /^5F( [0-9A-F]{2})+ 00$/, "the maker, in a block");
  printer.wire.apply(ailment("paper-out"));
  t.equal(await ask("1D 72 01"), "", "an offline printer answers nothing that has to wait");
  printer.wire.heal();
  await clock.advance(100);
  t.equal(heard(), "00", "and answers when it is online again");
});

t.test("paper that ends in the middle is torn, and the rest comes on the new roll", async (t) => {
  const { ask, printer, clock } = await printerBench(undefined, { rollDots: 60 });
  await ask(TICKET);
  t.equal(printer.papers.length, 0, "nothing was cut");
  t.equal(printer.isOnline, false);
  t.equal(printer.usbPortStatus, 0x38, "paper empty, on USB too");
  printer.load();
  await clock.advance(2_000);
  t.strictSame(
    printer.papers.map(({ isWhole }) => isWhole),
    [false, true],
    "torn, then cut",
  );
});

t.test("a knife that jams stops the printer until it is free", async (t) => {
  const { ask, printer, clock } = await printerBench();
  printer.wire.apply(ailment("cutter-stuck"));
  t.equal(await ask("10 04 01", 10), "12", "nobody knows before the first cut");
  await ask("41 0A 1D 56 00");
  t.equal(await ask("10 04 01 10 04 03", 10), "1A 1A");
  t.equal(printer.papers.length, 0);
  printer.wire.heal();
  await clock.advance(1_000);
  t.strictSame(printer.papers[0]?.lines, ["A"], "the cut is made");
});

t.test("a power cut forgets what was not printed", async (t) => {
  const { ask, printer, clock } = await printerBench();
  await ask("1B 64 FF 41 0A 1D 56 00", 100);
  printer.wire.apply(viceOf("power-cut:500")!);
  await clock.advance(10_000);
  t.equal(printer.papers.length, 0);
  await ask("42 0A 1D 56 00");
  t.strictSame(printer.papers[0]?.lines, ["B"]);
});

t.test("what the buffer cannot hold is lost on a serial line", async (t) => {
  const { printer, clock } = await printerBench(115_200);
  printer.wire.apply(ailment("stuck-busy"));
  printer.wire.take(bytes("41 0A ".repeat(4_000)));
  await clock.advance(2_000);
  t.equal(printer.wire.room, 0);
  printer.wire.heal();
  await clock.advance(120_000);
  printer.wire.take(bytes("1D 56 00"));
  await clock.advance(1_000);
  t.equal(printer.papers[0]?.lines.length, 2_048);
});

t.test("the picture is a PNG that holds the same dots", async (t) => {
  const { ask, printer } = await printerBench();
  await ask("41 0A 1D 56 00");
  const [paper] = printer.papers;
  const png = Buffer.from(paperPng(paper!));
  t.equal(png.toString("latin1", 1, 4), "PNG");
  t.strictSame([png.readUInt32BE(16), png.readUInt32BE(20)], [576, paper!.picture.height]);
  const start = png.indexOf("IDAT");
  const lines = inflateSync(png.subarray(start + 4, start + 4 + png.readUInt32BE(start - 4)));
  t.equal(
    lines.reduce((sum, dot) => sum + dot, 0),
    paper!.picture.dots.reduce((sum, dot) => sum + dot, 0),
  );
});

t.test("no stream of bytes upsets it", async () => {
  const piece = fc.oneof(
    fc.uint8Array({ maxLength: 40 }),
    fc
      .tuple(fc.constantFrom(0x10, 0x1b, 0x1c, 0x1d), fc.uint8Array({ maxLength: 12 }))
      .map(([head, rest]) => concat([head], rest)),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(piece, { maxLength: 12 }), async (pieces) => {
      const { printer, clock } = await printerBench();
      for (const part of pieces) printer.wire.take(part);
      await clock.advance(100);
      return printer.papers.length <= pieces.length * 40;
    }),
    { numRuns: 200 },
  );
});

t.test("what a foreign library prints comes out as it was meant", async (t) => {
  const page = "^^^A001\n\n请到3号窗口|\n-\n办理|社会保险\n等候|12人\n";
  const sent = receiptline.transform(page, { command: "escpos", encoding: "gb18030", cpl: 48, cutting: true });
  const { printer, clock } = await printerBench();
  printer.wire.take(Buffer.from(sent, "latin1"));
  await clock.advance(10_000);
  const lines = printer.papers[0]?.lines.map((line) => line.trim()).filter((line) => line !== "");
  t.strictSame(lines, ["A001", "请到3号窗口", "─".repeat(48), "办理社会保险", "等候12人"]);
});

t.test("hanzi are drawn as hanzi", async (t) => {
  const { ask, printer } = await printerBench();
  await ask("BF DA 0A 1D 56 00");
  const rows = printer.papers[0]!.picture.rows().map((row) => row.slice(0, 24));
  t.ok(
    rows.slice(4, 6).some((row) => /#{14,}/.test(row)),
    "the upper line of 口",
  );
  t.notSame(hexOf(Uint8Array.from(font.glyph("请").rows.map((row) => row >> 8))), "", "and 请 has dots");
});
