// The simulated keypads, card reader and scanner at their bytes: frames of the documents both ways, and people who do not exist.
import t from "tap";
import { CALLER_KEYS, type WiredCaller, wireCaller } from "../hardware-sim/wired/keypad/caller-keypad.ts";
import { type WiredEvdev, wireEvdev } from "../hardware-sim/wired/keypad/evdev-keypad.ts";
import { inventedPeople } from "../hardware-sim/wired/reader/people.ts";
import { type ScannerOptions, type WiredScanner, wireScanner } from "../hardware-sim/wired/reader/scanner.ts";
import { type WiredReader, wireReader } from "../hardware-sim/wired/reader/sdt-reader.ts";
import { ailment, viceOf } from "../hardware-sim/wired/vices.ts";
import { isIdNumber } from "../src/base/id-number.ts";
import { benchOf, bytes, START } from "./wired-bench.ts";

const callerBench = async (address = 1) => {
  let keypad!: WiredCaller;
  const bench = await benchOf(9_600, (setting) => {
    keypad = wireCaller(setting, address);
    return keypad.wire;
  });
  return { ...bench, keypad };
};

t.test("a press goes out until the host sends it back", async (t) => {
  const { keypad, clock, heard, ask } = await callerBench();
  keypad.press(CALLER_KEYS.call);
  await clock.advance(100);
  t.equal(heard(), "FF 68 03 03 68 01 01 0C 0E 16");
  t.equal(keypad.face.unheard, 1);
  await clock.advance(600);
  t.equal(heard(), "FF 68 03 03 68 01 01 0C 0E 16", "again");
  t.equal(await ask("FF 68 03 03 68 01 01 0C 0E 16", 5_000), "", "answered: never again");
  t.equal(keypad.face.unheard, 0);
});

t.test("a press that nobody answers is given up after three times", async (t) => {
  const { keypad, clock, said } = await callerBench(3);
  keypad.press(6, CALLER_KEYS.ok);
  await clock.advance(10_000);
  t.strictSame(
    said.map(({ hex }) => hex),
    new Array(3).fill("FF 68 04 04 68 03 01 06 0F 19 16"),
  );
  t.equal(keypad.face.unheard, 0);
});

t.test("the display shows what the host says, to its own address alone", async (t) => {
  const { ask, keypad } = await callerBench();
  await ask("FF 68 08 08 68 01 02 00 01 02 0A 0A 0A 24 16");
  t.equal(keypad.face.digits, "012   ");
  await ask("FF 68 08 08 68 01 02 0A 0A 0A 00 00 01 22 16");
  t.equal(keypad.face.digits, "   001");
  await ask("FF 68 02 02 68 01 03 04 16");
  t.equal(keypad.face.beeps, 1);
  await ask("FF 68 03 03 68 02 02 05 09 16");
  t.equal(keypad.face.stars, 0, "that was for the pad beside it");
  await ask("FF FF 68 02 FF 68 02 02 68 01 03 04 16 FF 68 02 02 68 01 03 05 16");
  t.equal(keypad.face.beeps, 2, "found behind noise; a wrong sum is passed over");
});

t.test("a rating is answered under another function", async (t) => {
  const { keypad, ask, clock, heard } = await callerBench(2);
  keypad.rate(1);
  await clock.advance(100);
  t.equal(heard(), "FF 68 03 03 68 02 11 01 14 16");
  t.equal(await ask("FF 68 03 03 68 02 01 01 04 16", 5_000), "");
  keypad.wire.apply(ailment("key-repeats"));
  keypad.rate(2);
  await clock.advance(100);
  heard();
  t.equal(
    await ask("FF 68 03 03 68 02 01 02 05 16"),
    "FF 68 03 03 68 02 11 02 15 16",
    "a keypad that will not believe it",
  );
});

t.test("a USB keypad speaks in events of 24 bytes", async (t) => {
  let keypad!: WiredEvdev;
  const { clock, heard } = await benchOf(undefined, (setting) => {
    keypad = wireEvdev(setting);
    return keypad.wire;
  });
  keypad.type("1");
  await clock.advance(200);
  const events = bytes(heard());
  t.equal(events.length, 4 * 24, "down, its end, up, its end");
  const view = new DataView(events.buffer);
  t.equal(Number(view.getBigInt64(0, true)), Math.floor((START + 3_000) / 1_000));
  t.strictSame([view.getUint16(16, true), view.getUint16(18, true), view.getInt32(20, true)], [1, 79, 1]);
  t.equal(view.getInt32(48 + 20, true), 0, "up");
  keypad.type("enter", 400);
  await clock.advance(1_000);
  t.ok(bytes(heard()).length > 4 * 24, "held, it repeats");
  t.throws(() => keypad.type("x"), /no key x/);
});

const readerBench = async () => {
  let reader!: WiredReader;
  const bench = await benchOf(115_200, (setting) => {
    reader = wireReader(setting);
    return reader.wire;
  });
  return { ...bench, reader };
};

const [FIND, SELECT, READ] = [
  "AA AA AA 96 69 00 03 20 01 22",
  "AA AA AA 96 69 00 03 20 02 21",
  "AA AA AA 96 69 00 03 30 01 32",
];
const NONE = "AA AA AA 96 69 00 04 00 00 80 84";

t.test("a card is found, selected and read, in this order", async (t) => {
  const { ask, reader } = await readerBench();
  t.equal(await ask(FIND), NONE, "no card");
  t.equal(await ask(SELECT), "AA AA AA 96 69 00 04 00 00 81 85");
  reader.lay(inventedPeople[0]);
  t.equal(await ask(READ), "AA AA AA 96 69 00 04 00 00 41 45", "not before it is selected");
  t.equal(await ask(FIND), "AA AA AA 96 69 00 08 00 00 9F 00 00 00 00 97");
  t.equal(await ask(SELECT), "AA AA AA 96 69 00 0C 00 00 90 00 00 00 00 00 00 00 00 9C");
  const read = bytes(await ask(READ));
  t.equal(read.length, 1_295);
  t.strictSame([...read.subarray(0, 14)], [...bytes("AA AA AA 96 69 05 08 00 00 90 01 00 04 00")]);
  t.equal(
    read.subarray(5).reduce((xor, byte) => xor ^ byte, 0),
    0,
    "checksum",
  );
  const text = Buffer.from(read.subarray(14, 270)).toString("utf16le");
  t.equal(text.slice(0, 15).trimEnd(), "张小三");
  t.equal(text.slice(61, 79), inventedPeople[0]!.id);
  t.equal(await ask(FIND), NONE, "a card that lies still is found once");
  reader.lay(undefined);
  reader.lay(inventedPeople[1]);
  t.match(await ask(FIND), /9F/, "taken away and laid again");
});

t.test("nobody on its cards exists, and their numbers are well formed", async (t) => {
  for (const { id, name } of inventedPeople) {
    t.ok(isIdNumber(id), name);
    t.match(id, /^000000/, "of nowhere");
  }
});

t.test("the reader refuses what is wrong, and hears nothing while it works", async (t) => {
  const { ask, reader, heard, clock } = await readerBench();
  t.equal(await ask("AA AA AA 96 69 00 03 20 01 23"), "AA AA AA 96 69 00 04 00 00 10 14", "checksum");
  t.equal(await ask("AA AA AA 96 69 00 03 77 01 75"), "AA AA AA 96 69 00 04 00 00 21 25", "no such command");
  t.equal(await ask(`AA AA 17 ${FIND}`), NONE, "behind noise");
  t.equal(await ask("AA AA AA 96 69 00 03 11 FF ED"), "AA AA AA 96 69 00 04 00 00 90 94", "module is well");
  await ask(FIND, 10);
  await ask(FIND, 10);
  await clock.advance(1_000);
  t.equal(heard(), NONE, "one answer to two questions");
  reader.lay(inventedPeople[2]);
  reader.wire.apply(ailment("card-unreadable"));
  await ask(FIND);
  await ask(SELECT);
  t.equal(await ask(READ), "AA AA AA 96 69 00 04 00 00 41 45");
  reader.wire.heal();
  reader.wire.apply(ailment("sam-broken"));
  t.equal(await ask(FIND), "AA AA AA 96 69 00 04 00 00 66 62");
});

const scannerBench = async (options: ScannerOptions = {}) => {
  let scanner!: WiredScanner;
  const bench = await benchOf(9_600, (setting) => {
    scanner = wireScanner(setting, options);
    return scanner.wire;
  });
  const scan = async (text: string) => {
    scanner.scan(text);
    await bench.clock.advance(2_000);
    return bench.heard();
  };
  return { ...bench, scanner, scan };
};

t.test("a scanner says a line for each code", async (t) => {
  const { scan, scanner } = await scannerBench();
  t.equal(await scan("A001"), "41 30 30 31 0D");
  scanner.wire.apply(ailment("reads-twice"));
  t.equal(await scan("A001"), "41 30 30 31 0D 41 30 30 31 0D");
  scanner.wire.heal();
  scanner.wire.apply(ailment("no-line-end"));
  t.equal(await scan("A001"), "41 30 30 31");
  scanner.wire.heal();
  scanner.wire.apply(viceOf("half")!);
  t.equal(await scan("A001"), "41 30 30");
  const other = await scannerBench({ suffix: "\r\n", encoding: "gbk" });
  t.equal(await other.scan("张"), "D5 C5 0D 0A");
});

t.test("noise, a flipped bit, doubling, dripping and an echo are done to whatever is said", async (t) => {
  const { scan, scanner, ask } = await scannerBench();
  const under = async (name: string) => {
    scanner.wire.apply(viceOf(name)!);
    const heard = await scan("A1");
    scanner.wire.heal();
    return heard;
  };
  t.match(await under("noise"), /^([0-9A-F]{2} )+41 31 0D$/);
  t.equal(await under("flipped"), "41 31 1D");
  t.equal(await under("doubled"), "41 31 0D 41 31 0D");
  t.equal(await under("dripping:20"), "41 31 0D");
  t.equal(await under("mute"), "");
  t.equal(await under("slow:3000"), "", "not yet");
  t.equal(await scan("B"), "42 0D 41 31 0D", "late, behind what came after");
  scanner.wire.apply(viceOf("echo")!);
  t.equal(await ask("12 34"), "12 34");
  t.equal(viceOf("slow:x"), undefined);
});
