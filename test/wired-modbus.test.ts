// The simulated Modbus devices: published frames in, answers, lamps and digits out.
import t from "tap";
import { type WiredPad, wirePad } from "../hardware-sim/wired/modbus/evaluator-pad.ts";
import { type IoBoardOptions, type WiredIoBoard, wireIoBoard } from "../hardware-sim/wired/modbus/io-board.ts";
import { type WiredSegments, wireSegments } from "../hardware-sim/wired/modbus/segment-sign.ts";
import { ailment, viceOf } from "../hardware-sim/wired/vices.ts";
import { hexOf } from "../src/base/bytes.ts";
import { crc16Modbus } from "../src/base/checksum.ts";
import { benchOf, bytes } from "./wired-bench.ts";

const rtu = (hex: string): string => {
  const body = bytes(hex);
  const crc = crc16Modbus(body);
  return `${hex} ${hexOf(Uint8Array.of(crc & 0xff, crc >> 8))}`;
};

const boardBench = async (options: IoBoardOptions = {}) => {
  let board!: WiredIoBoard;
  const bench = await benchOf(options.framing === "tcp" ? undefined : 9_600, (setting) => {
    board = wireIoBoard(setting, options);
    return board.wire;
  });
  return { ...bench, board };
};

t.test("the IO board answers the published frames", async (t) => {
  const { ask, board } = await boardBench();
  t.equal(await ask("01 02 00 00 00 08 79 CC", 50), "01 02 01 00 A1 88", "no button");
  board.press(0);
  t.equal(await ask("01 02 00 00 00 08 79 CC", 50), "01 02 01 01 60 48", "button 0");
  t.equal(await ask("01 02 00 00 00 08 79 CC", 200), "01 02 01 01 60 48");
  t.equal(await ask("01 02 00 00 00 08 79 CC", 50), "01 02 01 00 A1 88", "up again: it remembers nothing");
  t.equal(await ask("01 05 00 00 FF 00 8C 3A", 50), "01 05 00 00 FF 00 8C 3A", "lamp 0");
  t.strictSame(board.lamps.indexOf(true), 0);
  t.equal(await ask("01 0F 00 00 00 08 01 FF BE D5", 50), "01 0F 00 00 00 08 54 0D", "all lamps");
  t.strictSame(board.lamps, new Array(8).fill(true));
  t.equal(await ask(rtu("01 02 00 08 00 01"), 50), "01 82 02 C1 61", "no ninth button");
  t.equal(await ask(rtu("01 03 00 00 00 01"), 50), rtu("01 83 01"), "it has no registers");
  t.equal(await ask(rtu("01 05 00 00 12 34"), 50), rtu("01 85 03"), "neither on nor off");
  t.equal(await ask(rtu("02 02 00 00 00 08"), 50), "", "another unit");
});

t.test("frames are found in noise, and a broken one is silence", async (t) => {
  const { ask } = await boardBench();
  t.equal(await ask("01 02 00 00 00 08 79 CD", 50), "", "wrong CRC");
  t.equal(await ask("01 02 00", 50), "", "half a frame");
  t.equal(await ask("FF 00 01 02 00 00 00 08 79 CC", 50), "01 02 01 00 A1 88");
});

t.test("over TCP the same board speaks the other framing", async (t) => {
  const { ask, board } = await boardBench({ framing: "tcp" });
  board.press(2);
  t.equal(await ask("00 07 00 00 00 06 01 02 00 00 00 08", 20), "00 07 00 00 00 04 01 02 01 04");
  t.equal(await ask("00 08 00 00 00 06 01 02 00 00", 20), "", "not whole yet");
  t.equal(await ask("00 08", 20), "00 08 00 00 00 04 01 02 01 04");
});

t.test("a worn contact bounces, a stuck key stays, and refusals have numbers", async (t) => {
  const { ask, board, clock } = await boardBench();
  board.wire.apply(ailment("bouncing"));
  board.press(0);
  const seen = new Set<string>();
  for (let sample = 0; sample < 3; sample++) seen.add(await ask("01 02 00 00 00 08 79 CC", 22));
  t.equal(seen.size > 1, true, "some samples say up, some down");
  board.wire.heal();
  await clock.advance(1_000);
  board.wire.apply(ailment("key-stuck"));
  t.equal(await ask("01 02 00 00 00 08 79 CC", 50), "01 02 01 01 60 48");
  board.wire.heal();
  board.wire.apply(ailment("busy"));
  t.equal(await ask("01 02 00 00 00 08 79 CC", 50), rtu("01 82 06"));
  board.wire.heal();
  board.wire.apply(ailment("wrong-answer"));
  t.match(await ask("01 02 00 00 00 08 79 CC", 50), /^02 02/);
});

const padBench = async () => {
  let pad!: WiredPad;
  const bench = await benchOf(9_600, (setting) => {
    pad = wirePad(setting, 5);
    return pad.wire;
  });
  const question = (session: number, timeoutS: number) =>
    bench.ask(rtu(`05 10 00 00 00 03 06 00 02 00 0${session} 00 ${hexOf(Uint8Array.of(timeoutS))}`), 50);
  const result = () => bench.ask("05 04 00 00 00 03 B1 8F", 50);
  return { ...bench, pad, question, result };
};

t.test("a pad asks, takes the first key, and thanks", async (t) => {
  const { pad, question, result, clock } = await padBench();
  pad.press(4);
  t.equal(await result(), rtu("05 04 06 00 00 00 00 00 00"), "nobody asked");
  await question(7, 30);
  t.equal(pad.face.mode, "rate");
  pad.press(0);
  pad.press(4);
  t.equal(pad.face.mode, "thanks");
  t.equal(await result(), rtu("05 04 06 00 05 00 07 00 01"), "very satisfied, session 7, one event");
  t.equal(await result(), rtu("05 04 06 00 05 00 07 00 01"), "reading it twice is harmless");
  await clock.advance(5_000);
  t.equal(pad.face.mode, "idle");
});

t.test("a question that runs out leaves no score, unless the pad lies", async (t) => {
  const { pad, question, result, clock } = await padBench();
  await question(1, 5);
  await clock.advance(6_000);
  t.equal(pad.face.mode, "idle");
  t.equal(await result(), rtu("05 04 06 00 00 00 00 00 00"));
  pad.wire.apply(ailment("praises-itself"));
  await question(2, 5);
  await clock.advance(5_500);
  t.equal(await result(), rtu("05 04 06 00 05 00 02 00 01"));
});

t.test("the pad shows who serves, and refuses what is no mode", async (t) => {
  const { pad, ask } = await padBench();
  const name = `05 10 00 10 00 10 20 D5 C5 C8 FD ${"20 ".repeat(28)}`.trim();
  await ask(rtu(name), 100);
  t.equal(pad.face.clerkName, "张三");
  t.equal(await ask(rtu("05 06 00 00 00 09"), 50), rtu("05 86 03"));
});

const digitsBench = async () => {
  let sign!: WiredSegments;
  const bench = await benchOf(9_600, (setting) => {
    sign = wireSegments(setting);
    return sign.wire;
  });
  return { ...bench, sign };
};

t.test("digits show what the tool's frames say", async (t) => {
  const { ask, sign } = await digitsBench();
  t.equal(await ask("01 10 00 70 00 03 06 20 20 41 30 30 31 A3 EB", 50), "01 10 00 70 00 03 81 D3");
  t.strictSame(sign.face().rows, ["  A001"]);
  t.ok(sign.face().picture.dots.some(Boolean), "lit");
  t.equal(await ask("01 06 00 00 00 01 48 0A", 50), "01 06 00 00 00 01 48 0A", "repeats the question");
  t.strictSame(sign.face().rows, ["     1"]);
  await ask("01 06 00 00 FF F4 C9 BD", 50);
  t.strictSame(sign.face().rows, ["   -12"]);
  await ask("01 06 00 04 00 02 49 CA", 50);
  await ask(rtu("01 06 00 00 01 3A"), 50);
  t.strictSame(sign.face().rows, ["   3.14"]);
  await ask("01 10 00 80 00 03 06 00 00 77 3F 3F 06 5B 22", 50);
  t.strictSame(sign.face().rows, ["  A001"], "bars of its own");
});

t.test("digits take a new unit number and a new rate after their answer", async (t) => {
  const { ask, sign, clock } = await digitsBench();
  t.equal(await ask("01 06 00 02 00 07 69 C8", 50), "01 06 00 02 00 07 69 C8");
  t.equal(sign.address, 7);
  t.equal(await ask("01 06 00 00 00 01 48 0A", 50), "");
  t.equal(await ask(rtu("07 06 00 03 00 05"), 10), "", "still on its way");
  await clock.advance(100);
  t.equal(sign.wire.baud, 19_200);
  sign.wire.apply(viceOf("power-cut:100")!);
  await clock.advance(200);
  t.equal(sign.address, 7, "kept without power");
  t.equal(sign.face().isLit, false, "dark");
});
