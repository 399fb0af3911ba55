// C-Power cards: the frames of the vendor's documents on both transports, and commands that need several packets.

import t from "tap";
import { bytesOfHex, concat, hexOf } from "../src/base/bytes.ts";
import { cpowerCodec } from "../src/protocols/cpower/codec.ts";
import { FRAME_BYTES_MAX } from "../src/protocols/cpower/decode.ts";
import type { CpowerCommand, CpowerFrame, CpowerPart } from "../src/protocols/cpower/frame.ts";
import * as host from "../src/protocols/cpower/host-commands.ts";
import { joined, packetsOf } from "../src/protocols/cpower/packets.ts";
import { codecSuite, type Vector } from "./codec-suite.ts";
import { framesOf } from "./frames-of-schema.ts";
import { anyText, fc } from "./search.ts";

const serial = { wire: "serial", card: 1 } as const;
const look = { effect: "still", speed: 0, stayS: 3, font: { px: 16, face: 0 }, colour: "#FF0000" } as const;
const text = { kind: "text", ...serial, reply: true, window: 0, ...look } as const;
const centred = { horizontal: "centre", vertical: "top", lineSpacing: 0 } as const;
const middle = { horizontal: "centre", vertical: "middle", lineSpacing: 0 } as const;
const network = { kind: "text", wire: "tcp", card: 255, reply: true, stayS: 3, font: { px: 16, face: 0 } } as const;

/** [CPOWER-5.1] */
const vectors: readonly Vector<CpowerFrame>[] = [
  {
    name: "vendor, 12, example 1",
    hex: "A5 68 32 01 7B 01 0F 00 00 00 12 00 00 00 00 00 03 02 FF 00 00 61 62 63 00 62 03 AE",
    frame: { ...text, text: "abc" },
  },
  {
    name: "vendor, 12, example 2",
    hex: "A5 68 32 01 7B 01 13 00 00 00 12 00 00 01 00 00 03 02 FF 00 00 61 62 63 0D 63 62 61 00 9A 04 AE",
    frame: { ...text, align: centred, text: "abc\rcba" },
  },
  {
    name: "computed by an encoder that is not ours",
    hex: "A5 68 32 01 7B 01 1D 00 00 00 12 00 00 00 00 00 03 03 FF 00 00 C7 EB 41 30 30 31 BA C5 B5 BD 33 BA C5 B4 B0 BF DA 00 6F 0C AE",
    frame: { ...text, font: { px: 24, face: 0 }, text: "请A001号到3号窗口" },
  },
  {
    name: "vendor's notes for networks, example 1: 辨識中 in Big5, which is GBK too",
    hex: "FF FF FF FF 1D 00 00 00 68 32 FF 7B 01 12 00 00 00 12 00 0D 05 03 00 03 02 00 FF 00 BF EB C3 D1 A4 A4 00 D8 07",
    frame: { ...network, window: 0, effect: "flash", align: middle, speed: 3, colour: "#00FF00", text: "侩醚い" },
  },
  {
    name: "vendor's notes for networks, example 2: Big5 that is not GBK",
    hex: "FF FF FF FF 2B 00 00 00 68 32 FF 7B 01 20 00 00 00 12 01 0B 05 02 00 03 02 FF 00 00 C5 77 AA EF A4 4A B3 F5 A1 41 BD D0 A4 C5 B8 F2 A8 AE A1 43 00 85 10",
    frame: {
      ...network,
      window: 1,
      effect: "scrollLeft",
      align: middle,
      speed: 2,
      colour: "#FF0000",
      text: { hex: "C5 77 AA EF A4 4A B3 F5 A1 41 BD D0 A4 C5 B8 F2 A8 AE A1 43" },
    },
  },
  {
    name: "an answer, from the table of the document",
    hex: "A5 E8 32 01 7B 02 00 00 00 00 98 01 AE",
    frame: { kind: "reply", ...serial, result: "order" },
  },
];

/** Frames whose bytes mean only one thing. */
const normal = (frame: CpowerFrame): CpowerFrame => {
  const { idCode: _, ...local } = frame;
  const one = frame.wire === "tcp" ? frame : (local as CpowerFrame);
  if (one.kind === "other") return { ...one, command: 0x82 };
  return one.kind === "part" ? { ...one, lastPacket: 1 + ((one.lastPacket ?? 0) % 255) } : one;
};

codecSuite({
  name: "C-Power",
  codec: cpowerCodec,
  vectors,
  frameArbitrary: framesOf(cpowerCodec.schema).map(normal),
  bytesMax: FRAME_BYTES_MAX,
  // The id code of a network frame stands outside the sum.
  hasChecksum: ({ wire }) => wire === "serial",
  document: { file: "docs/protocols/cpower.md", label: "cpower" },
});

const decoded = (bytes: Uint8Array) => {
  const decoder = cpowerCodec.decoder();
  return [...decoder.push(bytes), ...decoder.flush()];
};
const frameIn = (bytes: Uint8Array): CpowerFrame | undefined => {
  const [found] = decoded(bytes);
  return found?.kind === "frame" ? found.frame : undefined;
};

t.test("A5, AE and AA may stand anywhere in a serial frame [CPOWER-1.3]", async (t) => {
  const frame: CpowerFrame = {
    kind: "other",
    wire: "serial",
    card: 0xa5,
    reply: true,
    command: 0xae,
    data: "AA 05 A5 AE",
  };
  const bytes = cpowerCodec.encode(frame);
  t.strictSame(frameIn(bytes), frame);
  t.equal([...bytes.slice(1, -1)].filter((byte) => byte === 0xa5 || byte === 0xae).length, 0);
  t.match(decoded(bytesOfHex("A5 68 32 01 7B AA 01 AE")!), [{ reason: /^AA before a byte/ }]);
});

t.test("a card whose id code looks like the start of a serial frame is understood [CPOWER-1.4]", async (t) => {
  const frame: CpowerFrame = { kind: "resumePrograms", wire: "tcp", idCode: "A5 68 32 01", card: 1, reply: true };
  t.strictSame(frameIn(cpowerCodec.encode(frame)), frame);
});

t.test("frames of both transports one after the other are told apart [CPOWER-1.4]", async (t) => {
  const stream = concat(...[0, 3, 1, 4].map((index) => bytesOfHex(vectors[index]!.hex)!));
  const wires = decoded(stream).map((piece) => piece.kind === "frame" && piece.frame.wire);
  t.strictSame(wires, ["serial", "tcp", "serial", "tcp"]);
});

t.test("a wrong sum is told with both numbers [CPOWER-2.3]", async (t) => {
  const bytes = bytesOfHex(vectors[0]!.hex)!.with(21, 0x7a);
  t.match(decoded(bytes), [{ kind: "discarded", reason: "checksum is 0362, expected 037B" }]);
});

t.test("reserved bits of the mark are carried [CPOWER-2.4]", async (t) => {
  const frame: CpowerFrame = { kind: "resumePrograms", ...serial, reply: false, flags: 0x41 };
  const bytes = cpowerCodec.encode(frame);
  t.equal(bytes[5], 0x82);
  t.strictSame(frameIn(bytes), frame);
});

t.test("a long command is cut, and is itself again from its packets [CPOWER-2.5]", async (t) => {
  const command: CpowerCommand = { ...text, text: "请到3号窗口".repeat(40) };
  const parts = packetsOf(command) as CpowerPart[];
  t.equal(parts.length, 3);
  t.ok(parts.every((part) => bytesOfHex(part.data ?? "")!.length <= 200));
  const received = parts.map((part) => frameIn(cpowerCodec.encode(part))) as CpowerPart[];
  t.strictSame(received, parts);
  t.strictSame(joined(received), command);
  t.equal(joined([...received].reverse()), undefined, "not out of order");
  t.equal(joined(received.slice(1)), undefined, "not without the first");
  t.strictSame(packetsOf({ ...text, text: "短" }), [{ ...text, text: "短" }], "a short one stays as it is");
});

t.test("any command is itself again, wherever it is cut [CPOWER-2.5]", async () => {
  const commands = framesOf(cpowerCodec.schema)
    .map(normal)
    .filter((frame): frame is CpowerCommand => frame.kind !== "part" && frame.kind !== "reply");
  fc.assert(
    fc.property(commands, fc.integer({ min: 1, max: 30 }), (command, bytesMax) => {
      const parts = packetsOf(command, bytesMax) as CpowerPart[];
      if (parts.length === 1) return true;
      return hexOf(cpowerCodec.encode(joined(parts)!)) === hexOf(cpowerCodec.encode(command));
    }),
    { numRuns: 500 },
  );
});

t.test("words of people cannot end a text or send control characters [CPOWER-4.6]", async (t) => {
  t.strictSame(host.signWords(["王\u0000\u001b小\r明", "3号"]), { text: "王小明\r3号", substituted: [], isCut: false });
  t.match(host.signWords(["张喆🙂"]), { text: "张喆?", substituted: ["🙂"] });
  t.match(host.signWords(["一二三"], 5), { text: "一二", isCut: true });
  fc.assert(
    fc.property(fc.array(anyText(), { minLength: 1, maxLength: 3 }), (lines) => {
      const { text } = host.signWords(lines);
      const frame = host.showText(serial, 0, text, look);
      return frameIn(cpowerCodec.encode(frame))?.kind === "text" && !/(?!\r)\p{Cc}/u.test(text);
    }),
  );
});

t.test("what a hall says to a card is what the vendor shows [CPOWER-3]", async (t) => {
  t.equal(hexOf(cpowerCodec.encode(host.showText(serial, 0, "abc", look))), vectors[0]!.hex);
  const windows = [{ x: 0, y: 0, width: 128, height: 32 }];
  t.match(hexOf(cpowerCodec.encode(host.splitWindows(serial, windows))), / 01 01 00 00 00 00 00 80 00 20 .. .. AE$/);
  t.match(
    hexOf(cpowerCodec.encode(host.resumePrograms({ wire: "tcp", card: 1 }))),
    /^FF FF FF FF 0C 00 00 00 68 .* 06 1E 01$/,
  );
});
