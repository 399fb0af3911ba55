// What visitors and clerks press, from the contact to the hall: pads, buttons and keypads of the simulator at one end of a
// wire that takes its time, the driver at the other, on virtual time.
import { spawnSync } from "node:child_process";
import { createWriteStream, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import t, { type Test } from "tap";
import { type WiredCaller, wireCaller } from "../hardware-sim/wired/keypad/caller-keypad.ts";
import { wireEvdev } from "../hardware-sim/wired/keypad/evdev-keypad.ts";
import { wirePad } from "../hardware-sim/wired/modbus/evaluator-pad.ts";
import { wireIoBoard } from "../hardware-sim/wired/modbus/io-board.ts";
import { shareWire } from "../hardware-sim/wired/shared-wire.ts";
import { ailment, deaf, doubled, echo, flipped, noise, unplugged } from "../hardware-sim/wired/vices.ts";
import { hexOf } from "../src/base/bytes.ts";
import { systemClock, within } from "../src/base/clock.ts";
import { modbusButtonsRow } from "../src/drivers/buttons/modbus-buttons.ts";
import type { DevicePort } from "../src/drivers/device/appliance.ts";
import { callerRow } from "../src/drivers/keypads/caller.ts";
import { modbusKeypadRow } from "../src/drivers/keypads/modbus-keypad.ts";
import { numericPadRow } from "../src/drivers/keypads/numeric.ts";
import { SharedLine } from "../src/drivers/line/shared-line.ts";
import { ModbusUnit } from "../src/drivers/modbus-question.ts";
import { keyPadRow } from "../src/drivers/pads/key-pad.ts";
import { modbusPadRow } from "../src/drivers/pads/modbus-pad.ts";
import { planDrivers } from "../src/drivers/plan-drivers.ts";
import { inputTransport } from "../src/drivers/transports/input.ts";
import { MemorySocket } from "../src/drivers/transports/memory.ts";
import { buttonsIn, readButtonsFrame } from "../src/protocols/modbus/io-board.ts";
import { type InputHall, inputHall, seeded, switchedOn, virtualClock } from "./input-hall.ts";

const question = (ticket: string, seconds = 20, clerk = "王芳") => ({
  ...{ ticket, number: "A012", prompt: "请评价", clerk, seconds },
  grades: ["非常满意", "满意", "基本满意", "不满意", "非常不满意"],
});

const padHall = async () => {
  const clock = virtualClock();
  const pad = switchedOn(wirePad(seeded(clock)));
  const hall = await inputHall(clock, pad.wire, [{ row: modbusPadRow, options: {} }]);
  return { ...hall, pad };
};

/** Nothing may be left behind by any device. */
const ends = async (t: Test, hall: InputHall): Promise<void> => {
  await hall.stop();
  const ours = /^(pad|line|contact|event)/;
  t.same(
    hall.clock.armed().filter((timer) => ours.test(timer)),
    [],
    "no timer is left",
  );
};

t.test("a pad asks one visitor, and the first key counts once", async (t) => {
  const hall = await padHall();
  const { pad, clock } = hall;
  t.equal(hall.state(), "ready");
  hall.command("rate", question("t-1"), "rate-1");
  await clock.advance(1000);
  t.equal(hall.answer("rate-1"), "done", "the question is shown");
  t.match(pad.face, { mode: "rate", clerkName: "王芳" });
  pad.press(1);
  await clock.advance(300);
  pad.press(4);
  await clock.advance(5000);
  t.strictSame(hall.pressed(), [{ ticket: "t-1", grade: 4 }]);
  t.equal(hall.events()[0]?.re, "rate-1", "it names the question");
  t.equal(pad.face.mode, "idle");
  await ends(t, hall);
});

t.test("silence is no rating, and a key between questions is none", async (t) => {
  const hall = await padHall();
  const { pad, clock } = hall;
  pad.press(0);
  hall.command("rate", question("t-1", 5), "rate-1");
  await clock.advance(10_000);
  t.equal(pad.face.mode, "idle");
  pad.press(0);
  await clock.advance(10_000);
  t.strictSame(hall.pressed(), []);
  await ends(t, hall);
});

t.test("what was withdrawn is no rating any more", async (t) => {
  const hall = await padHall();
  const { pad, clock } = hall;
  hall.command("rate", question("t-1"), "rate-1");
  await clock.advance(1000);
  hall.command("stop", {}, "stop-1");
  await clock.advance(500);
  t.equal(pad.face.mode, "idle");
  pad.press(0);
  await clock.advance(5000);
  t.strictSame(hall.pressed(), []);
  await ends(t, hall);
});

t.test("a newer question replaces an older one, and each press goes to its own", async (t) => {
  const hall = await padHall();
  const { pad, clock } = hall;
  hall.command("rate", question("t-1"), "rate-1");
  await clock.advance(1000);
  pad.press(0);
  hall.command("rate", question("t-2"), "rate-2");
  await clock.advance(1000);
  pad.press(3);
  await clock.advance(1000);
  t.strictSame(hall.pressed(), [
    { ticket: "t-1", grade: 5 },
    { ticket: "t-2", grade: 2 },
  ]);
  await ends(t, hall);
});

t.test("thanks are over after a moment", async (t) => {
  const hall = await padHall();
  hall.command("thank", { grade: 5 }, "thank-1");
  await hall.clock.advance(1000);
  t.equal(hall.pad.face.mode, "thanks");
  await hall.clock.advance(4000);
  t.equal(hall.pad.face.mode, "idle");
  await ends(t, hall);
});

t.test("a pad that lost its power asks again, for what is left of the time", async (t) => {
  const hall = await padHall();
  const { pad, clock } = hall;
  hall.command("rate", question("t-1", 120), "rate-1");
  await clock.advance(1000);
  pad.wire.powerOff();
  await clock.advance(20_000);
  t.equal(hall.state(), "lost");
  pad.wire.powerOn();
  await clock.advance(12_000);
  t.equal(pad.face.mode, "rate");
  pad.press(0);
  await clock.advance(1000);
  t.strictSame(hall.pressed(), [{ ticket: "t-1", grade: 5 }]);
  await ends(t, hall);
});

t.test("a rating given while the cable was out is not lost", async (t) => {
  const hall = await padHall();
  const { pad, clock } = hall;
  hall.command("rate", question("t-1", 60), "rate-1");
  await clock.advance(1000);
  pad.wire.apply(unplugged());
  pad.press(2);
  await clock.advance(20_000);
  pad.wire.heal();
  await clock.advance(12_000);
  t.strictSame(hall.pressed(), [{ ticket: "t-1", grade: 3 }]);
  await ends(t, hall);
});

t.test("a pad that still asks for somebody of another life is told to stop", async (t) => {
  const hall = await padHall();
  hall.command("rate", question("t-1", 300), "rate-1");
  await hall.clock.advance(1000);
  await hall.stop();
  t.equal(hall.pad.face.mode, "rate");
  const again = await inputHall(hall.clock, hall.pad.wire, [{ row: modbusPadRow, options: {} }]);
  t.equal(hall.pad.face.mode, "idle");
  await ends(t, again);
});

t.test("a pad without an answer is no question that is shown", async (t) => {
  const hall = await padHall();
  hall.pad.wire.powerOff();
  hall.command("rate", question("t-1"), "rate-1");
  await hall.clock.advance(3000);
  t.equal(hall.answer("rate-1"), "failed");
  await ends(t, hall);
});

const SERVICES = ["social-security", "tax", "housing"];

const boardHall = async (options: object = {}) => {
  const clock = virtualClock();
  const board = switchedOn(wireIoBoard(seeded(clock)));
  const hall = await inputHall(clock, board.wire, [{ row: modbusButtonsRow, options: { keys: SERVICES, ...options } }]);
  return { ...hall, board };
};

t.test("a button takes one ticket, however its contact bounces", async (t) => {
  const hall = await boardHall();
  const { board, clock } = hall;
  board.press(1);
  await clock.advance(2000);
  board.wire.apply(ailment("bouncing"));
  board.press(0, 200);
  await clock.advance(2000);
  t.strictSame(hall.pressed(), [{ key: "tax" }, { key: "social-security" }]);
  await ends(t, hall);
});

t.test("whoever hammers at a button gets one ticket a second, and his neighbour one at once", async (t) => {
  const hall = await boardHall({ lockoutMs: 1000 });
  const { board, clock } = hall;
  for (let press = 0; press < 4; press++) {
    board.press(0, 100);
    await clock.advance(220);
  }
  board.press(2, 100);
  await clock.advance(1000);
  t.strictSame(hall.pressed(), [{ key: "social-security" }, { key: "housing" }]);
  board.press(0, 100);
  await clock.advance(500);
  t.equal(hall.pressed().length, 3, "later it counts again");
  await ends(t, hall);
});

t.test("a lamp that burns can be pressed, and one that flashes was refused", async (t) => {
  const hall = await boardHall({ lockoutMs: 1000 });
  const { board, clock } = hall;
  t.strictSame(board.lamps.slice(0, 4), [true, true, true, false], "one for each key");
  board.press(1);
  await clock.advance(500);
  t.strictSame(board.lamps.slice(0, 3), [true, false, true], "taken");
  hall.command("tell", { text: "今日号已发完", tone: "no" });
  await clock.advance(100);
  t.equal(hall.answer("tell"), "done");
  const seen = new Set<boolean>();
  let changes = 0;
  for (let at = 0, was = board.lamps[1]; at < 20; at++) {
    await clock.advance(100);
    seen.add(board.lamps[1]!);
    if (board.lamps[1] !== was) changes++;
    was = board.lamps[1];
  }
  t.equal(seen.size, 2, "it flashes");
  t.ok(changes <= 12, "no faster than three times a second");
  await clock.advance(3000);
  t.strictSame(board.lamps.slice(0, 3), [true, true, true]);
  await ends(t, hall);
});

t.test("lamps come back after a power cut, and what was held down then is not pressed", async (t) => {
  const hall = await boardHall();
  const { board, clock } = hall;
  board.wire.powerOff();
  await clock.advance(20_000);
  t.equal(hall.state(), "lost");
  board.wire.powerOn();
  board.press(0, 15_000);
  await clock.advance(12_000);
  t.equal(hall.state(), "ready");
  t.strictSame(board.lamps.slice(0, 3), [true, true, true]);
  t.strictSame(hall.pressed(), []);
  await clock.advance(5000);
  board.press(0);
  await clock.advance(500);
  t.strictSame(hall.pressed(), [{ key: "social-security" }]);
  await ends(t, hall);
});

t.test("a stuck button is told, and the others go on", async (t) => {
  const hall = await boardHall();
  const { board, clock } = hall;
  board.wire.apply(ailment("key-stuck"));
  await clock.advance(40_000);
  t.equal(hall.state(), "degraded");
  t.strictSame(hall.faults(), ["key-stuck"]);
  board.press(2);
  await clock.advance(1000);
  t.strictSame(hall.pressed(), [{ key: "social-security" }, { key: "housing" }], "it counted once");
  board.wire.heal();
  await clock.advance(1000);
  t.equal(hall.state(), "ready");
  await ends(t, hall);
});

t.test("a disturbed wire invents no press and loses none that is held for a while", async (t) => {
  const hall = await boardHall({ lockoutMs: 0 });
  const { board, clock } = hall;
  board.wire.apply(noise());
  for (let press = 0; press < 5; press++) {
    board.press(1, 300);
    await clock.advance(1000);
  }
  t.strictSame(hall.pressed(), Array(5).fill({ key: "tax" }));
  t.ok(hall.driver.health.discardedBytes > 0);
  board.wire.heal();
  board.wire.apply(flipped());
  board.press(0, 300);
  await clock.advance(3000);
  t.equal(hall.pressed().length, 5, "what does not fit its checksum is nothing");
  await ends(t, hall);
});

t.test("a clerk's key of real buttons says by its lamp what became of it", async (t) => {
  const clock = virtualClock();
  const board = switchedOn(wireIoBoard(seeded(clock)));
  const hall = await inputHall(clock, board.wire, [{ row: modbusKeypadRow, options: {} }]);
  t.notOk(board.lamps.includes(true), "dark while nothing is to be told");
  board.press(0);
  await clock.advance(300);
  board.press(3);
  await clock.advance(300);
  t.strictSame(hall.pressed(), [{ key: "call" }, { key: "finish" }]);
  hall.command("tell", { text: "A012 已办结", tone: "ok" }, "tell-1");
  await clock.advance(200);
  t.strictSame(board.lamps.slice(0, 5), [false, false, false, true, false], "done");
  await clock.advance(1500);
  t.notOk(board.lamps.includes(true));
  board.press(1);
  await clock.advance(300);
  hall.command("tell", { text: "没有等候的人", tone: "no" }, "tell-2");
  const seen = new Set<string>();
  for (let at = 0; at < 30; at++) {
    await clock.advance(100);
    seen.add(board.lamps.map(Number).join(""));
  }
  t.strictSame([...seen].sort(), ["00000000", "01000000"], "refused: its lamp flashes, and no other");
  await clock.advance(1500);
  t.notOk(board.lamps.includes(true));
  await ends(t, hall);
});

t.test("a board with a network plug is worked as one on a line", async (t) => {
  const clock = virtualClock();
  const board = switchedOn(wireIoBoard(seeded(clock), { framing: "tcp" }));
  const options = { keys: SERVICES, framing: "tcp" };
  const hall = await inputHall(clock, board.wire, [{ row: modbusButtonsRow, options }]);
  board.press(1);
  await clock.advance(500);
  t.strictSame(hall.pressed(), [{ key: "tax" }]);
  t.strictSame(board.lamps.slice(0, 3), [true, false, true]);
  await ends(t, hall);
});

t.test("over TCP an answer that is too late is not taken for the next [MODBUSTCP-1.3]", async (t) => {
  const clock = virtualClock();
  const line = new SharedLine({ transport: new MemorySocket("memory", clock), clock, gapMs: 0 });
  const parts = { device: "board", kind: "button", clock, line, by: "line" } as const;
  const unit = (setting: { wire: "serial" | "tcp"; tcpPort?: number }) =>
    new ModbusUnit({ ...parts, ...setting, port: {} as DevicePort });
  const said = (down: string) => ({ kind: "readInputs", direction: "reply", address: 1, bits: down }) as const;
  const overTcp = unit({ wire: "tcp", tcpPort: 502 });
  const [first, second] = [1, 2].map(() => overTcp.reading("buttons", readButtonsFrame(1), buttonsIn));
  t.equal(hexOf(second!.bytes), "00 02 00 00 00 06 01 02 00 00 00 08");
  t.equal(second!.answer({ transaction: 1, frame: said("10000000") }), undefined);
  t.ok(second!.answer({ transaction: 2, frame: said("10000000") }));
  t.ok(first!.answer({ transaction: 1, frame: said("10000000") }));
  const question = (setting: Parameters<typeof unit>[0]) =>
    hexOf(unit(setting).reading("buttons", readButtonsFrame(1), buttonsIn).bytes);
  t.equal(question({ wire: "tcp", tcpPort: 4001 }), "01 02 00 00 00 08 79 CC", "a device server passes RTU on");
  t.equal(question({ wire: "serial" }), "01 02 00 00 00 08 79 CC");
});

t.test("a board without lamps is not asked to light any", async (t) => {
  const hall = await boardHall({ hasLamps: false });
  hall.command("tell", { text: "您已领取 A012 号", tone: "no" });
  hall.board.press(0);
  await hall.clock.advance(1000);
  t.equal(hall.answer("tell"), "done");
  t.notOk(hall.board.lamps.includes(true));
  t.equal(hall.pressed().length, 1);
  await ends(t, hall);
});

const KEY = { evaluate: 0x0b, call: 0x0c, recall: 0x0d, ok: 0x0f, pause: 0x12, transfer: 0x13 };

const callerHall = async (options: object = {}) => {
  const clock = virtualClock();
  const keypad = switchedOn(wireCaller(seeded(clock)));
  const hall = await inputHall(clock, keypad.wire, [{ row: callerRow, options }]);
  return { ...hall, keypad };
};

t.test("each key of a clerk's keypad is a step at his window", async (t) => {
  const hall = await callerHall();
  const { keypad, clock } = hall;
  for (const keys of [[KEY.call], [KEY.recall], [KEY.evaluate], [KEY.pause], [6, KEY.ok], [0, KEY.ok]]) {
    keypad.press(...keys);
    await clock.advance(500);
  }
  const names = ["call", "recall", "evaluate", "rest", "missed", "hold"];
  t.strictSame(
    hall.pressed(),
    names.map((key) => ({ key })),
  );
  t.equal(keypad.face.unheard, 0, "every press was answered");
  keypad.press(KEY.transfer);
  await clock.advance(500);
  t.equal(keypad.face.unheard, 0, "also one that means nothing here");
  t.equal(hall.pressed().length, 6);
  await ends(t, hall);
});

t.test("a press that is said again because its answer was lost is one press", async (t) => {
  const hall = await callerHall({ keys: { transfer: "close" } });
  const { keypad, clock } = hall;
  keypad.wire.apply(deaf());
  keypad.press(KEY.transfer);
  await clock.advance(5000);
  t.strictSame(hall.pressed(), [{ key: "close" }]);
  keypad.wire.heal();
  keypad.wire.apply(doubled());
  keypad.press(KEY.call);
  await clock.advance(2000);
  keypad.wire.heal();
  keypad.press(KEY.call);
  await clock.advance(2000);
  t.strictSame(hall.pressed().slice(1), [{ key: "call" }, { key: "call" }], "two presses are two");
  await ends(t, hall);
});

t.test("the keypad shows the end of the number, and beeps when it is refused", async (t) => {
  const hall = await callerHall();
  hall.command("tell", { text: "已呼叫 A012 号", tone: "ok" }, "tell-1");
  await hall.clock.advance(500);
  t.equal(hall.keypad.face.digits, "   012");
  hall.command("tell", { text: "没有等候的人", tone: "no" }, "tell-2");
  await hall.clock.advance(500);
  t.equal(hall.keypad.face.digits, "   012");
  t.equal(hall.keypad.face.beeps, 1);
  await ends(t, hall);
});

t.test("a wire that gives our own words back becomes no conversation", async (t) => {
  const hall = await callerHall();
  hall.keypad.wire.apply(echo());
  hall.keypad.press(KEY.call);
  await hall.clock.advance(5000);
  t.strictSame(hall.pressed(), [{ key: "call" }]);
  await ends(t, hall);
});

t.test("keypads on one line are told apart, whoever was spoken to last", async (t) => {
  const clock = virtualClock();
  const keypads: WiredCaller[] = [1, 2, 3].map((address) => switchedOn(wireCaller(seeded(clock), address)));
  const wire = shareWire(
    keypads.map((keypad) => keypad.wire),
    { clock, baud: 9600 },
  );
  const installed = [1, 2, 3].map((address) => ({ row: callerRow, options: { address } }));
  const hall = await inputHall(clock, wire, installed);
  for (const [at, keypad] of keypads.entries()) {
    keypad.press([KEY.call, KEY.recall, KEY.pause][at]!);
    await clock.advance(500);
  }
  t.strictSame(
    [hall.pressed(0), hall.pressed(1), hall.pressed(2)],
    [[{ key: "call" }], [{ key: "recall" }], [{ key: "rest" }]],
  );
  t.strictSame(
    keypads.map(({ face }) => face.unheard),
    [0, 0, 0],
  );
  await ends(t, hall);
});

const numericHall = async (options: object = {}) => {
  const clock = virtualClock();
  const pad = switchedOn(wireEvdev(seeded(clock)));
  const hall = await inputHall(clock, pad.wire, [{ row: numericPadRow, options }]);
  return { ...hall, pad };
};

t.test("a numeric pad works a window, and a key that is held acts once", async (t) => {
  const hall = await numericHall();
  const { pad, clock } = hall;
  for (const key of ["enter", "+", "1", "2", "-", "8"]) {
    pad.type(key);
    await clock.advance(500);
  }
  pad.type("enter", 3000);
  await clock.advance(5000);
  const names = ["call", "recall", "start", "finish", "missed", "call"];
  t.strictSame(
    hall.pressed(),
    names.map((key) => ({ key })),
    "8 is for nothing",
  );
  hall.command("tell", { text: "已呼叫 A012 号", tone: "ok" });
  await clock.advance(100);
  t.equal(hall.answer("tell"), "done");
  await ends(t, hall);
});

const keyPadHall = async (options: object = {}) => {
  const clock = virtualClock();
  const pad = switchedOn(wireEvdev(seeded(clock)));
  const hall = await inputHall(clock, pad.wire, [{ row: keyPadRow, options }]);
  return { ...hall, pad };
};

t.test("a pad of keys counts one key, and only while a visitor is asked", async (t) => {
  const hall = await keyPadHall();
  const { pad, clock } = hall;
  pad.type("5");
  await clock.advance(500);
  hall.command("rate", question("t-1"), "rate-1");
  await clock.advance(500);
  t.equal(hall.answer("rate-1"), "done");
  for (const key of ["8", "enter", "4", "5"]) {
    pad.type(key, 1000);
    await clock.advance(2000);
  }
  t.strictSame(hall.pressed(), [{ ticket: "t-1", grade: 4 }], "the first that means a grade, once");
  t.equal(hall.events()[0]?.re, "rate-1");
  hall.command("rate", question("t-2", 5), "rate-2");
  await clock.advance(5500);
  pad.type("1");
  await clock.advance(500);
  hall.command("rate", question("t-3"), "rate-3");
  await clock.advance(500);
  hall.command("stop", {}, "stop-1");
  await clock.advance(500);
  pad.type("1");
  await clock.advance(500);
  t.equal(hall.pressed().length, 1, "too late, or taken back");
  hall.command("rate", question("t-4"), "rate-4");
  hall.command("rate", question("t-5"), "rate-5");
  await clock.advance(500);
  pad.type("1");
  await clock.advance(500);
  t.strictSame(hall.pressed().slice(1), [{ ticket: "t-5", grade: 1 }], "the newer question counts");
  await ends(t, hall);
});

t.test("a pad of keys that is unplugged asks nobody, and one that comes back still asks", async (t) => {
  const hall = await keyPadHall({ grades: { "1": 5, "2": 3, "3": 1 } });
  const { pad, clock } = hall;
  hall.command("rate", question("t-1", 60), "rate-1");
  await clock.advance(500);
  pad.wire.apply(unplugged());
  await clock.advance(5000);
  t.equal(hall.state(), "lost");
  hall.command("rate", question("t-2"), "rate-2");
  await clock.advance(500);
  t.equal(hall.answer("rate-2"), "failed");
  pad.wire.heal();
  await clock.advance(6000);
  pad.type("1");
  await clock.advance(500);
  t.strictSame(hall.pressed(), [{ ticket: "t-1", grade: 5 }]);
  t.match(keyPadRow.plan({ grades: { F1: 5 } }), { problems: [{ path: "/grades", value: '"F1"' }] });
  t.match(keyPadRow.plan({ grades: { "1": 6 } }), { problems: [{ path: "/grades/1" }] });
  await ends(t, hall);
});

t.test("half an event is no key, and the next is understood", async (t) => {
  const hall = await numericHall({ keys: { "5": "call" }, lockoutMs: 0 });
  const { pad, clock } = hall;
  pad.wire.apply(noise());
  for (let press = 0; press < 5; press++) {
    pad.type("5");
    await clock.advance(500);
  }
  t.strictSame(hall.pressed(), Array(5).fill({ key: "call" }));
  t.ok(hall.driver.health.discardedBytes > 0);
  await ends(t, hall);
});

t.test("what cannot work is told when the hall is set up", async (t) => {
  t.match(numericPadRow.plan({ keys: { F1: "call" } }), { problems: [{ path: "/keys", value: '"F1"' }] });
  t.match(modbusButtonsRow.plan({ keys: ["a", "a"] }), { problems: [{ path: "/keys" }] });
  const keys = { input: "/dev/input/by-id/usb-pad-event-kbd" };
  const port = { serial: "/dev/serial/by-id/usb-adapter" };
  const plan = (use: string, at: typeof keys | typeof port) =>
    planDrivers([{ id: "window-1-keys", kind: "button", driver: { use, at, options: {} } }]);
  t.equal(plan("numeric-pad", keys).ok, true);
  t.match(plan("numeric-pad", port), { problems: [{ path: "/at", expected: "input" }] });
  t.match(plan("caller-keypad", keys), { problems: [{ path: "/at", expected: "serial or tcp" }] });
});

t.test("keys are read from a file that never ends, and its end is told", async (t) => {
  const folder = mkdtempSync(join(tmpdir(), "tidehall-keys-"));
  t.teardown(() => rmSync(folder, { recursive: true }));
  const path = join(folder, "event-kbd");
  const nobody = { heard: () => {}, closed: () => {} };
  await t.rejects(inputTransport(path).open(nobody), { code: "ENOENT" }, "not there, not open");
  spawnSync("mkfifo", [path]);
  const clock = systemClock();
  const opened = async () => {
    let tell!: { heard: (bytes: Uint8Array) => void; closed: (reason: string) => void };
    const first = new Promise<Uint8Array>((resolve, reject) => {
      tell = { heard: resolve, closed: (reason) => reject(new Error(reason)) };
    });
    const link = await inputTransport(path).open(tell);
    return { first, link };
  };
  const late = () => new Error("too late");
  const { first, link } = await opened();
  const writer = createWriteStream(path);
  const written = new Promise((resolve) => writer.write(Uint8Array.of(1, 2, 3), resolve));
  t.same([...(await within(clock, 30_000, "keys", first, late))], [1, 2, 3]);
  await t.rejects(link.write(Uint8Array.of(1)), "nothing is written to keys");
  await link.close();
  await written;
  writer.destroy();
  const again = await opened();
  createWriteStream(path).end();
  await t.rejects(within(clock, 30_000, "keys", again.first, late), /unplugged/);
});
