// Who holds a card or a code before a reader gets a number, and nothing else of him gets anywhere: the simulator's readers at
// one end of a wire, the driver at the other, on virtual time.
import t, { type Test } from "tap";
import { wireKeyboardScanner } from "../hardware-sim/wired/reader/keyboard-scanner.ts";
import { inventedPeople } from "../hardware-sim/wired/reader/people.ts";
import { wireScanner } from "../hardware-sim/wired/reader/scanner.ts";
import { wireReader } from "../hardware-sim/wired/reader/sdt-reader.ts";
import { ailment, flipped, noise, unplugged } from "../hardware-sim/wired/vices.ts";
import { concat, hexOf } from "../src/base/bytes.ts";
import { typedLineDecoder } from "../src/drivers/keys/typed-lines.ts";
import { SharedLine } from "../src/drivers/line/shared-line.ts";
import { planDrivers } from "../src/drivers/plan-drivers.ts";
import { keyboardScannerRow, scannerRow } from "../src/drivers/readers/scanner.ts";
import { sdtRow } from "../src/drivers/readers/sdt.ts";
import { MemorySocket } from "../src/drivers/transports/memory.ts";
import { decoderOf, frameOf, MORE } from "../src/protocols/codec.ts";
import { scannerDecoder } from "../src/protocols/scanner/decode.ts";
import { type InputHall, inputHall, seeded, switchedOn, virtualClock } from "./input-hall.ts";

const KEY = { key: "social-security" };
const [zhang, li, long] = inventedPeople;

const readerHall = async () => {
  const clock = virtualClock();
  const reader = switchedOn(wireReader({ ...seeded(clock), baud: 115_200 }));
  const hall = await inputHall(clock, reader.wire, [{ row: sdtRow, options: KEY }]);
  return { ...hall, reader };
};

/** Nothing of a person but his number, and that to the hall alone. */
const ends = async (t: Test, hall: InputHall): Promise<void> => {
  const outside = hall
    .said()
    .split("\n")
    .filter((line) => !line.includes('"type":"button"'));
  for (const { name, id, address, birth } of inventedPeople)
    for (const secret of [name, id, address, birth]) t.notOk(outside.some((line) => line.includes(secret)));
  for (const { name, address } of inventedPeople) t.notOk(hall.said().includes(name) || hall.said().includes(address));
  const { lastError } = hall.driver.health;
  t.notMatch(lastError ?? "", /\d{8}/, "no error has a number in it");
  await hall.stop();
  t.same(
    hall.clock.armed().filter((timer) => /^(line|contact|event|card)/.test(timer)),
    [],
    "no timer is left",
  );
};

t.test("a card that is laid on takes one number, however long it lies there", async (t) => {
  const hall = await readerHall();
  const { reader, clock } = hall;
  t.equal(hall.state(), "ready");
  reader.lay(zhang);
  await clock.advance(2500);
  t.strictSame(hall.pressed(), [{ ...KEY, person: zhang!.id }]);
  await clock.advance(20_000);
  reader.lay(undefined);
  await clock.advance(3000);
  reader.lay(li);
  await clock.advance(2500);
  reader.lay(undefined);
  await clock.advance(500);
  reader.lay(long);
  await clock.advance(2500);
  t.strictSame(
    hall.pressed().slice(1),
    [li, long].map((person) => ({ ...KEY, person: person!.id })),
    "whoever is next is not held up",
  );
  await ends(t, hall);
});

t.test("a card that slips is one visitor", async (t) => {
  const hall = await readerHall();
  const { reader, clock } = hall;
  reader.lay(zhang);
  await clock.advance(2000);
  reader.lay(undefined);
  reader.lay(zhang);
  await clock.advance(3000);
  t.equal(hall.pressed().length, 1);
  reader.lay(undefined);
  await clock.advance(5000);
  reader.lay(zhang);
  await clock.advance(3000);
  t.equal(hall.pressed().length, 2, "later he may come again: whether he may, the hall decides");
  await ends(t, hall);
});

t.test("a card that is taken away too soon, or cannot be read, is told without a name", async (t) => {
  const hall = await readerHall();
  const { reader, clock } = hall;
  reader.lay(zhang);
  await clock.advance(400);
  reader.lay(undefined);
  await clock.advance(2000);
  t.strictSame(hall.pressed(), []);
  reader.wire.apply(ailment("card-unreadable"));
  reader.lay(li);
  await clock.advance(3000);
  t.strictSame(hall.pressed(), []);
  t.match(hall.said(), "a card could not be read");
  t.equal(hall.state(), "ready", "the reader itself is well");
  reader.wire.heal();
  reader.lay(li);
  await clock.advance(3000);
  t.strictSame(hall.pressed(), [{ ...KEY, person: li!.id }]);
  await ends(t, hall);
});

t.test("a reader without its security module says so, and comes back", async (t) => {
  const hall = await readerHall();
  const { reader, clock } = hall;
  reader.wire.apply(ailment("sam-broken"));
  await clock.advance(5000);
  t.equal(hall.state(), "degraded");
  t.match(hall.driver.health.lastError, /refused findCard: security module/);
  reader.wire.heal();
  await clock.advance(12_000);
  t.equal(hall.state(), "ready");
  await ends(t, hall);
});

t.test("noise takes no number, and a card laid on later does", async (t) => {
  const hall = await readerHall();
  const { reader, clock } = hall;
  for (const vice of [noise(), flipped(), unplugged()]) {
    reader.wire.apply(vice);
    reader.lay(zhang);
    await clock.advance(15_000);
    reader.wire.heal();
    reader.lay(undefined);
    await clock.advance(15_000);
  }
  const before = hall.pressed().length;
  t.ok(
    hall.pressed().every((data) => (data as { person: string }).person === zhang!.id),
    "nobody else was read",
  );
  reader.lay(li);
  await clock.advance(3000);
  t.strictSame(hall.pressed().slice(before), [{ ...KEY, person: li!.id }]);
  await ends(t, hall);
});

const scannerHall = async (options: Parameters<typeof wireScanner>[1] = {}) => {
  const clock = virtualClock();
  const scanner = switchedOn(wireScanner(seeded(clock), options));
  const hall = await inputHall(clock, scanner.wire, [{ row: scannerRow, options: KEY }]);
  return { ...hall, scanner };
};

for (const suffix of ["\r", "\r\n", "\n"] as const) {
  t.test(`a code is read once, with ${JSON.stringify(suffix)} at its end`, async (t) => {
    const hall = await scannerHall({ suffix });
    const { scanner, clock } = hall;
    scanner.scan("2031-0042");
    await clock.advance(500);
    t.strictSame(hall.pressed(), [{ ...KEY, person: "2031-0042" }]);
    scanner.wire.apply(ailment("reads-twice"));
    scanner.scan(zhang!.id.toLowerCase());
    await clock.advance(500);
    t.strictSame(hall.pressed().slice(1), [{ ...KEY, person: zhang!.id }], "a small x is a large one");
    await ends(t, hall);
  });
}

t.test("what is too long or never ends is no code, and of its text nothing is told", async (t) => {
  const hall = await scannerHall();
  const { scanner, clock } = hall;
  scanner.scan(`https://example.invalid/${"7".repeat(60)}`);
  await clock.advance(500);
  scanner.wire.apply(ailment("no-line-end"));
  scanner.scan("2031-0042");
  await clock.advance(500);
  t.strictSame(hall.pressed(), []);
  t.match(hall.said(), "a code of 84 characters is too long");
  t.notMatch(hall.said(), /7777|0042|example\.invalid/);
  t.equal(hall.driver.health.discardedBytes, 9);
  await ends(t, hall);
});

t.test("hanzi are read in both encodings", async (t) => {
  for (const encoding of ["utf-8", "gbk"] as const) {
    const hall = await scannerHall({ encoding });
    hall.scanner.scan("预约码 2031");
    await hall.clock.advance(500);
    t.strictSame(hall.pressed(), [{ ...KEY, person: "预约码 2031" }], encoding);
    await ends(t, hall);
  }
});

const keyboardHall = async () => {
  const clock = virtualClock();
  const { random } = seeded(clock);
  const scanner = switchedOn(wireKeyboardScanner({ clock, random }));
  const hall = await inputHall(clock, scanner.wire, [{ row: keyboardScannerRow, options: KEY }]);
  return { ...hall, scanner };
};

t.test("a scanner that plays keyboard types every character right [SCANNER-4.1]", async (t) => {
  const hall = await keyboardHall();
  const printable = Array.from({ length: 95 }, (_, at) => String.fromCharCode(32 + at)).join("");
  const codes = [zhang!.id, ...(printable.match(/.{1,38}/g) ?? [])];
  for (const code of codes) {
    hall.scanner.scan(code);
    await hall.clock.advance(3000);
  }
  t.strictSame(
    hall.pressed(),
    codes.map((person) => ({ ...KEY, person })),
  );
  await ends(t, hall);
});

t.test("what a hand types is no code [SCANNER-4.2]", async (t) => {
  const hall = await keyboardHall();
  hall.scanner.wire.apply(ailment("types-slowly"));
  hall.scanner.scan("2031");
  await hall.clock.advance(5000);
  hall.scanner.wire.heal();
  hall.scanner.scan("2042");
  await hall.clock.advance(1000);
  t.strictSame(hall.pressed(), [{ ...KEY, person: "2042" }]);
  await ends(t, hall);
});

t.test("a key that writes nothing spoils its line, and no other [SCANNER-4.2]", async (t) => {
  const clock = virtualClock();
  const said: Uint8Array[] = [];
  const scanner = switchedOn(wireKeyboardScanner(seeded(clock)));
  scanner.wire.onBytes((bytes) => void said.push(bytes.slice()));
  scanner.scan("AB");
  await clock.advance(500);
  const typed = concat(...said);
  const lines = (bytes: Uint8Array) =>
    typedLineDecoder()
      .push(bytes)
      .flatMap((one) => (one.kind === "frame" ? [one.frame] : []));
  t.strictSame(lines(concat(typed, typed)), ["AB", "AB"]);
  const f1 = typed.slice();
  const firstLetterAt = 48;
  new DataView(f1.buffer).setUint16(firstLetterAt + 18, 59, true);
  t.strictSame(lines(concat(f1, typed)), ["AB"]);
});

t.test("what was read is overwritten, wherever it was kept [SDT-4.2] [SCANNER-3.1]", async (t) => {
  const clock = virtualClock();
  const socket = new MemorySocket("memory", clock);
  const chunks: Uint8Array[] = [];
  socket.plugIn(() => {});
  const line = new SharedLine({
    transport: {
      ...socket,
      name: "memory",
      open: (events) =>
        socket.open({
          ...events,
          heard: (bytes) => {
            chunks.push(bytes);
            events.heard(bytes);
          },
        }),
    },
    clock,
    gapMs: 0,
  });
  const seat = {
    device: "scanner",
    decoder: scannerDecoder(),
    silenceMs: 50,
    isPersonal: true,
    opened: () => {},
    closed: () => {},
  };
  const heard: string[] = [];
  line.seat({ ...seat, heard: ({ text }: { text: string }) => void heard.push(text) });
  line.start();
  await clock.settle();
  socket.say(Buffer.from("00000019\r\n", "latin1"));
  await clock.advance(100);
  t.strictSame(heard, ["00000019"]);
  t.strictSame(chunks.map(hexOf), ["00 00 00 00 00 00 00 00 00 00"], "the bytes as they came");
  await line.stop();

  let kept: Uint8Array | undefined;
  const decoder = decoderOf((bytes) => {
    kept = bytes;
    return bytes.length < 4 ? MORE : frameOf(4, "read");
  }, 8);
  decoder.push(Uint8Array.of(1, 2));
  const before = kept!;
  decoder.push(Uint8Array.of(3, 4));
  t.strictSame([hexOf(before), hexOf(kept!)], ["00 00", "00 00 00 00"], "and what a decoder kept of them");
});

t.test("a reader is set up for one service, a keyboard as a keyboard", async (t) => {
  t.match(sdtRow.plan({}), { problems: [{ path: "/key" }] });
  const plan = (use: string, at: { serial: string } | { input: string }) =>
    planDrivers([{ id: "scanner-1", kind: "button", driver: { use, at, options: KEY } }]);
  const [port, keys] = [
    { serial: "/dev/serial/by-id/usb-scanner" },
    { input: "/dev/input/by-id/usb-scanner-event-kbd" },
  ];
  t.equal(plan("scanner", port).ok, true);
  t.equal(plan("keyboard-scanner", keys).ok, true);
  t.match(plan("keyboard-scanner", port), { problems: [{ path: "/at", expected: "input" }] });
});
