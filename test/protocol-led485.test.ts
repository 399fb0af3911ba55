// The digits over a window: what is said to them, on the bytes of Modbus.

import t from "tap";
import { bytesOfHex, hexOf } from "../src/base/bytes.ts";
import { led485Codec } from "../src/protocols/led485/codec.ts";
import { BAUD_RATES, type Led485Frame } from "../src/protocols/led485/frame.ts";
import { showTextFrame } from "../src/protocols/led485/show-text.ts";
import { codecSuite } from "./codec-suite.ts";
import { fc } from "./search.ts";

const record = <T>(model: { [K in keyof T]: fc.Arbitrary<T[K]> }) => fc.record<T>(model, { noNullPrototype: true });
const address = fc.integer({ min: 0, max: 255 });
const kind = <K extends string>(word: K) => fc.constant(word);
/** Two characters to a register. */
const text = fc
  .array(fc.string({ unit: "grapheme-ascii", minLength: 2, maxLength: 2 }), { minLength: 1, maxLength: 123 })
  .map((pairs) => pairs.join(""));
const hex = fc
  .uint8Array({ minLength: 1, maxLength: 123 })
  .map((bytes) => hexOf(Uint8Array.from([...bytes, ...bytes])));
const what = fc.constantFrom("text" as const, "segments" as const);

const frames: fc.Arbitrary<Led485Frame> = fc.oneof(
  record({ kind: kind("showText"), address, text }),
  record({ kind: kind("showText"), address, hex: hex.map((pairs) => `07 ${pairs} 07`) }).filter(
    ({ hex }) => hex.length <= 123 * 6,
  ),
  record({ kind: kind("showSegments"), address, hex }),
  record({ kind: kind("showNumber"), address, value: fc.integer({ min: -32768, max: 32767 }) }),
  record({ kind: kind("setDecimalPoint"), address, decimals: fc.integer({ min: 0, max: 5 }) }),
  record({ kind: kind("setAddress"), address, newAddress: fc.integer({ min: 1, max: 255 }) }),
  record({ kind: kind("setBaud"), address, baud: fc.constantFrom(...BAUD_RATES) }),
  record({ kind: kind("shown"), address, what, registers: fc.integer({ min: 1, max: 123 }) }),
  record({
    kind: kind("refused"),
    address,
    function: fc.integer({ min: 1, max: 16 }),
    code: fc.integer({ min: 0, max: 255 }),
  }),
);

codecSuite({
  name: "LED-485 [LED485-1.1]",
  codec: led485Codec,
  bytesMax: 256,
  hasChecksum: () => true,
  document: { file: "docs/protocols/led485.md", label: "led485" },
  frameArbitrary: frames,
  vectors: [
    {
      name: "A001 on six digits",
      hex: "01 10 00 70 00 03 06 20 20 41 30 30 31 A3 EB",
      frame: { kind: "showText", address: 1, text: "  A001" },
    },
    {
      name: "its answer [LED485-2.6]",
      hex: "01 10 00 70 00 03 81 D3",
      frame: { kind: "shown", address: 1, what: "text", registers: 3 },
    },
    {
      name: "the number 1 [LED485-1.2]",
      hex: "01 06 00 00 00 01 48 0A",
      frame: { kind: "showNumber", address: 1, value: 1 },
    },
  ],
});

const read = (hex: string) => {
  const decoder = led485Codec.decoder();
  return [...decoder.push(bytesOfHex(hex)!), ...decoder.flush()];
};
const again = (frame: Led485Frame) => read(hexOf(led485Codec.encode(frame)));

t.test("a short number stands at the right, a long one keeps its end [LED485-2.1] [LED485-2.8]", async (t) => {
  t.match(showTextFrame(1, "A001", 6), { frame: { text: "  A001" }, cut: "", substituted: [] });
  t.match(showTextFrame(1, "SHEBAO-A001", 6), { frame: { text: "O-A001" }, cut: "SHEBA" });
  t.match(showTextFrame(1, "社\u001b[A1", 4), { frame: { text: "?[A1" }, substituted: ["社"] });
  t.strictSame(again({ kind: "showText", address: 1, text: "12345" }), [
    { kind: "frame", frame: { kind: "showText", address: 1, text: "12345 " } },
  ]);
});

t.test("negative numbers, decimals and rates are what they say [LED485-2.3] [LED485-2.4] [LED485-2.5]", async (t) => {
  const registers = (frame: Led485Frame) => hexOf(led485Codec.encode(frame)).slice(6, 17);
  t.equal(registers({ kind: "showNumber", address: 1, value: -1 }), "00 00 FF FF");
  t.equal(registers({ kind: "setDecimalPoint", address: 1, decimals: 1 }), "00 04 00 01");
  t.equal(registers({ kind: "setBaud", address: 1, baud: 115200 }), "00 03 00 08");
});

t.test(
  "bytes that are no text, segments, and other boards' frames are carried [LED485-2.2] [LED485-2.7]",
  async (t) => {
    const frames: Led485Frame[] = [
      { kind: "showText", address: 1, hex: "41 07" },
      { kind: "showSegments", address: 1, hex: "3F 06" },
      { kind: "modbus", frame: { kind: "writeRegister", direction: "request", address: 1, register: 3, value: 9 } },
      {
        kind: "modbus",
        frame: { kind: "writeRegisters", direction: "request", address: 1, start: 0x90, registers: [1, 2] },
      },
      { kind: "modbus", frame: { kind: "readInputs", direction: "reply", address: 2, bits: "00000001" } },
    ];
    for (const frame of frames) t.strictSame(again(frame), [{ kind: "frame", frame }]);
  },
);
