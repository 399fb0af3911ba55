// The simulated signs at their bytes: published frames in, what people see and what the sign answers out.
import t from "tap";
import { openDotFont } from "../hardware-sim/wired/picture/dot-font.ts";
import { shareWire } from "../hardware-sim/wired/shared-wire.ts";
import { type WiredAlpha, wireAlpha } from "../hardware-sim/wired/signs/alpha-sign.ts";
import { type WiredBar, wireBar } from "../hardware-sim/wired/signs/bar-sign.ts";
import { type CpowerOptions, type WiredCpower, wireCpower } from "../hardware-sim/wired/signs/cpower-card.ts";
import { type OnbonOptions, type WiredOnbon, wireOnbon } from "../hardware-sim/wired/signs/onbon-card.ts";
import { COLOURS, signPng } from "../hardware-sim/wired/signs/panel.ts";
import { ailment, viceOf } from "../hardware-sim/wired/vices.ts";
import { hexOf } from "../src/base/bytes.ts";
import { crc16Modbus, sumOf } from "../src/base/checksum.ts";
import { seededRandom } from "../src/base/random.ts";
import { VirtualClock } from "../src/base/virtual-clock.ts";
import { benchOf, bytes, expanded, listen, START } from "./wired-bench.ts";

const font = openDotFont();
const A5x9 = "A5 ".repeat(9);
const WELCOME =
  "A5x8 FE FF 00 80 00 00 00 00 00 00 FE 02 2C 00 A3 06 01 00 00 00 01 23 00 00 00 80 00 00 80 80 20 00 00 00 00 0A 00 00 00 00 02 01 01 00 02 0A 08 00 00 00 BB B6 D3 AD B9 E2 C1 D9 3C 49 5A";
const CALL =
  "A5x8 FE FF 00 80 00 00 00 00 00 00 FE 02 3E 00 A3 06 01 00 00 00 01 35 00 00 00 80 00 00 80 80 10 00 00 00 00 0A 00 00 00 00 02 01 01 00 02 0A 1A 00 00 00 5C 46 4F 30 30 30 5C 43 31 C7 EB 41 30 30 31 BA C5 B5 BD 33 BA C5 B4 B0 BF DA 29 68 5A";
const PING_1 = "A5x8 01 00 00 80 00 00 00 00 00 00 FE 02 05 00 A2 00 01 00 00 68 F8 5A";
const POWER_OFF = "A5x8 FE FF 00 80 00 00 00 00 00 00 FE 02 06 00 A3 00 01 00 00 02 1D F0 5A";
const STATUS = "A5x8 FE FF 00 80 00 00 00 00 00 00 FE 02 05 00 A1 02 01 00 00 09 64 5A";
const ACK = `${A5x9}00 80 FE FF 00 00 00 00 00 00 FE 02 05 00 A0 00 00 00 00 14 AC 5A`;
const NACK_CRC = `${A5x9}00 80 FE FF 00 00 00 00 00 00 FE 02 05 00 A0 01 05 00 00 05 51 5A`;

const onbonBench = async (options: Partial<OnbonOptions> = {}, baud?: number) => {
  let sign!: WiredOnbon;
  const bench = await benchOf(baud, (setting) => {
    sign = wireOnbon(setting, { font, ...options });
    return sign.wire;
  });
  return { ...bench, sign };
};

t.test("an Onbon card shows what the vendor's frame says, and acknowledges it", async (t) => {
  const { ask, sign } = await onbonBench();
  t.equal(await ask(WELCOME), ACK);
  t.strictSame(sign.face().rows, ["欢迎光临"]);
  t.equal(await ask(CALL), ACK);
  t.strictSame(sign.face().rows, ["请A001号到3号窗口"], "the same area has new text");
  const { picture } = sign.face();
  t.strictSame([...new Set(picture.dots)].sort(), [0, COLOURS.red], "in red on dark");
  t.equal(Buffer.from(signPng(sign.face())).toString("latin1", 1, 4), "PNG");
});

t.test("a frame with a wrong checksum is refused and changes nothing", async (t) => {
  const { ask, sign } = await onbonBench();
  await ask(WELCOME);
  t.equal(await ask(CALL.replace("29 68", "29 69")), NACK_CRC);
  t.strictSame(sign.face().rows, ["欢迎光临"]);
});

t.test("noise, a doubled preamble and a torn frame before it do no harm", async (t) => {
  const { ask, sign } = await onbonBench();
  t.equal(await ask(`00 FF 5A A6 17 A5 A5 A5 01 02 ${CALL}`), ACK);
  t.strictSame(sign.face().rows, ["请A001号到3号窗口"]);
});

t.test("who is addressed answers, and nobody else", async (t) => {
  const first = await onbonBench({ id: 1 });
  const second = await onbonBench({ id: 2 });
  t.match(await first.ask(PING_1), /00 80 01 00 .* A0 00 00 00 00/, "under its own number");
  t.equal(await second.ask(PING_1), "");
});

t.test("areas are lost with power, and the card is deaf while it boots", async (t) => {
  const { ask, sign, clock } = await onbonBench();
  await ask(WELCOME);
  sign.wire.apply(viceOf("power-cut:1000")!);
  t.strictSame(sign.face().rows, [], "dark");
  await clock.advance(1_500);
  t.equal(await ask(PING_1, 200), "", "booting");
  await clock.advance(3_000);
  t.match(await ask(PING_1), /A0 00 00/);
  t.strictSame(sign.face().rows, [], "still dark: nobody has sent it again");
});

t.test("off is dark, and status tells of it", async (t) => {
  const { ask, sign } = await onbonBench();
  await ask(WELCOME);
  t.equal(await ask(POWER_OFF), ACK);
  t.equal(sign.face().isLit, false);
  const status = await ask(STATUS);
  t.match(status, /A1 02 00 00 00 02 0F 20 26 11 21 06 09 00 \d\d/, "off, brightest, the time in Shanghai");
  t.match(status, /00 00 00 00 00 00 00 01 00/, "one dynamic area, number 0");
});

t.test("it takes new content once a second, and shows the latest", async (t) => {
  const { ask, sign, clock } = await onbonBench();
  await ask(WELCOME, 300);
  await ask(CALL, 300);
  t.strictSame(sign.face().rows, ["欢迎光临"], "not yet");
  await clock.advance(500);
  t.strictSame(sign.face().rows, ["请A001号到3号窗口"]);
});

t.test("its vices are seen", async (t) => {
  const { ask, sign } = await onbonBench();
  const under = async (name: string, frame: string) => {
    sign.wire.apply(viceOf(name)!);
    const answer = await ask(frame, 3_000);
    sign.wire.heal();
    return answer;
  };
  t.match(await under("busy", CALL), /A0 01 03 00 00/, "busy");
  t.match(await under("font-missing", CALL), /A0 01 0C 00 00/, "no font");
  t.equal(await under("forgetful", CALL), ACK, "says yes");
  t.strictSame(sign.face().rows, [], "and shows nothing");
  t.match(await under("wrong-answer", PING_1), /00 80 02 00/, "another's name");
  t.equal(await under("mute", WELCOME), "", "mute");
  t.strictSame(sign.face().rows, ["欢迎光临"], "but it heard");
  t.equal(await under("half", PING_1), ACK.slice(0, 3 * 15 + 2).replace("FE FF", "01 00"), "half of it");
  t.throws(() => sign.wire.apply(ailment("paper-out")), /knows no paper-out/, "and no others");
});

t.test("two signs that speak at once spoil both answers", async (t) => {
  const clock = new VirtualClock(START);
  const signs = [1, 2].map((id) => wireOnbon({ clock, random: seededRandom(id), baud: 9_600 }, { font, id }));
  for (const { wire } of signs) wire.powerOn();
  await clock.advance(3_000);
  const line = shareWire(
    signs.map(({ wire }) => wire),
    { clock, baud: 9_600 },
  );
  const { heard } = listen(clock, line);
  line.take(bytes(expanded(PING_1)));
  await clock.advance(1_000);
  t.match(heard(), /A0 00 00/, "one alone is understood");
  line.take(bytes(expanded(WELCOME)));
  await clock.advance(1_000);
  t.equal(line.collisions, 1, "FFFE asks both");
});

t.test("a wire at 9600 takes its time", async (t) => {
  const { ask, said, clock } = await onbonBench({}, 9_600);
  const begun = clock.elapsed();
  const frame = bytes(expanded(PING_1));
  await ask(PING_1);
  const wire = ((frame.length + 29) * 10_000) / 9_600;
  const took = said[0]!.at - begun;
  t.ok(took >= wire && took < wire + 30, `${took} ms, of which the wire ${wire}`);
});

const cpowerBench = async (options: Partial<CpowerOptions> = {}) => {
  let sign!: WiredCpower;
  const bench = await benchOf(undefined, (setting) => {
    sign = wireCpower(setting, { font, ...options });
    return sign.wire;
  });
  return { ...bench, sign };
};

/** A packet with marks and its sum; what has to be escaped is not in it. */
const packed = (hex: string): string => {
  const sum = sumOf(bytes(hex), 16);
  return `A5 ${hex} ${hexOf(Uint8Array.of(sum & 0xff, sum >> 8))} AE`;
};

const ABC = "A5 68 32 01 7B 01 0F 00 00 00 12 00 00 00 00 00 03 02 FF 00 00 61 62 63 00 62 03 AE";
const CPOWER_CALL =
  "A5 68 32 01 7B 01 1D 00 00 00 12 00 00 00 00 00 03 03 FF 00 00 C7 EB 41 30 30 31 BA C5 B5 BD 33 BA C5 B4 B0 BF DA 00 6F 0C AE";

t.test("a C-Power card shows the vendor's examples and says what became of them", async (t) => {
  const { ask, sign } = await cpowerBench({ width: 256 });
  t.equal(await ask(ABC), "A5 E8 32 01 7B 00 00 00 00 00 96 01 AE");
  t.strictSame(sign.face().rows, ["abc"]);
  await ask(CPOWER_CALL);
  t.strictSame(sign.face().rows, ["请A001号到3号窗口"]);
  await ask("A5 68 32 01 7B 01 13 00 00 00 12 00 00 01 00 00 03 02 FF 00 00 61 62 63 0D 63 62 61 00 9A 04 AE");
  t.strictSame(sign.face().rows, ["abc", "cba"], "a carriage return begins a new line");
  await ask(CPOWER_CALL);
  t.equal(await ask(ABC.replace("62 03", "62 04")), "A5 E8 32 01 7B 01 00 00 00 00 97 01 AE", "wrong sum");
  t.equal(await ask(packed("68 32 01 7B 01 01 00 02 02 06")), packed("E8 32 01 7B 02 00 00 02 02"), "wrong order");
  t.strictSame(sign.face().rows, ["请A001号到3号窗口"], "neither changed anything");
  t.equal(await ask(ABC.replace("68 32 01", "68 32 02").replace("62 03", "63 03")), "", "another card");
});

t.test("a message in two packets, and an escaped byte, are one text", async (t) => {
  const { ask, sign } = await cpowerBench();
  await ask(packed("68 32 01 7B 01 0A 00 00 01 12 00 00 00 00 00 03 02 FF 00"));
  t.strictSame(sign.face().rows, [], "half of it");
  await ask(packed("68 32 01 7B 01 05 00 01 01 00 41 42 43 00"));
  t.strictSame(sign.face().rows, ["ABC"]);
  const escaped = packed("68 32 01 7B 01 0E 00 00 00 12 00 00 00 00 00 03 02 FF 00 00 B0 A5 00");
  await ask(escaped.replace("B0 A5", "B0 AA 05"));
  t.strictSame(sign.face().rows, ["哎"], "B0 A5");
});

t.test("over TCP the same card has a head instead of marks", async (t) => {
  const { ask, sign } = await cpowerBench({ line: "tcp" });
  const packet = ABC.slice(3, -3);
  t.equal(await ask(`FF FF FF FF 1A 00 00 00 ${packet}`), "FF FF FF FF 0B 00 00 00 E8 32 01 7B 00 00 00 00 00 96 01");
  t.strictSame(sign.face().rows, ["abc"]);
});

t.test("a private bar shows text in frames of its own making", async (t) => {
  let sign!: WiredBar;
  const { ask } = await benchOf(9_600, (setting) => {
    sign = wireBar(setting, { font, address: 3, frames: { head: [0x7e, 0xa5], check: "crc16", tail: [] } });
    return sign.wire;
  });
  const frame = (hex: string) => {
    const crc = crc16Modbus(bytes(hex));
    return `7E A5 ${hex} ${hexOf(Uint8Array.of(crc & 0xff, crc >> 8))}`;
  };
  t.equal(await ask(`7E 00 ${frame("03 05 01 C7 EB 41 31")}`), frame("03 02 01 06"));
  t.strictSame(sign.face().rows, ["请A1"]);
  t.equal(await ask(`${frame("03 05 01 C7 EB 41 32").slice(0, -2)}00`), "", "a wrong sum");
  t.equal(await ask(frame("04 05 01 C7 EB 41 33")), "", "another bar");
  t.strictSame(sign.face().rows, ["请A1"]);
});

const alphaBench = async () => {
  let sign!: WiredAlpha;
  const bench = await benchOf(9_600, (setting) => {
    sign = wireAlpha(setting, { font });
    return sign.wire;
  });
  return { ...bench, sign };
};

t.test("an Alpha sign shows its file, with strings set into it, and never answers", async (t) => {
  const { ask, sign } = await alphaBench();
  t.equal(await ask("00x5 01 5A 30 30 02 41 41 1B 20 62 41 30 30 31 20 2D 3E 20 33 03 30 32 44 34 04"), "");
  t.strictSame(sign.face().rows, ["A001 -> 3"]);
  await ask("00x5 01 5A 30 30 02 41 41 1B 20 62 58 03 30 32 44 34 04");
  t.strictSame(sign.face().rows, ["A001 -> 3"], "a wrong checksum changes nothing");
  await ask("00x5 01 5A 30 30 02 45 24 30 42 4C 30 30 32 30 30 30 30 30 41 41 55 30 31 30 30 46 46 30 30 04");
  t.strictSame(sign.face().rows, [], "new memory is empty");
  await ask("00x5 01 5A 30 30 02 41 41 1B 20 62 47 6F 20 10 30 04");
  await ask("00x5 01 5A 30 30 02 47 30 34 04");
  t.strictSame(sign.face().rows, ["Go 4"]);
  await ask("00x5 01 5A 30 37 02 47 30 35 04");
  t.strictSame(sign.face().rows, ["Go 4"], "addressed to another sign");
});
