// What a barcode scanner sends, and what of it is believed.
import { readFileSync } from "node:fs";
import t from "tap";
import { bytesOfHex, concat, hexOf } from "../src/base/bytes.ts";
import { checker } from "../src/base/check.ts";
import { seededRandom } from "../src/base/random.ts";
import { scannerCodec } from "../src/protocols/scanner/codec.ts";
import { scannerDecoder } from "../src/protocols/scanner/decode.ts";
import { ScannerLine } from "../src/protocols/scanner/frame.ts";
import { fc } from "./search.ts";

const ascii = (text: string) => new TextEncoder().encode(text);
const read = (...chunks: readonly Uint8Array[]) => {
  const decoder = scannerCodec.decoder();
  return [...chunks.flatMap((chunk) => decoder.push(chunk)), ...decoder.flush()];
};
const texts = (...chunks: readonly Uint8Array[]) =>
  read(...chunks).flatMap((piece) => (piece.kind === "frame" ? [piece.frame.text] : []));
const reasons = (...chunks: readonly Uint8Array[]) =>
  read(...chunks).flatMap((piece) => (piece.kind === "discarded" ? [piece.reason] : []));

t.test("the document's examples are what the codec reads and writes", async (t) => {
  const document = readFileSync(new URL("../docs/protocols/scanner.md", import.meta.url), "utf8");
  const examples = [...document.matchAll(/```json scanner\n(.*)\n```\n```hex\n([^`]*)\n```/g)];
  t.equal(examples.length, 3);
  for (const [, json = "", hex = ""] of examples) {
    t.strictSame(read(bytesOfHex(hex)!), [{ kind: "frame", frame: JSON.parse(json) }], json);
    t.same(scannerCodec.encode(JSON.parse(json)), bytesOfHex(hex), json);
  }
});

t.test("lines end with CR, LF or both, wherever the stream is cut [SCANNER-1.1]", async (t) => {
  const stream = ascii("A1\rB2\nC3\r\nD4\r");
  for (let at = 0; at < stream.length; at++)
    t.strictSame(texts(stream.subarray(0, at), stream.subarray(at)), ["A1", "B2", "C3", "D4"], `cut at ${at}`);
  t.strictSame(reasons(ascii("\r\nA1\r\n")), ["empty line"]);
});

t.test("a CR waits for its LF, and no longer than the silence [SCANNER-1.3]", async (t) => {
  const decoder = scannerDecoder();
  t.strictSame(decoder.push(ascii("A1\r")), []);
  t.strictSame(decoder.flush(), [{ kind: "frame", frame: { text: "A1" } }]);
  t.equal(decoder.push(ascii("A1\r\n")).length, 1, "with the LF at once");
});

t.test("UTF-8 is believed first, then GB 18030 [SCANNER-1.2]", async (t) => {
  const line = (hex: string) => read(bytesOfHex(`${hex} 0A`)!);
  t.match(line("E9 A2 84"), [{ frame: { text: "预" } }]);
  t.match(line("D4 A4"), [{ frame: { text: "预", encoding: "gb18030" } }]);
  t.match(line("41 C1 AA CD A8"), [{ frame: { text: "A联通", encoding: "gb18030" } }], "valid UTF-8 by chance");
  t.match(line("82 30 B7 31"), [{ frame: { text: "㛃", encoding: "gb18030" } }]);
  t.match(line("D4"), [{ reason: "neither UTF-8 nor GB 18030" }]);
});

t.test("control characters, and half of anything, are no scan [SCANNER-2.1] [SCANNER-2.2] [SCANNER-2.3]", async (t) => {
  t.strictSame(reasons(ascii("A1\x1b[2J\rB2\tC\r\n")), [
    "control characters in the line",
    "control characters in the line",
  ]);
  t.strictSame(reasons(ascii("A1")), ["incomplete"]);
  const long = ascii("9".repeat(5000));
  for (const chunks of [
    [concat(long, ascii("77\rA1\r"))],
    [long, ascii("77\rA1\r")],
    [...long].map((byte) => Uint8Array.of(byte)).concat(ascii("77\rA1\r")),
  ]) {
    t.strictSame(texts(...chunks), ["A1"], "the end of a line that is too long is no line");
    t.equal([...new Set(reasons(...chunks))].join(), "line is too long");
  }
  t.equal(texts(ascii(`${"9".repeat(1024)}\r`)).length, 1, "1024 bytes are a line");
  t.equal(texts(ascii(`${"9".repeat(1025)}\r`)).length, 0, "1025 are none");
});

t.test("nobody is recognised by what is written down of a scan [SCANNER-3.1]", async (t) => {
  t.equal(scannerCodec.describe({ text: "11010519491231002X" }), "line of 18 characters, encoding utf-8, end cr");
});

t.test("any line comes back, and random streams break nothing and lose no byte", async (t) => {
  const check = checker(ScannerLine);
  const text = fc.string({ unit: fc.constantFrom(..."A1 约𬭬㛃%-"), minLength: 1, maxLength: 80 });
  fc.assert(
    fc.property(text, fc.constantFrom({}, { end: "lf" as const }, { end: "crlf" as const }), (text, end) => {
      const frame = { text, ...end };
      t.ok(check(frame).ok);
      const [piece] = read(scannerCodec.encode(frame));
      return piece?.kind === "frame" && JSON.stringify(piece.frame) === JSON.stringify(frame);
    }),
  );
  const wrong = Array.from({ length: 10_000 }, (_, seed) => seed).filter((seed) => {
    const random = seededRandom(seed);
    const letters = random
      .bytes(40)
      .map((byte) => (byte < 60 ? [13, 10, 0xe9, 0xa2, 0x84, 0xd4, 0xa4, 7][byte % 8]! : byte));
    const pieces = read(letters.subarray(0, 17), letters.subarray(17));
    const back = concat(
      ...pieces.map((piece) => (piece.kind === "frame" ? scannerCodec.encode(piece.frame) : piece.bytes)),
    );
    const isOfSchema = pieces.every((piece) => piece.kind !== "frame" || check(piece.frame).ok);
    return !isOfSchema || hexOf(back) !== hexOf(letters);
  });
  t.strictSame(wrong, []);
});
