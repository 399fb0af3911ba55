// The simulated voice chips at their bytes: frames of the data sheets in, answers out, and what is heard, when and for how long.
import t from "tap";
import { ailment, viceOf } from "../hardware-sim/wired/vices.ts";
import { type ChipModel, syn6288, syn6658, xfs5152 } from "../hardware-sim/wired/voice/chip-model.ts";
import { speechOf, usualVoice } from "../hardware-sim/wired/voice/speech.ts";
import { type WiredVoice, wireVoice } from "../hardware-sim/wired/voice/voice-chip.ts";
import { hexOf } from "../src/base/bytes.ts";
import { benchOf } from "./wired-bench.ts";

const CALL_6288 = "FD 00 18 01 01 C7 EB 41 C1 E3 C1 E3 D2 BB BA C5 B5 BD C8 FD BA C5 B4 B0 BF DA BD";
const CALL_FAMILY = "FD 00 17 01 01 C7 EB 41 C1 E3 C1 E3 D2 BB BA C5 B5 BD C8 FD BA C5 B4 B0 BF DA";
const GREETING = "FD 00 0B 01 00 D3 EE D2 F4 CC EC CF C2 C1";
const STATUS = "FD 00 02 21 DE";
const STOP = "FD 00 02 02 FD";

const chipBench = async (model: ChipModel, baud: number | undefined = 9_600) => {
  let chip!: WiredVoice;
  const bench = await benchOf(baud, (setting) => {
    chip = wireVoice(setting, model);
    return chip.wire;
  });
  bench.heard();
  return { ...bench, chip };
};

t.test("every chip says that it has started", async (t) => {
  for (const model of [syn6288, syn6658, xfs5152]) {
    const { said } = await chipBench(model);
    t.strictSame(
      said.map(({ hex }) => hex),
      ["4A"],
      model.name,
    );
  }
});

t.test("a call is accepted, heard, and its end is told", async (t) => {
  const cases: [ChipModel, string][] = [
    [syn6288, CALL_6288],
    [syn6658, CALL_FAMILY],
    [xfs5152, CALL_FAMILY],
  ];
  for (const [model, hex] of cases) {
    const { ask, chip } = await chipBench(model);
    t.equal(await ask(hex, 10_000), "41 4F", model.name);
    const [heard] = chip.spoken;
    t.equal(heard?.text, "请A零零一号到三号窗口");
    t.ok(heard?.isWhole);
    const lasted = heard!.endedAt - heard!.startedAt;
    t.ok(lasted > 2_000 && lasted < 5_000, `${lasted} ms`);
  }
});

t.test("the encodings of the data sheets are read", async (t) => {
  const text = async (model: ChipModel, hex: string) => {
    const { ask, chip } = await chipBench(model);
    await ask(hex, 10_000);
    return chip.spoken[0]?.text;
  };
  t.equal(await text(syn6288, GREETING), "宇音天下", "GB2312");
  t.equal(await text(syn6288, "FD 00 0B 01 01 D3 EE D2 F4 CC EC CF C2 C0"), "宇音天下", "GBK");
  t.equal(await text(syn6288, "FD 00 0B 01 09 D3 EE D2 F4 CC EC CF C2 C8"), "宇音天下", "with music");
  t.equal(await text(syn6658, "FD 00 0A 01 02 A6 74 AD B5 A4 D1 A4 55"), "宇音天下", "BIG5");
  t.equal(await text(syn6658, "FD 00 0A 01 04 5B 87 97 F3 59 29 4E 0B"), "宇音天下", "UTF-16, high byte first");
  t.equal(await text(xfs5152, "FD 00 0A 01 03 D1 79 27 59 AF 8B DE 98"), "科大讯飞", "UTF-16, low byte first");
});

t.test("status is two bytes from a SYN6288 and one from the others", async (t) => {
  const old = await chipBench(syn6288);
  t.equal(await old.ask(STATUS, 50), "41 4F", "idle");
  await old.ask(CALL_6288, 100);
  t.equal(await old.ask(STATUS, 50), "41 4E", "playing");
  const family = await chipBench(syn6658);
  t.equal(await family.ask("FD 00 01 21", 50), "4F");
  await family.ask(CALL_FAMILY, 100);
  t.equal(await family.ask("FD 00 01 21", 50), "4E");
});

t.test("a new text cuts the old one off, and stop makes silence", async (t) => {
  const { ask, chip, heard, clock } = await chipBench(syn6288);
  await ask(CALL_6288, 1_000);
  t.equal(chip.saying, "请A零零一号到三号窗口");
  t.equal(await ask(GREETING, 500), "41", "accepted, and no idle for the one cut off");
  t.strictSame(
    chip.spoken.map(({ isWhole }) => isWhole),
    [false],
  );
  t.equal(await ask(STOP, 100), "41");
  t.equal(chip.saying, undefined);
  await clock.advance(10_000);
  t.equal(heard(), "", "nothing more comes");
});

t.test("a pause holds the speech, and going on finishes it", async (t) => {
  const { ask, chip } = await chipBench(syn6288);
  await ask(CALL_6288, 1_000);
  t.equal(await ask("FD 00 02 03 FC", 20_000), "41", "no end while it is held");
  t.equal(await ask("FD 00 02 04 FB", 10_000), "41 4F");
  t.ok(chip.spoken[0]!.endedAt - chip.spoken[0]!.startedAt > 20_000);
});

t.test("what it cannot take is refused", async (t) => {
  const { ask, chip } = await chipBench(syn6288);
  t.equal(await ask(GREETING.replace(/C1$/, "C2")), "45", "wrong checksum");
  t.equal(await ask(`FD 00 CC 01 01 ${"BA ".repeat(201)} 00`), "45", "more than 200 bytes");
  t.equal(await ask("FD 00 02 77 88"), "45", "no such command");
  t.equal(chip.spoken.length, 0);
});

t.test("silences decide what a frame is", async (t) => {
  const { ask, chip } = await chipBench(syn6288);
  await ask(GREETING.slice(0, 20), 30);
  t.equal(await ask(GREETING.slice(21), 100), "", "20 ms inside a frame end it");
  t.equal(await ask(GREETING, 100), "41", "the next one is whole");
  await ask(STOP, 100);
  t.equal(await ask(`${STATUS} ${GREETING}`, 100), "41 4F", "a frame without silence before it is not heard");
  t.equal(chip.saying, undefined);
  t.equal(await ask(`00 12 ${STATUS}`, 100), "41 4F", "noise before a frame is passed over");
});

t.test("tags are obeyed and not read", async (t) => {
  const { ask, chip } = await chipBench(syn6288);
  t.equal(await ask("FD 00 08 01 01 5B 76 31 31 5D 85", 50), "41", "a text of tags alone is silent");
  t.equal(chip.saying, undefined);
  await ask(GREETING, 10_000);
  t.equal(chip.spoken[0]?.volume, 11, "and lasts");
  const before = usualVoice(syn6288);
  t.match(
    speechOf(syn6288, before, "[v99]你好"),
    { text: "你好", voice: { volume: 16 } },
    "too loud is as loud as can be",
  );
  t.match(speechOf(syn6288, before, "你好[v0]"), { text: "你好", voice: { volume: 10 } }, "not behind words");
  t.match(speechOf(syn6658, before, "你好[v0]"), { voice: { volume: 0 } }, "on the others it is");
  const chimed = speechOf(syn6288, before, "soundk 你好");
  t.equal(chimed.text, "♪soundk♪ 你好");
  t.ok(chimed.lastsMs > speechOf(syn6288, before, "你好").lastsMs + 1_900, "two seconds of chime");
});

t.test("the baud rate changes after the answer, and is lost with power", async (t) => {
  const { ask, chip, clock } = await chipBench(syn6288);
  t.equal(await ask("FD 00 03 31 02 CD", 50), "41");
  t.equal(chip.wire.baud, 38_400);
  await ask(GREETING, 50);
  t.equal(await ask(STOP, 50), "", "at 38400 every other frame is lost while it speaks");
  t.equal(await ask(STOP, 50), "41");
  chip.wire.apply(viceOf("power-cut:100")!);
  await clock.advance(1_000);
  t.equal(chip.wire.baud, 9_600);
});

t.test("31 and 32 store and play text on the later chips", async (t) => {
  const { ask, chip } = await chipBench(syn6658);
  t.equal(await ask("FD 00 06 31 00 C4 E3 BA C3", 50), "41");
  t.equal(await ask("FD 00 02 32 21", 10_000), "41 4F");
  t.equal(chip.spoken[0]?.text, "你好你好", "twice");
});

t.test("its vices are noticed", async (t) => {
  const { ask, chip, heard, clock } = await chipBench(syn6288);
  chip.wire.apply(ailment("rejects"));
  t.equal(await ask(GREETING), "45");
  chip.wire.heal();
  chip.wire.apply(ailment("idle-lost"));
  t.equal(await ask(GREETING, 10_000), "41");
  chip.wire.heal();
  chip.wire.apply(ailment("stuck-busy"));
  t.equal(await ask(GREETING, 60_000), "41");
  t.equal(await ask(STATUS, 50), "41 4E", "busy after a minute");
  chip.wire.heal();
  await clock.advance(10_000);
  t.equal(heard(), "4F", "and free when it is healed");
  chip.wire.apply(ailment("wrong-answer"));
  t.equal(await ask(GREETING, 100), hexOf(Uint8Array.of(0x41, 0x4f)), "idle at once");
});

t.test("a power cut is silence in the middle of a word", async (t) => {
  const { ask, chip, clock, heard } = await chipBench(syn6288);
  await ask(CALL_6288, 500);
  chip.wire.apply(viceOf("power-cut:1000")!);
  t.strictSame(
    chip.spoken.map(({ isWhole }) => isWhole),
    [false],
  );
  await clock.advance(5_000);
  t.equal(heard(), "4A", "it starts anew");
});
