// Modbus RTU and the two profiles on it, against frames that others published.

import t from "tap";
import { bytesOfHex, concat, hexOf, u16le } from "../src/base/bytes.ts";
import { crc16Modbus } from "../src/base/checksum.ts";
import { modbusRtuCodec } from "../src/protocols/modbus/codec.ts";
import { modbusDecoder } from "../src/protocols/modbus/decode.ts";
import * as pad from "../src/protocols/modbus/evaluator-pad.ts";
import type { ModbusFrame } from "../src/protocols/modbus/frame.ts";
import * as board from "../src/protocols/modbus/io-board.ts";
import { modbusTcpCodec, modbusTcpDecoder } from "../src/protocols/modbus/tcp.ts";
import { codecSuite } from "./codec-suite.ts";
import { fc } from "./search.ts";

const bytes = (hex: string) => bytesOfHex(hex)!;
const request = "request" as const;
const reply = "reply" as const;

const address = fc.integer({ min: 0, max: 255 });
const word = fc.integer({ min: 0, max: 0xffff });
const upTo = (max: number) => fc.integer({ min: 1, max });
const bits = (minLength: number, maxLength: number) =>
  fc.string({ unit: fc.constantFrom("0", "1"), minLength, maxLength });
/** Decoded frames are plain objects, and these are compared with them. */
const record = <T>(model: { [K in keyof T]: fc.Arbitrary<T[K]> }) => fc.record<T>(model, { noNullPrototype: true });
const bitKind = fc.constantFrom("readCoils" as const, "readInputs" as const);
const registerKind = fc.constantFrom("readHoldingRegisters" as const, "readInputRegisters" as const);

/** What only fits one way, or is a request: the frames that come back as they went. */
const frames: fc.Arbitrary<ModbusFrame> = fc.oneof(
  record({ kind: bitKind, direction: fc.constant(request), address, start: word, quantity: upTo(2000) }),
  record({
    kind: bitKind,
    direction: fc.constant(reply),
    address,
    bits: fc.array(bits(8, 8), { minLength: 1, maxLength: 251 }).map((bytes) => bytes.join("")),
  }),
  record({ kind: registerKind, direction: fc.constant(request), address, start: word, quantity: upTo(125) }),
  record({
    kind: registerKind,
    direction: fc.constant(reply),
    address,
    registers: fc.array(word, { minLength: 1, maxLength: 125 }),
  }),
  record({
    kind: fc.constant("writeCoil" as const),
    direction: fc.constant(request),
    address,
    coil: word,
    on: fc.boolean(),
  }),
  record({
    kind: fc.constant("writeRegister" as const),
    direction: fc.constant(request),
    address,
    register: word,
    value: word,
  }),
  record({
    kind: fc.constant("writeCoils" as const),
    direction: fc.constant(request),
    address,
    start: word,
    bits: bits(1, 1968),
  }),
  record({
    kind: fc.constant("writeCoils" as const),
    direction: fc.constant(reply),
    address,
    start: word,
    quantity: upTo(1968),
  }),
  record({
    kind: fc.constant("writeRegisters" as const),
    direction: fc.constant(request),
    address,
    start: word,
    registers: fc.array(word, { minLength: 1, maxLength: 123 }),
  }),
  record({
    kind: fc.constant("writeRegisters" as const),
    direction: fc.constant(reply),
    address,
    start: word,
    quantity: upTo(123),
  }),
  record({
    kind: fc.constant("exception" as const),
    direction: fc.constant(reply),
    address,
    function: upTo(0x10),
    code: fc.integer({ min: 0, max: 255 }),
  }),
);

/** A reply of three bytes of bits is as long as a request, and now and then says a quantity that could be asked for. */
const isOneWay = (frame: ModbusFrame): boolean =>
  frame.kind === "other" || !("bits" in frame) || frame.bits.length !== 24;

/** 252 bytes of data of a function that nobody knows. */
const longest: ModbusFrame = { kind: "other", address: 1, function: 0x41, hex: hexOf(new Uint8Array(252).fill(0x5a)) };

/** One frame of 65,536 of a length begins with a shorter one whose CRC fits, and then that is meant [MODBUS-3.5]. */
const beginsWithAnother = (frame: ModbusFrame): boolean => {
  const whole = modbusRtuCodec.encode(frame);
  const fits = (length: number) => hexOf(whole.subarray(length - 2, length)) === crcHex(whole.subarray(0, length - 2));
  return [5, 8, 5 + (whole[2] ?? 0), 9 + (whole[6] ?? 0)].some((length) => length < whole.length && fits(length));
};

const crcHex = (bytes: Uint8Array): string => hexOf(Uint8Array.from(u16le(crc16Modbus(bytes))));

codecSuite({
  name: "Modbus RTU [MODBUS-1.1]",
  codec: modbusRtuCodec,
  bytesMax: 256,
  hasChecksum: () => true,
  document: { file: "docs/protocols/modbus.md", label: "modbus-rtu" },
  frameArbitrary: frames.filter((frame) => isOneWay(frame) && !beginsWithAnother(frame)),
  vectors: [
    {
      name: "no button is held",
      hex: "01 02 01 00 A1 88",
      frame: { kind: "readInputs", direction: reply, address: 1, bits: "00000000" },
    },
    {
      name: "lamp 1 off",
      hex: "01 05 00 00 00 00 CD CA",
      frame: { kind: "writeCoil", direction: request, address: 1, coil: 0, on: false },
    },
    {
      name: "22 inputs from 196 on",
      hex: "11 02 00 C4 00 16 BA A9",
      frame: { kind: "readInputs", direction: request, address: 17, start: 196, quantity: 22 },
    },
    {
      name: "their answer, as long as a question [MODBUS-2.1]",
      hex: "11 02 03 AC DB 35 20 18",
      frame: { kind: "readInputs", direction: reply, address: 17, bits: "001101011101101110101100" },
    },
    {
      name: "ten coils from 19 on",
      hex: "11 0F 00 13 00 0A 02 CD 01 BF 0B",
      frame: { kind: "writeCoils", direction: request, address: 17, start: 19, bits: "1011001110" },
    },
    {
      name: "ten coils written",
      hex: "11 0F 00 13 00 0A 26 99",
      frame: { kind: "writeCoils", direction: reply, address: 17, start: 19, quantity: 10 },
    },
    {
      name: "two registers",
      hex: "11 10 00 01 00 02 04 00 0A 01 02 C6 F0",
      frame: { kind: "writeRegisters", direction: request, address: 17, start: 1, registers: [10, 258] },
    },
    {
      name: "refused [MODBUS-1.3]",
      hex: "0A 81 02 B0 53",
      frame: { kind: "exception", direction: reply, address: 10, function: 1, code: 2 },
    },
    {
      name: "a unit above 247 [MODBUS-1.2]",
      hex: hexOf(modbusRtuCodec.encode({ kind: "readCoils", direction: request, address: 255, start: 0, quantity: 8 })),
      frame: { kind: "readCoils", direction: request, address: 255, start: 0, quantity: 8 },
    },
  ],
});

codecSuite({
  name: "Modbus TCP [MODBUSTCP-1.1]",
  codec: modbusTcpCodec,
  bytesMax: 260,
  document: { file: "docs/protocols/modbus-tcp.md", label: "modbus-tcp" },
  noise: "13 37 FF",
  frameArbitrary: record({ transaction: word, frame: frames.filter(isOneWay) }),
  vectors: [
    {
      name: "buttons are asked for",
      hex: "15 01 00 00 00 06 01 02 00 00 00 08",
      frame: {
        transaction: 0x1501,
        frame: { kind: "readInputs", direction: request, address: 1, start: 0, quantity: 8 },
      },
    },
    {
      name: "one is down",
      hex: "15 01 00 00 00 04 01 02 01 20",
      frame: { transaction: 0x1501, frame: { kind: "readInputs", direction: reply, address: 1, bits: "00000100" } },
    },
    {
      name: "any unit [MODBUSTCP-1.1]",
      hex: "15 02 00 00 00 06 FF 05 00 03 FF 00",
      frame: {
        transaction: 0x1502,
        frame: { kind: "writeCoil", direction: request, address: 255, coil: 3, on: true },
      },
    },
    {
      name: "a function that is not known here",
      hex: "15 03 00 00 00 05 01 2B 0E 01 00",
      frame: { transaction: 0x1503, frame: { kind: "other", address: 1, function: 0x2b, hex: "0E 01 00" } },
    },
    {
      name: "the longest frame",
      hex: hexOf(modbusTcpCodec.encode({ transaction: 0x1504, frame: longest })),
      frame: { transaction: 0x1504, frame: longest },
    },
  ],
});

t.test("what is no Modbus TCP is told by its header [MODBUSTCP-1.2]", async (t) => {
  const [found] = modbusTcpDecoder().push(bytes("15 01 00 01 00 06 01 02 00 00 00 08"));
  t.match(found, { kind: "discarded", reason: "a protocol that is not 0" });
  const [first] = modbusTcpDecoder().push(bytes("15 01 00 00 00 FF 01 02 00 00 00 08"));
  t.match(first, { kind: "discarded", reason: "a length that is not 2 to 254" });
  const answer = bytes("15 01 00 00 00 04 01 02 01 20");
  t.match(modbusTcpDecoder([reply]).push(answer), [{ frame: { frame: { direction: reply } } }]);
});

const framesIn = (decoder: ReturnType<typeof modbusDecoder>, ...chunks: readonly Uint8Array[]): ModbusFrame[] =>
  [...chunks.flatMap((chunk) => decoder.push(chunk)), ...decoder.flush()].flatMap((piece) =>
    piece.kind === "frame" ? [piece.frame] : [],
  );

t.test("who speaks is known to a master and to a unit, and a listener says request [MODBUS-3.2]", async (t) => {
  const echo = bytes("01 05 00 00 FF 00 8C 3A");
  const directions = (decoder: ReturnType<typeof modbusDecoder>) =>
    framesIn(decoder, echo).map((frame) => frame.kind !== "other" && frame.direction);
  t.strictSame(directions(modbusDecoder()), [request]);
  t.strictSame(directions(modbusDecoder([reply])), [reply]);
  t.strictSame(directions(modbusDecoder([request])), [request]);
  const question = bytes("01 02 00 00 00 08 79 CC");
  t.strictSame(framesIn(modbusDecoder([reply]), question), [], "a master that hears itself takes no answer from it");
  const answer: ModbusFrame = { kind: "writeCoil", direction: reply, address: 1, coil: 0, on: true };
  t.same(modbusRtuCodec.encode(answer), echo, "both directions give the same bytes");
});

t.test("a frame is there as soon as its CRC is, without waiting for silence [MODBUS-3.1]", async (t) => {
  t.equal(modbusDecoder().push(bytes("01 02 00 00 00 08 79 CC")).length, 1);
});

t.test("a frame that breaks its function's rules is shown as it stands [MODBUS-3.3]", async (t) => {
  const odd: ModbusFrame[] = [
    { kind: "other", address: 1, function: 5, hex: "00 00 12 34" },
    { kind: "other", address: 1, function: 3, hex: "00 00 00 00" },
    { kind: "other", address: 1, function: 15, hex: "00 00 00 08 02 FF FF" },
    { kind: "other", address: 1, function: 15, hex: "00 00 00 03 01 FF" },
    { kind: "other", address: 1, function: 4, hex: "03 01 02 03" },
  ];
  for (const frame of odd) t.strictSame(framesIn(modbusDecoder(), modbusRtuCodec.encode(frame)), [frame]);
});

t.test("an unknown function ends with the silence [MODBUS-3.4]", async (t) => {
  const frame: ModbusFrame = { kind: "other", address: 9, function: 0x2b, hex: "0E 01 00" };
  const decoder = modbusDecoder();
  t.strictSame(decoder.push(modbusRtuCodec.encode(frame)), [], "it might go on");
  t.strictSame(decoder.flush(), [{ kind: "frame", frame }]);
  const noisy = concat(bytes("AA"), modbusRtuCodec.encode(frame));
  t.strictSame(framesIn(modbusDecoder(), noisy), [frame], "noise before it does not hide it");
});

t.test("a zero behind a frame is not taken into it [MODBUS-3.5]", async (t) => {
  const answer: ModbusFrame = { kind: "readHoldingRegisters", direction: reply, address: 1, registers: [7] };
  const unknown: ModbusFrame = { kind: "other", address: 9, function: 0x2b, hex: "0E 01 00" };
  for (const frame of [answer, unknown]) {
    const decoder = modbusDecoder();
    const pieces = [...decoder.push(concat(modbusRtuCodec.encode(frame), [0])), ...decoder.flush()];
    t.strictSame(pieces[0], { kind: "frame", frame });
    t.match(pieces[1], { kind: "discarded", bytes: Uint8Array.of(0) });
  }
});

t.test("of two frames that begin alike the shorter is meant [MODBUS-3.5]", async (t) => {
  const frame: ModbusFrame = {
    kind: "readInputRegisters",
    direction: reply,
    address: 131,
    registers: [41493, 3777],
  };
  t.ok(beginsWithAnother(frame));
  t.match(modbusDecoder().push(modbusRtuCodec.encode(frame)), [{ frame: { kind: "other", function: 4 } }]);
  t.strictSame(framesIn(modbusDecoder([reply]), modbusRtuCodec.encode(frame)), [frame], "a master has no doubt");
});

t.test("a wrong CRC is told with the right one", async (t) => {
  const [first] = modbusDecoder().push(bytes("01 02 00 00 00 08 79 CD"));
  t.match(first, { kind: "discarded", reason: "CRC is 79 CD, expected 79 CC" });
});

t.test("a bouncing button is pressed once, and one that was down before is not [MODBUS-4.2]", async (t) => {
  const down = (...held: number[]) => Array.from({ length: board.IO_BOARD_BUTTONS }, (_, at) => held.includes(at));
  const samples = [
    down(3),
    down(3, 0),
    down(3),
    down(3, 0),
    down(3, 0),
    down(3, 0),
    down(3),
    down(3),
    down(0, 3),
    down(0, 3),
  ];
  const pressed: number[][] = [];
  samples.slice(1).reduce((buttons, sample) => {
    const next = board.sampled(buttons, sample);
    pressed.push([...next.pressed]);
    return next.buttons;
  }, board.buttonsFrom(samples[0]!));
  t.strictSame(pressed, [[], [], [], [0], [], [], [], [], [0]]);
});

t.test("the board is asked and told in its own frames [MODBUS-4.1]", async (t) => {
  t.equal(hexOf(modbusRtuCodec.encode(board.readButtonsFrame(1))), "01 02 00 00 00 08 79 CC");
  t.equal(hexOf(modbusRtuCodec.encode(board.lampFrame(1, 0, true))), "01 05 00 00 FF 00 8C 3A");
  const all = Array.from({ length: 8 }, () => true);
  t.equal(hexOf(modbusRtuCodec.encode(board.lampsFrame(1, all))), "01 0F 00 00 00 08 01 FF BE D5");
  const [held] = framesIn(modbusDecoder([reply]), bytes("01 02 01 01 60 48"));
  t.strictSame(board.buttonsIn(held!), [true, ...Array.from({ length: 7 }, () => false)]);
  t.equal(board.buttonsIn(board.readButtonsFrame(1)), undefined);
});

t.test("a pad is asked in one frame, and rates once [MODBUS-5.2] [MODBUS-5.3]", async (t) => {
  t.strictSame(pad.askRatingFrame(5, 7, 30), {
    kind: "writeRegisters",
    direction: request,
    address: 5,
    start: 0,
    registers: [2, 7, 30],
  });
  const answer: ModbusFrame = { kind: "readInputRegisters", direction: reply, address: 5, registers: [4, 7, 12] };
  const reading = pad.scoreIn(answer)!;
  t.equal(pad.newScore(reading, 7, 11), 4);
  t.equal(pad.newScore(reading, 7, 12), undefined, "told before");
  t.equal(pad.newScore(reading, 8, 11), undefined, "of another session");
  t.equal(pad.newScore({ ...reading, score: 0 }, 7, 11), undefined, "nobody has rated");
  t.equal(pad.scoreIn({ ...answer, registers: [9, 7, 12] }), undefined, "no such score");
});

t.test("modes, settings, lamps and keys of a pad have their places [MODBUS-5.1]", async (t) => {
  t.match(pad.padModeFrame(5, "thanks"), { register: 0, value: 3 });
  t.match(pad.padSettingsFrame(5, 6, 4), { start: 3, registers: [6, 4] });
  t.match(pad.keyLampsFrame(5, [true, false, false, false, true]), { start: 0, bits: "10001" });
  t.match(pad.readScoreFrame(5), { kind: "readInputRegisters", start: 0, quantity: 3 });
});

t.test("a clerk's name is cut between characters, and what GBK lacks is told", async (t) => {
  const { frame, substituted } = pad.padClerkFrame(5, `A${"李".repeat(20)}`, "007");
  t.strictSame(substituted, []);
  const registers = "registers" in frame ? frame.registers : [];
  t.equal(registers.length, 24);
  t.equal(registers[0], 0x41c0, "A and the first half of 李");
  t.equal(registers[15], 0xee20, "its last half, then a blank: the sixteenth 李 would be cut");
  t.strictSame(registers.slice(16, 18), [0x3030, 0x3720]);
  t.strictSame(pad.padClerkFrame(5, "㛃", "1").substituted, ["㛃"]);
});

t.test("numbers count from 0, as on the wire [MODBUS-2.2]", async (t) => {
  const frame: ModbusFrame = { kind: "readHoldingRegisters", direction: request, address: 1, start: 0, quantity: 1 };
  t.match(hexOf(modbusRtuCodec.encode(frame)), /^01 03 00 00 00 01 /);
});
