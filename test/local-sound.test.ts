// This machine's own sound card as a device of the hall: it needs no wire, says what it lacks, and makes the clips of the calls
// beside its work.
import { chmodSync, existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import t, { type Test } from "tap";
import { checker } from "../src/base/check.ts";
import { systemClock } from "../src/base/clock.ts";
import { VirtualClock } from "../src/base/virtual-clock.ts";
import { openDrivers } from "../src/drivers/open-drivers.ts";
import { planDrivers } from "../src/drivers/plan-drivers.ts";
import { CLIPS_FOLDER, loadClips, MANIFEST } from "../src/drivers/speakers/local/clips.ts";
import { CALL_CLIPS } from "../src/drivers/speakers/local/make-clips.ts";
import { checkPlayer } from "../src/drivers/speakers/local/player.ts";
import type { Sound } from "../src/drivers/speakers/local/sound.ts";
import type { Synthesiser } from "../src/drivers/speakers/local/synthesiser.ts";
import { MemoryBroker } from "../src/protocols/mqtt/memory-bus.ts";
import { type Ack, DeviceDescription } from "../src/protocols/mqtt/messages.ts";
import { parseDeviceTopic, topicsOf } from "../src/protocols/mqtt/topics.ts";

const RATE_HZ = 1000;
const topics = topicsOf("hall");

const folderFor = (t: Test): string => {
  const folder = mkdtempSync(join(tmpdir(), "tidehall-sound-"));
  t.teardown(() => rmSync(folder, { recursive: true }));
  return folder;
};

/** Says everything in a tenth of a second, until it is told to be dumb. */
const voice = (): Synthesiser & { isDumb: boolean } => ({
  name: "blocks",
  isDumb: false,
  phonemes: async () => "tS;hi21NtAu51sa55nXAu51ts.hwA55Nkhou214",
  async speak(text) {
    if (this.isDumb) throw new Error("it crashed");
    return { rateHz: RATE_HZ, samples: new Int16Array(100).fill(1000 + text.length) };
  },
});

const hallWith = async (folder: string, options: Record<string, unknown> = {}) => {
  const clock = new VirtualClock(1_795_251_149_123);
  const broker = new MemoryBroker({ clock });
  const daemon = broker.connect({ clientId: "daemon", username: "tidehall", password: "" });
  const said: { branch: string; payload: string }[] = [];
  await daemon.subscribe([...topics.fromDevices], ({ topic, payload }) => {
    said.push({ branch: parseDeviceTopic(topic)?.branch ?? "", payload });
  });
  const plan = planDrivers([{ id: "speaker-1", kind: "speaker", driver: { use: "local-sound", options } }]);
  if (!plan.ok) throw new Error(JSON.stringify(plan.problems));
  const synthesiser = voice();
  const played: Sound[] = [];
  const player = (sound: Sound) => {
    played.push(sound);
    return { ended: Promise.resolve(), stop: () => {} };
  };
  const machine = { folder, synthesisers: () => [synthesiser], player: () => player, checkPlayer: async () => {} };
  const drivers = openDrivers(plan.planned, {
    ...{ hall: "hall", clock, boot: 1, machine },
    open: (identity) => broker.connect(identity),
    storeOf: () => ({ load: () => [], save: () => {} }),
  });
  drivers.start();
  await clock.advance(100);
  const heard = (branch: string) => said.filter((one) => one.branch === branch).map(({ payload }) => payload);
  const say = (id: string, text: string) => {
    const command = { v: 1, id, op: "say", args: { text }, ts: Math.floor(clock.now()), ttl: 20_000, boot: "01K8" };
    void daemon.publish({ topic: topics.device("speaker-1", "cmd"), payload: JSON.stringify(command) });
  };
  const answer = (id: string) =>
    heard("ack")
      .map((payload) => JSON.parse(payload) as Ack)
      .findLast((ack) => ack.id === id)?.st;
  const stop = async () => {
    const stopped = Promise.all([drivers.stop(), daemon.close()]);
    await clock.advance(5000);
    await stopped;
  };
  return { clock, synthesiser, played, heard, say, answer, health: () => drivers.all[0]!.health, stop };
};

t.test("a hall speaks at once, and has its clips when the synthesiser dies", async (t) => {
  const folder = folderFor(t);
  const hall = await hallWith(folder);
  t.equal(hall.health().state, "ready", "before any clip is made");
  t.ok(checker(DeviceDescription)(JSON.parse(hall.heard("$desc").at(-1)!)).ok, "the hall takes what it says of itself");
  hall.say("call-1", "请A001号到3号窗口办理");
  await hall.clock.advance(300);
  t.equal(hall.answer("call-1"), "done");
  t.notOk(existsSync(join(folder, CLIPS_FOLDER, MANIFEST)));
  await hall.clock.advance(60_000);
  t.same(
    hall.heard("$log/info"),
    [10, 20, 30, 40, CALL_CLIPS.length].map((made) => `${made} of ${CALL_CLIPS.length} clips are made`),
  );
  t.equal(loadClips(join(folder, CLIPS_FOLDER)).sounds.size, CALL_CLIPS.length);
  hall.synthesiser.isDumb = true;
  hall.say("call-2", "请B012号到12号窗口办理");
  await hall.clock.advance(300);
  t.equal(hall.answer("call-2"), "done", "they speak without a new start");
  t.ok(hall.played.at(-1)!.samples.length > 500, "in several pieces");
  await hall.stop();
  t.same(hall.clock.armed(), [], "no timer is left");

  const again = await hallWith(folder);
  await again.clock.advance(60_000);
  t.same(again.heard("$log/info"), [], "they are made once");
  await again.stop();
});

t.test("a hall that is shut down makes no clips any more", async (t) => {
  const folder = folderFor(t);
  const hall = await hallWith(folder);
  await hall.clock.advance(3000);
  await hall.stop();
  await hall.clock.advance(60_000);
  t.notOk(existsSync(join(folder, CLIPS_FOLDER, MANIFEST)), "what is half made is no folder of clips");
  t.same(hall.heard("$log/warn"), []);
  const without = await hallWith(folderFor(t), { makesClips: false });
  await without.clock.advance(60_000);
  t.same(without.heard("$log/info"), []);
  await without.stop();
});

t.test("what it needs in the configuration", async (t) => {
  const plan = (driver: object) => planDrivers([{ id: "speaker-1", kind: "speaker", driver: driver as never }]);
  t.ok(plan({ use: "local-sound" }).ok, "no wire at all");
  t.match(plan({ use: "local-sound", at: { tcp: "speaker" } }), {
    problems: [{ path: "/at", value: '{"tcp":"speaker"}', expected: "nothing, for it is this machine" }],
  });
  t.match(plan({ use: "syn6288" }), { problems: [{ path: "/at", value: "missing", expected: "serial or tcp" }] });
  t.match(plan({ use: "local-sound", options: { player: [] } }), { problems: [{ path: "/options/player" }] });
});

t.test("a machine without a sound card says so before anybody is called", async (t) => {
  const folder = folderFor(t);
  const programs = process.env.PATH;
  t.teardown(() => {
    process.env.PATH = programs;
  });
  process.env.PATH = folder;
  await t.rejects(checkPlayer(systemClock()), /ENOENT/, "no player at all");
  writeFileSync(
    join(folder, "aplay"),
    '#!/bin/sh\necho "aplay: device_list:274: no soundcards found..." >&2\nexit 1\n',
  );
  chmodSync(join(folder, "aplay"), 0o755);
  await t.rejects(checkPlayer(systemClock()), /no soundcards found/);
  writeFileSync(join(folder, "aplay"), '#!/bin/sh\necho "card 0: PCH [HDA Intel PCH]"\n');
  await t.resolves(checkPlayer(systemClock()));
  await t.resolves(checkPlayer(systemClock(), ["paplay"]), "of another program nothing is known");
});
