// What is heard in the hall, and when: one announcement at a time, whole, in order, and nothing that is stale; clips put
// together sample by sample; a player that fails, hangs or is told to stop.
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import t from "tap";
import { systemClock } from "../src/base/clock.ts";
import { isAppError } from "../src/base/errors.ts";
import { VirtualClock } from "../src/base/virtual-clock.ts";
import { runCommandLine } from "../src/daemon/cli/main.ts";
import { announcementOf } from "../src/daemon/presenters/announcement.ts";
import { chime } from "../src/drivers/speakers/local/chime.ts";
import { clipSentence, fewestClips } from "../src/drivers/speakers/local/clip-sentence.ts";
import { type Clips, loadClips, MANIFEST } from "../src/drivers/speakers/local/clips.ts";
import { localDriver } from "../src/drivers/speakers/local/local-driver.ts";
import { LocalSpeaker } from "../src/drivers/speakers/local/local-speaker.ts";
import { CALL_CLIPS, makeClips } from "../src/drivers/speakers/local/make-clips.ts";
import { openVoice } from "../src/drivers/speakers/local/open-voice.ts";
import { folderPlayer, type Player, programPlayer } from "../src/drivers/speakers/local/player.ts";
import { durationMs, joined, type Sound, silence, trimmed } from "../src/drivers/speakers/local/sound.ts";
import type { Synthesiser } from "../src/drivers/speakers/local/synthesiser.ts";
import { Voice } from "../src/drivers/speakers/local/voice.ts";
import { readWav, wavOf } from "../src/drivers/speakers/local/wav.ts";
import type { Speaking } from "../src/drivers/speakers/speaker.ts";
import { SpeechQueue } from "../src/drivers/speakers/speech-queue.ts";
import { fc } from "./search.ts";

const RATE_HZ = 8_000;

/** A sound that can be told from every other: its samples are its number. */
const block = (value: number, ms = 100): Sound => ({
  rateHz: RATE_HZ,
  samples: new Int16Array((RATE_HZ * ms) / 1000).fill(1_000 + value),
});

const folderOf = (t: Tap): string => {
  const folder = mkdtempSync(join(tmpdir(), "voice-"));
  t.teardown(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
};
type Tap = Pick<typeof t, "teardown">;

/** Speaks with a block a character, and keeps what it was asked. */
const blockVoice = (asked: string[] = []): Synthesiser => ({
  name: "blocks",
  speak: async (text) => {
    asked.push(text);
    return block(text.codePointAt(0)! % 1_000, 100 * text.length);
  },
  phonemes: async () => "tS;h'i21N_| t'Au51_| s'a55n_| X'Au51_| ts.hwA55Nkh'ou214_|",
});

/** A mouth that takes 1000 ms for everything, and notes when it began and ended. */
const mouth = (clock: VirtualClock) => {
  const heard: string[] = [];
  let speaking = 0;
  const speak = ({ text }: { text: string }): Speaking => {
    speaking += 1;
    heard.push(speaking > 1 ? `${text} over another` : `${text} at ${clock.elapsed()}`);
    let stop = () => {};
    const ended = new Promise<"said" | "stopped">((resolve) => {
      const end = (how: "said" | "stopped") => () => {
        speaking -= 1;
        resolve(how);
      };
      const cancel = clock.after(1_000, "mouth", end("said"));
      stop = () => {
        cancel();
        end("stopped")();
      };
    });
    return { ended, stop: () => stop() };
  };
  return { heard, speak };
};

const hearing = () => {
  const clock = new VirtualClock(0);
  const { heard, speak } = mouth(clock);
  const queue = new SpeechQueue(clock, speak);
  const pass = (ms: number) => clock.advance(ms);
  return { heard, queue, pass };
};

t.test("announcements come in order and never over each other", async (t) => {
  const { heard, queue, pass } = hearing();
  const ends = Promise.all(["一", "二", "三"].map((text) => queue.say({ text })));
  await pass(3_500);
  t.same(await ends, ["said", "said", "said"]);
  t.same(heard, ["一 at 0", "二 at 1000", "三 at 2000"]);
});

t.test(
  "a recall takes the place of the call that still waits, and is said again when the call is being heard",
  async (t) => {
    const { heard, queue, pass } = hearing();
    const first = queue.say({ text: "甲", key: "A001" });
    const waiting = queue.say({ text: "乙", key: "A002" });
    const recall = queue.say({ text: "乙再次", key: "A002" });
    const again = queue.say({ text: "甲再次", key: "A001" });
    t.equal(await waiting, "superseded");
    await pass(3_500);
    t.same(await Promise.all([first, recall, again]), ["said", "said", "said"]);
    t.same(heard, ["甲 at 0", "乙再次 at 1000", "甲再次 at 2000"]);
  },
);

t.test("what has become stale while others spoke is not said", async (t) => {
  const { heard, queue, pass } = hearing();
  const ends = [
    queue.say({ text: "一" }),
    queue.say({ text: "二", ttlMs: 900 }),
    queue.say({ text: "三", ttlMs: 1_000 }),
  ];
  await pass(2_500);
  t.same(await Promise.all(ends), ["said", "expired", "said"]);
  t.same(heard, ["一 at 0", "三 at 1000"]);
});

t.test("stop brings silence at once and drops what waits; the next is said", async (t) => {
  const { heard, queue, pass } = hearing();
  const ends = [queue.say({ text: "一" }), queue.say({ text: "二" })];
  await pass(300);
  queue.stop();
  t.same(await Promise.all(ends), ["stopped", "stopped"]);
  const next = queue.say({ text: "三" });
  await pass(1_100);
  t.equal(await next, "said");
  t.same(heard, ["一 at 0", "三 at 300"]);
});

t.test("eight announcements wait at most, and the next is refused at once", async (t) => {
  const { queue } = hearing();
  for (let at = 0; at < 9; at++) void queue.say({ text: "一" });
  t.equal(queue.length, 8);
  t.equal(await queue.say({ text: "二" }), "failed");
  t.equal(queue.length, 8);
});

t.test("a sentence of clips is those clips and the gaps between them, sample by sample", async (t) => {
  const names = ["请", "A", "零", "一", "号到", "三", "号", "窗口", "号窗口办理"];
  const sounds = new Map(names.map((name, at) => [name, block(at)]));
  const clips: Clips = { isRecorded: true, gapMs: 60, chime: undefined, sounds };
  const gap = silence(RATE_HZ, 60);
  const said = ["请", "A", "零", "零", "一", "号到", "三", "号窗口办理"].map((name) => sounds.get(name)!);
  const expected = joined(said.flatMap((sound, at) => (at === 0 ? [sound] : [gap, sound])));
  t.same(clipSentence("请 A001 号到 3 号窗口办理", clips), expected);
  t.equal(durationMs(expected), 8 * 100 + 7 * 60);
  t.equal(clipSentence("请A001号到四号窗口办理", clips), undefined, "half a call is worse than none");
  t.equal(clipSentence("。", clips), undefined);
  const pause = silence(RATE_HZ, 250);
  t.same(clipSentence("请，窗口", clips), joined([sounds.get("请")!, pause, sounds.get("窗口")!]));
});

t.test("the fewest clips are taken, wherever the longest stand", async (t) => {
  t.same(fewestClips("abcd", new Set(["a", "ab", "b", "bcd", "c", "cd", "d"])), ["a", "bcd"]);
  t.equal(fewestClips("abc", new Set(["a", "c"])), undefined);
  t.same(fewestClips("", new Set(["a"])), []);
});

t.test("a WAV holds what was put into it, and a broken one is told", async (t) => {
  fc.assert(
    fc.property(fc.int16Array({ maxLength: 200 }), fc.integer({ min: 8_000, max: 48_000 }), (samples, rateHz) => {
      const read = readWav(wavOf({ rateHz, samples }));
      return (
        read.ok &&
        read.sound.rateHz === rateHz &&
        Buffer.from(read.sound.samples.buffer).equals(
          Buffer.from(samples.buffer, samples.byteOffset, samples.byteLength),
        )
      );
    }),
  );
  fc.assert(fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => typeof readWav(bytes).ok === "boolean"));
  const whole = wavOf(block(1));
  fc.assert(fc.property(fc.nat(whole.length), (length) => typeof readWav(whole.subarray(0, length)).ok === "boolean"));
  const piped = Buffer.from(whole);
  piped.writeUInt32LE(0x7ffff000, 40);
  t.same(readWav(piped), { ok: true, sound: block(1) }, "a length that was not known beforehand");
  const stereo = Buffer.from(whole);
  stereo.writeUInt16LE(2, 22);
  t.match(readWav(stereo), { ok: false, reason: /2 channel\(s\).*expected.*1 channel/ });
  t.same(trimmed(joined([silence(RATE_HZ, 50), block(2), silence(RATE_HZ, 70)])), block(2));
  t.equal(trimmed(silence(RATE_HZ, 50)).samples.length, silence(RATE_HZ, 50).samples.length);
});

t.test("the chime is heard, ends softly and fits every rate", async (t) => {
  for (const rateHz of [8_000, 22_050, 48_000]) {
    const { samples } = chime(rateHz);
    t.equal(Math.round((samples.length / rateHz) * 1000), 840);
    t.ok(samples.some((sample) => sample > 8_000));
    t.ok(Math.abs(samples.at(-1)!) < 1_000);
  }
});

t.test("clips that are made once call every ticket to every window", async (t) => {
  const folder = join(folderOf(t), "clips");
  const made: number[] = [];
  await makeClips(folder, blockVoice(), (count) => made.push(count));
  t.equal(made.at(-1), CALL_CLIPS.length);
  const clips = loadClips(folder);
  t.equal(clips.isRecorded, false);
  t.ok(clips.chime);
  const ticket = fc.tuple(fc.constantFrom(..."ABCDEFGHIJKLMNOPQRSTUVWXYZ"), fc.integer({ min: 0, max: 999 }));
  fc.assert(
    fc.property(ticket, fc.integer({ min: 1, max: 999 }), ([letter, count], window) => {
      const number = `${letter}${String(count).padStart(3, "0")}`;
      return clipSentence(announcementOf({ number, window, call: 1 }).text, clips) !== undefined;
    }),
  );
});

t.test("a folder of clips that cannot be used says why", async (t) => {
  const folder = folderOf(t);
  const problemOf = (manifest: unknown): string => {
    writeFileSync(join(folder, MANIFEST), typeof manifest === "string" ? manifest : JSON.stringify(manifest));
    try {
      loadClips(folder);
      return "none";
    } catch (error) {
      return isAppError(error, "CLIPS_INVALID") ? error.message : `thrown: ${error}`;
    }
  };
  const fine = { madeBy: "王芳", isRecorded: true, gapMs: 60, clips: { 请: "qing.wav" } };
  t.match(problemOf("{"), /JSON/);
  t.match(problemOf(fine), /qing\.wav/, "a file that is missing");
  writeFileSync(join(folder, "qing.wav"), "RIFF but no sound");
  t.match(problemOf(fine), /qing\.wav: the file is no WAV/);
  writeFileSync(join(folder, "qing.wav"), wavOf(block(1)));
  t.equal(problemOf(fine), "none");
  t.match(problemOf({ ...fine, clips: { 请: "../qing.wav" } }), /\/clips\/请 is "\.\.\/qing\.wav", expected/);
  t.match(problemOf({ ...fine, gapMs: "60" }), /\/gapMs is "60", expected/);
  writeFileSync(join(folder, "hao.wav"), wavOf({ ...block(1), rateHz: 16_000 }));
  t.match(problemOf({ ...fine, clips: { 请: "qing.wav", 号: "hao.wav" } }), /rates of 8000 and 16000 Hz/);
});

t.test("a recorded voice comes before the synthesiser, and made clips only in its place", async (t) => {
  const sounds = new Map([["请", block(7)]]);
  const recorded: Clips = { isRecorded: true, gapMs: 0, chime: undefined, sounds };
  const made: Clips = { ...recorded, isRecorded: false };
  const dead: Synthesiser = { ...blockVoice(), speak: async () => Promise.reject(new Error("it crashed")) };
  const say = ({ ...parts }: ConstructorParameters<typeof Voice>[0]) => new Voice(parts).soundOf({ text: "请" });
  const asked: string[] = [];
  t.same(await say({ clips: recorded, synthesiser: blockVoice(asked) }), block(7));
  t.same(asked, []);
  await say({ clips: made, synthesiser: blockVoice(asked) });
  t.same(asked, ["请"]);
  t.same(await say({ clips: made, synthesiser: dead }), block(7));
  t.same(await say({ clips: made }), block(7));
  await t.rejects(say({ synthesiser: dead }), /it crashed/);
  await t.rejects(say({}), { code: "VOICE_MISSING" });
});

t.test("chime, sentence, pause, sentence again; a recall is not synthesised twice", async (t) => {
  const asked: string[] = [];
  const voice = new Voice({ synthesiser: blockVoice(asked) });
  const once = block("请".codePointAt(0)! % 1_000);
  const sound = await voice.soundOf({ text: "请", chime: true, times: 2 });
  const expected = joined([chime(RATE_HZ), silence(RATE_HZ, 150), once, silence(RATE_HZ, 700), once]);
  t.same(sound, expected);
  await voice.soundOf({ text: "请" });
  t.same(asked, ["请"]);
});

t.test("a machine without any voice says what it lacks; a bad folder of clips takes no voice away", async (t) => {
  const folder = folderOf(t);
  const mute: Synthesiser = { ...blockVoice(), name: "mute", phonemes: async () => "(en)kI55N" };
  const clock = new VirtualClock(0);
  await t.rejects(openVoice(clock, folder, [mute]), {
    code: "VOICE_MISSING",
    message: /mute: reads Chinese characters as English/,
  });
  writeFileSync(join(folder, MANIFEST), "{}");
  const opened = await openVoice(clock, folder, [mute, blockVoice()]);
  t.equal(opened.synthesiser?.name, "blocks");
  t.equal(opened.clips, undefined);
  t.match(opened.troubles, [/^mute/, /clips.* cannot be used/]);
});

const speakerWith = (player: Player) =>
  new LocalSpeaker({ clock: systemClock(), voice: new Voice({ synthesiser: blockVoice() }), player });

const NODE = process.execPath;

t.test("a program plays the very file, and what it complains of is the fault", async (t) => {
  const folder = folderOf(t);
  const file = join(folder, "heard.wav");
  const keep = `process.stdin.pipe(require("node:fs").createWriteStream(${JSON.stringify(file)}))`;
  const speaker = speakerWith(programPlayer(systemClock(), [NODE, "-e", keep]));
  t.equal(await speaker.say({ text: "请" }), "said");
  t.same(readFileSync(file), Buffer.from(wavOf(block("请".codePointAt(0)! % 1_000))));
  t.equal(speaker.fault, undefined);

  const broken = speakerWith(
    programPlayer(systemClock(), [NODE, "-e", 'console.error("audio open error: no such device"); process.exit(1)']),
  );
  t.equal(await broken.say({ text: "请" }), "failed");
  t.equal(broken.fault, "audio open error: no such device");
  const missing = speakerWith(programPlayer(systemClock(), ["no-such-player"]));
  t.equal(await missing.say({ text: "请" }), "failed");
  t.match(missing.fault, /ENOENT/);
});

t.test("a player that hangs is ended, and one that is stopped is silent at once", async (t) => {
  const clock = new VirtualClock(0);
  const hang = [NODE, "-e", "process.stdin.resume(); setTimeout(() => {}, 60000)"];
  const hung = programPlayer(clock, hang)(block(1));
  const late = t.rejects(hung.ended, /did not finish within 5100 ms/);
  await clock.advance(6_000);
  await late;

  const thinking: Synthesiser = { ...blockVoice(), speak: () => new Promise(() => {}) };
  const slow = new LocalSpeaker({
    clock,
    voice: new Voice({ synthesiser: thinking }),
    player: programPlayer(clock, hang),
  });
  const nothing = slow.say({ text: "请" });
  slow.stop();
  t.equal(await nothing, "stopped", "before there is any sound");

  const speaker = speakerWith(programPlayer(systemClock(), hang));
  const end = speaker.say({ text: "请" });
  await clock.settle();
  speaker.stop();
  t.equal(await end, "stopped");
});

t.test("a folder takes as long as the sound, and keeps it", async (t) => {
  const clock = new VirtualClock(0);
  const folder = join(folderOf(t), "heard");
  const play = folderPlayer(clock, folder);
  const playing = play(block(1));
  const cut = play(block(2));
  cut.stop();
  await t.rejects(cut.ended, /cut short/);
  await clock.advance(100);
  await playing.ended;
  t.same(readdirSync(folder), ["00001.wav", "00002.wav"]);
});

t.test("tidehall say writes a file that anyone can hear, with clips alone", async (t) => {
  const folder = folderOf(t);
  const clipsFolder = join(folder, "clips");
  await makeClips(clipsFolder, blockVoice(), () => {});
  const manifest = JSON.parse(readFileSync(join(clipsFolder, MANIFEST), "utf8"));
  writeFileSync(join(clipsFolder, MANIFEST), JSON.stringify({ ...manifest, isRecorded: true }));
  const lines: string[] = [];
  const terminal = {
    isTerminal: false,
    out: (line: string) => lines.push(line),
    err: (line: string) => lines.push(line),
  };
  const out = join(folder, "call.wav");
  const code = await runCommandLine(["say", "请A012号到12号窗口办理", "--out", out, "--clips", clipsFolder], terminal);
  t.equal(code, 0);
  t.match(lines.at(-1), /^请A零一二号到十二号窗口办理 \(\d\.\d s\)$/);
  const read = readWav(readFileSync(out));
  t.same(read, { ok: true, sound: clipSentence("请A012号到12号窗口办理", loadClips(clipsFolder)) });
  t.equal(await runCommandLine(["say"], terminal), 2);
  t.match(lines.join("\n"), /the text has 0 characters, expected 1 to 400/);
  t.equal(await runCommandLine(["say", "请", "--clips", join(folder, "nowhere")], terminal), 1);
  t.match(lines.at(-1), /CLIPS_INVALID/);
  mkdirSync(join(folder, "taken.wav"));
  t.equal(await runCommandLine(["say", "请", "--out", join(folder, "taken.wav"), "--clips", clipsFolder], terminal), 1);
});

t.test("the hall hears whether this machine has a voice, and why an announcement was not heard", async (t) => {
  const clock = new VirtualClock(0);
  const told: string[] = [];
  const port = {
    turn: (state: string, faults: readonly string[]) => void told.push([state, ...faults].join(" ")),
    alert: (_id: string, text: string) => void told.push(text),
    shows: () => {},
    emit: () => {},
    log: () => {},
    dropWork: () => {},
    becameOf: () => undefined,
  };
  const heard = folderOf(t);
  const players: Player[] = [
    () => ({ ended: Promise.reject(new Error("no such card")), stop: () => {} }),
    folderPlayer(clock, heard),
  ];
  const player: Player = (sound) => (players.length > 1 ? players.shift()! : players[0]!)(sound);
  const speaker = new LocalSpeaker({ clock, voice: new Voice({ synthesiser: blockVoice() }), player });
  let looks = 0;
  const open = async () => (looks++ === 0 ? Promise.reject(new Error("nothing speaks")) : speaker);
  const driver = localDriver({ clock, port, open });
  driver.start();
  const run = (args: unknown, signal = new AbortController().signal) => {
    const planned = driver.operations!.say!.plan(args);
    return "run" in planned ? planned.run({ id: "1", signal }) : planned.problems;
  };
  await clock.settle();
  t.same(told.splice(0), ["nothing speaks", "lost voice-missing"]);
  await t.rejects(async () => run({ text: "请" }), { code: "VOICE_MISSING", message: /nothing speaks/ });
  await clock.advance(60_000);
  t.same(told.splice(0), ["", "ready"]);
  t.match(driver.health, { state: "ready", since: 60_000, lastError: "nothing speaks", queueLength: 0 });

  await t.rejects(async () => run({ text: "请" }), /no such card/);
  t.same(told.splice(0), ["no such card", "degraded sound"]);
  const said = run({ text: "请" });
  await clock.advance(1_000);
  t.equal(await said, undefined);
  t.same(told.splice(0), ["", "ready"]);

  const halt = new AbortController();
  const cut = t.rejects(async () => run({ text: "请" }, halt.signal), /stopped/);
  await clock.settle();
  halt.abort();
  await cut;
  t.match(run({ text: "" }), [{ path: "/args/text" }]);
  driver.stop();
  t.same(clock.armed(), []);
});
