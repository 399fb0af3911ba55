// Loudspeakers at a broker: what the messages are, what happens when a box or its broker is away, and both conventions against a
// real mosquitto with mosquitto's own clients as the box.
import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import t, { type Test } from "tap";
import { checker, problemsText } from "../src/base/check.ts";
import { type Clock, pause, systemClock } from "../src/base/clock.ts";
import { systemRandom } from "../src/base/random.ts";
import { VirtualClock } from "../src/base/virtual-clock.ts";
import { runCommandLine } from "../src/daemon/cli/main.ts";
import type { ConfigDocument, DeviceConfig } from "../src/daemon/config/document.ts";
import { startDaemon } from "../src/daemon/daemon.ts";
import { silentLog } from "../src/daemon/log.ts";
import { openDrivers } from "../src/drivers/open-drivers.ts";
import { planDrivers } from "../src/drivers/plan-drivers.ts";
import { clipIdsOf, usualClips } from "../src/drivers/speakers/json/clip-ids.ts";
import { CALL_CLIPS } from "../src/drivers/speakers/local/make-clips.ts";
import type { DeviceView } from "../src/protocols/api/device-view.ts";
import { BoxMessage } from "../src/protocols/json-speakers/airsmart.ts";
import { PlayAudible, playAudible } from "../src/protocols/json-speakers/mqlinks.ts";
import { connectBus } from "../src/protocols/mqtt/client-bus.ts";
import type { Link } from "../src/protocols/mqtt/link.ts";
import { MemoryBroker } from "../src/protocols/mqtt/memory-bus.ts";
import type { Ack, DeviceState } from "../src/protocols/mqtt/messages.ts";
import { Outbox } from "../src/protocols/mqtt/outbox.ts";
import { parseDeviceTopic, topicsOf } from "../src/protocols/mqtt/topics.ts";
import { freePort, HOST } from "./chaos/hall-home.ts";
import { defaultConfig } from "./one-process-hall.ts";

const PATIENCE_MS = 30_000;
const CALL = "请A012号到12号窗口办理";
const topics = topicsOf("hall");

const hallWith = async (clock: Clock, use: string, options: object, far: string | MemoryBroker, id = "speaker-1") => {
  const broker = new MemoryBroker({ clock });
  const daemon = broker.connect({ clientId: "daemon", username: "tidehall", password: "" });
  const [acks, states]: [Ack[], string[]] = [[], []];
  await daemon.subscribe([...topics.fromDevices], ({ topic, payload }) => {
    const { branch } = parseDeviceTopic(topic) ?? {};
    if (branch === "ack") acks.push(JSON.parse(payload));
    if (branch === "$state") states.push((JSON.parse(payload) as DeviceState).s);
  });
  const at = { mqtt: typeof far === "string" ? far : "mqtt://far:1883", username: "hall", passwordFile: "/nowhere" };
  const plan = planDrivers([{ id, kind: "speaker", driver: { use, at, options: { ...options } } }]);
  if (!plan.ok) throw new Error(JSON.stringify(plan.problems));
  const dialled: { clientId: string; password: string }[] = [];
  const drivers = openDrivers(plan.planned, {
    ...{ hall: "hall", clock, boot: 1 },
    open: (identity) => broker.connect(identity),
    storeOf: () => ({ load: () => [], save: () => {} }),
    ...(typeof far !== "string" && {
      dial: ({ username = "" }, clientId, password) => {
        dialled.push({ clientId, password });
        return far.connect({ clientId, username, password });
      },
    }),
  });
  drivers.start();
  const command = (order: string, op: string, args: object) => {
    const message = { v: 1, id: order, op, args, ts: Math.floor(clock.now()), ttl: 20_000, boot: "01K8" };
    void daemon.publish({ topic: topics.device(id, "cmd"), payload: JSON.stringify(message) });
  };
  return {
    dialled,
    command,
    say: (order: string, text: string, more: object = {}) => command(order, "say", { text, ...more }),
    ack: (order: string) => acks.findLast((ack) => ack.id === order),
    state: () => states.at(-1),
    health: () => drivers.all[0]!.health,
    stop: () => Promise.all([drivers.stop(), daemon.close()]),
  };
};

t.test("a call is the numbers of sound files [SPEAKER-1.1] [SPEAKER-1.2] [SPEAKER-1.3] [SPEAKER-1.4]", async (t) => {
  t.same(
    clipIdsOf(CALL, usualClips),
    ["120", "129", "000", "001", "002", "122", "010", "002", "126"],
    "请 A 零 一 二 号到 十 二 号窗口办理",
  );
  t.same(playAudible(["120", "129"], "01K8.say"), { playAudibleMsg: "120-129", orderId: "01K8.say" });
  t.ok(checker(PlayAudible)(playAudible(clipIdsOf(CALL, usualClips)!, "01K8.say")).ok);
  t.equal(clipIdsOf("请张先生到窗口", usualClips), undefined, "half a call is worse than none");
  t.same(
    CALL_CLIPS.filter((said) => !(said in usualClips)),
    [],
    "every call has its numbers",
  );
  t.equal(new Set(Object.values(usualClips)).size, Object.keys(usualClips).length, "each number says one thing");
});

const boxAt = async (far: MemoryBroker, takes: string) => {
  const box = far.connect({ clientId: "box", username: "box", password: "" });
  const heard: Record<string, unknown>[] = [];
  await box.subscribe([takes], ({ payload }) => heard.push(JSON.parse(payload)));
  return { box, heard };
};

const virtualHall = async (use: string, options: object, takes: string) => {
  const clock = new VirtualClock(1_795_251_149_123);
  const far = new MemoryBroker({ clock });
  const { box, heard } = await boxAt(far, takes);
  const hall = await hallWith(clock, use, options, far);
  await clock.advance(1000);
  const stop = async () => {
    const stopped = Promise.all([hall.stop(), box.close()]);
    await clock.advance(3000);
    await stopped;
  };
  return { ...hall, clock, far, box, heard, stop };
};

t.test("a box that says nothing is given its time [SPEAKER-1.5] [SPEAKER-3.2]", async (t) => {
  const hall = await virtualHall("mqlinks-speaker", { topic: "boxes/1", clipMs: 500 }, "boxes/1");
  t.same(hall.dialled, [{ clientId: "hall-speaker-1-driver", password: "" }], "[SPEAKER-3.3]");
  hall.say("call-1", CALL);
  hall.say("call-2", CALL, { times: 2 });
  await hall.clock.advance(4900);
  t.equal(hall.heard.length, 1, "nine files of half a second, and the start");
  t.equal(hall.ack("call-1")?.st, "started");
  await hall.clock.advance(200);
  t.equal(hall.ack("call-1")?.st, "done");
  await hall.clock.advance(11_000);
  t.same(
    hall.heard.map(({ orderId }) => orderId),
    ["call-1", "call-2", "call-2.2"],
    "each order has a name of its own",
  );
  hall.say("names", "请张先生到窗口");
  await hall.clock.advance(100);
  t.match(hall.ack("names"), { st: "failed", msg: /a word has no clip/ });
  t.equal(hall.state(), "ready", "which is no trouble of the box");
  await hall.stop();
});

t.test("what may have been delivered is not sent again [SPEAKER-3.1]", async (t) => {
  const hall = await virtualHall("mqlinks-speaker", { topic: "boxes/1" }, "boxes/1");
  hall.say("call-1", CALL);
  await hall.clock.advance(0);
  hall.far.drop("hall-speaker-1-driver");
  await hall.clock.advance(15_000);
  t.ok(hall.heard.length <= 1);
  t.equal(hall.ack("call-1")?.st, "failed");
  hall.far.bar("hall-speaker-1-driver");
  await hall.clock.advance(1000);
  t.equal(hall.state(), "lost");
  hall.say("call-2", CALL);
  await hall.clock.advance(1000);
  t.equal(hall.ack("call-2")?.st, "failed", "it does not wait for the broker to come back");
  hall.far.admit("hall-speaker-1-driver");
  await hall.clock.advance(30_000);
  t.ok(hall.heard.length <= 1);
  await hall.stop();
});

t.test("a message that may go once only is given up with the connection it went out on", async (t) => {
  const clock = new VirtualClock(0);
  const unreachable = (reason: string) => new Error(reason);
  const outbox = new Outbox({ clock, deadlineMs: 5000, unreachable });
  const sent: string[] = [];
  const link = { send: ({ topic }: { topic: string }) => void sent.push(topic) } as unknown as Link;
  outbox.open(link);
  const once = t.rejects(outbox.post({ topic: "once", payload: "", isOnce: true }), /connection was lost/);
  const again = t.rejects(outbox.post({ topic: "again", payload: "" }), /was not taken/);
  outbox.shut();
  await once;
  outbox.open(link);
  t.same(sent, ["once", "again", "again"]);
  await clock.advance(5000);
  await again;
});

const BOX = "AIrSMArT_044997909151";
const AIRSMART = { uuid: BOX, play: { text: "{text}", id: "{order}", loop: false } };
const answer = (type: string, more: object = {}) =>
  JSON.stringify({ DstDeviceName: "tidehall", SrcDeviceName: BOX, type, ...more });

t.test("a box that answers is asked in its words, and stopped [SPEAKER-2.1] [SPEAKER-2.3] [SPEAKER-2.4]", async (t) => {
  const hall = await virtualHall("airsmart-speaker", AIRSMART, `/${BOX}/user/sub_control`);
  const text = '请"A012"号\\{order}到 {text} 窗口';
  hall.say("call-1", text);
  await hall.clock.advance(100);
  const expected = { text, id: "call-1", loop: false };
  t.strictSame(hall.heard, [{ DstDeviceName: BOX, SrcDeviceName: "tidehall", type: "play", other: expected }]);
  t.ok(checker(BoxMessage)(hall.heard[0]).ok);
  await hall.box.publish({ topic: `/${BOX}/user/pub_response`, payload: answer("play") });
  await hall.clock.advance(500);
  hall.command("stop", "stop", {});
  await hall.clock.advance(100);
  t.equal(hall.heard.at(-1)?.type, "stop", "[SPEAKER-2.5]");
  t.equal(hall.ack("call-1")?.st, "superseded");
  await hall.stop();
});

t.test("a box that is away is told, and gets nothing that it would speak later [SPEAKER-2.2]", async (t) => {
  const hall = await virtualHall("airsmart-speaker", AIRSMART, `/${BOX}/user/sub_control`);
  const presence = async (state: string) => {
    const payload = JSON.stringify({ uuid: BOX, state });
    await hall.box.publish({ topic: `/${BOX}/status/onoffline`, payload, retain: true });
    await hall.clock.advance(100);
  };
  await presence("offline");
  t.equal(hall.state(), "lost");
  hall.say("call-1", CALL);
  await hall.clock.advance(100);
  t.equal(hall.ack("call-1")?.st, "failed");
  t.same(hall.heard, []);
  await presence("online");
  t.equal(hall.state(), "ready");
  for (const id of ["call-2", "call-3"]) {
    hall.say(id, CALL);
    await hall.clock.advance(20_000);
    t.equal(hall.ack(id)?.st, "failed", "nobody answers");
  }
  t.equal(hall.heard.length, 2);
  t.equal(hall.health().state, "silent");
  t.match(hall.health().lastError, /did not answer say/);
  await hall.box.publish({ topic: `/${BOX}/user/pub_response`, payload: answer("volume_get", { other: {} }) });
  await hall.box.publish({ topic: `/${BOX}/user/pub_response`, payload: "{" });
  await hall.clock.advance(100);
  t.equal(hall.health().state, "silent", "another's answer, and no JSON, say nothing");
  await hall.box.publish({ topic: `/${BOX}/user/pub_response`, payload: answer("play") });
  await hall.clock.advance(100);
  t.equal(hall.health().state, "ready");
  await hall.stop();
});

t.test("what is wrong with such a speaker is told", async (t) => {
  const told = (use: string, at: object | undefined, options: object) => {
    const plan = planDrivers([{ id: "speaker-1", kind: "speaker", driver: { use, at, options } as never }]);
    return plan.ok ? "" : problemsText(plan.problems);
  };
  const at = { mqtt: "mqtt://far" };
  t.equal(told("mqlinks-speaker", at, { topic: "boxes/1" }), "");
  t.match(told("mqlinks-speaker", at, { topic: "boxes/+" }), /\/options\/topic is "boxes\/\+", expected topic that/);
  t.match(told("mqlinks-speaker", at, { topic: "b", clips: { 请: "12" } }), /\/options\/clips\/请 is "12"/);
  t.match(told("mqlinks-speaker", { tcp: "box" }, { topic: "b" }), /\/at is .*, expected mqtt/);
  t.match(told("airsmart-speaker", at, { uuid: "a/b", play: {} }), /\/options\/uuid is "a\/b"/);
  t.equal(told("mqlinks-speaker", { mqtt: "hall" }, { topic: "boxes/1" }), "");
  t.match(
    told("mqlinks-speaker", { mqtt: "hall" }, { topic: "hall/1/n/dev/x/cmd" }),
    /expected a topic outside hall\//,
  );
  t.equal(
    told("mqlinks-speaker", at, { topic: "hall/1/n/dev/x/cmd" }),
    "",
    "at a broker of its own it may be called so",
  );
});

const clock = systemClock();

const until = async (isSo: () => boolean | Promise<boolean>): Promise<boolean> => {
  const deadline = clock.elapsed() + PATIENCE_MS;
  while (!(await isSo()) && clock.elapsed() < deadline) await pause(clock, 20, "looking");
  return isSo();
};

const listens = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect(port, HOST, () => resolve(true));
    socket.once("error", () => resolve(false)).once("connect", () => socket.destroy());
  });

const started = (t: Test, command: string, args: readonly string[]): ChildProcess => {
  const program = spawn(command, args, { stdio: ["ignore", "pipe", "ignore"] });
  t.teardown(() => program.kill("SIGKILL"));
  return program;
};

t.test("both are driven over a mosquitto of their own [SPEAKER-3.4]", async (t) => {
  const port = await freePort(systemRandom());
  const folder = mkdtempSync(join(tmpdir(), "tidehall-box-"));
  t.teardown(() => rmSync(folder, { recursive: true }));
  writeFileSync(`${folder}/mosquitto.conf`, `listener ${port} ${HOST}\nallow_anonymous true\n`);
  started(t, "/usr/sbin/mosquitto", ["-c", `${folder}/mosquitto.conf`]);
  t.ok(await until(() => listens(port)), "mosquitto listens");
  const there = ["-h", HOST, "-p", String(port), "-q", "1"];
  const control = `/${BOX}/user/sub_control`;
  const lines: string[] = [];
  const box = started(t, "mosquitto_sub", [...there, "-t", "boxes/1", "-t", control, "-F", "%t %p"]);
  createInterface(box.stdout!).on("line", (line) => lines.push(line));
  const publish = (...more: string[]) => spawnSync("mosquitto_pub", [...there, ...more]);
  const presence = `/${BOX}/status/onoffline`;
  publish("-t", presence, "-r", "-m", JSON.stringify({ uuid: BOX, state: "online" }));

  const broker = `mqtt://${HOST}:${port}`;
  const mqlinks = await hallWith(clock, "mqlinks-speaker", { topic: "boxes/1", clipMs: 100 }, broker);
  const airsmart = await hallWith(clock, "airsmart-speaker", { ...AIRSMART, characterMs: 50 }, broker, "speaker-2");
  t.ok(await until(() => mqlinks.state() === "ready" && airsmart.state() === "ready"), "the broker is reached");
  mqlinks.say("call-1", CALL);
  t.ok(await until(() => lines.length === 1));
  t.equal(lines[0], 'boxes/1 {"playAudibleMsg":"120-129-000-001-002-122-010-002-126","orderId":"call-1"}');
  t.ok(await until(() => mqlinks.ack("call-1")?.st === "done"));

  airsmart.say("call-2", CALL);
  t.ok(await until(() => lines.length === 2));
  t.match(JSON.parse(lines[1]!.slice(control.length)), { type: "play", other: { text: CALL, id: "call-2" } });
  publish("-t", `/${BOX}/user/pub_response`, "-m", answer("play"));
  t.ok(await until(() => airsmart.ack("call-2")?.st === "done"), "it has answered, and its time is over");
  publish("-t", presence, "-r", "-m", JSON.stringify({ uuid: BOX, state: "offline" }));
  t.ok(await until(() => airsmart.state() === "lost"), "it says goodbye");
  await Promise.all([mqlinks.stop(), airsmart.stop()]);
});

/** The default hall with two boxes for speakers, at its own broker. */
const hallOfBoxes = (mqtt: object): ConfigDocument => {
  const base = defaultConfig();
  const at = { mqtt: "hall" } as const;
  const devices: DeviceConfig[] = [
    ...base.devices.filter(({ kind }) => kind !== "speaker"),
    {
      id: "speaker-1",
      kind: "speaker",
      driver: { use: "mqlinks-speaker", at, options: { topic: "boxes/1", clipMs: 100 } },
    },
    {
      id: "speaker-2",
      kind: "speaker",
      driver: { use: "airsmart-speaker", at, options: { ...AIRSMART, characterMs: 50 } },
    },
  ];
  const { hall, http } = base;
  const open = { ...hall, sessions: [], holidays: [] };
  return { ...base, devices, hall: open, http: { ...http, port: 0 }, mqtt: { ...base.mqtt, port: 0, ...mqtt } };
};

/** The command line as somebody types it who reads nothing. */
const commandLine = async (t: Test, ...args: readonly string[]): Promise<void> => {
  const said: string[] = [];
  const say = (line: string) => void said.push(line);
  t.equal(await runCommandLine(args, { isTerminal: false, out: say, err: say }), 0, said.join(" "));
};

/** A mosquitto with the files that `tidehall broker` writes for this hall. */
const mosquittoFor = async (t: Test, { mqtt }: ConfigDocument, files: readonly string[], folder: string) => {
  const out = join(folder, "mosquitto");
  await commandLine(t, "broker", "mosquitto", "--out", out, "--port", String(mqtt.port), ...files);
  // Started by root, mosquitto turns into its own user, and the files have to be that user's, as the command says.
  if (process.getuid?.() === 0) spawnSync("chown", ["-R", "mosquitto", out]);
  chmodSync(folder, 0o711);
  started(t, "/usr/sbin/mosquitto", ["-c", join(out, "mosquitto.conf")]);
  t.ok(await until(() => listens(mqtt.port)), "mosquitto listens");
};

/** Mints their secrets as a technician does, opens the hall, and plays both boxes by mosquitto's clients. */
const callOverOwnBroker = async (t: Test, config: ConfigDocument, folder: string): Promise<void> => {
  const [configFile, secretsFile] = [join(folder, "hall.json"), join(folder, "secrets.json")];
  writeFileSync(configFile, JSON.stringify(config));
  const users = ["speaker-1.box", "speaker-2.box"];
  const files = ["--config", configFile, "--data", folder];
  const mint = () => commandLine(t, "devices", "secrets", ...users, "--out", secretsFile, ...files);
  const isOutside = config.mqtt.broker === "outside";
  if (isOutside) {
    await mint();
    await mosquittoFor(t, config, files, folder);
  }
  const options = { configFile, folder, clock, random: systemRandom(), log: silentLog() };
  const daemon = await startDaemon({ ...options, config });
  t.teardown(() => daemon.stop());
  // The hall's own broker takes new secrets while it runs.
  if (!isOutside) await mint();
  const secrets = JSON.parse(readFileSync(secretsFile, "utf8"));
  const lines: string[] = [];
  /** A box at the hall's broker, under a client id of its maker's. */
  const box = async (
    user: string,
    topic: string,
    says: (line: string) => readonly [topic: string, payload: string][],
  ) => {
    const identity = { clientId: `ESP32-${user}`, username: user, password: secrets[user] };
    const bus = connectBus({ url: daemon.brokerUrl, identity, clock });
    t.teardown(() => bus.close());
    t.ok(await until(() => bus.status === "connected"), `${user} comes in`);
    const say = (line: string) => {
      for (const [topic, payload] of says(line)) void bus.publish({ topic, payload });
    };
    await bus.subscribe([topic], ({ payload }) => {
      lines.push(`${topic} ${payload}`);
      say(payload);
    });
    say("");
  };
  const control = `/${BOX}/user/sub_control`;
  const presence = [`/${BOX}/status/onoffline`, JSON.stringify({ uuid: BOX, state: "online" })] as const;
  await box("speaker-1.box", "boxes/1", () => []);
  await box("speaker-2.box", control, (line) => [
    line === "" ? [...presence] : [`/${BOX}/user/pub_response`, answer("play")],
  ]);
  const viewOf = (id: string) => daemon.core.live.snapshot("devices")[`device/${id}`] as DeviceView | undefined;
  const isReady = (id: string) => viewOf(id)?.state === "ready";
  t.ok(await until(() => isReady("speaker-1") && isReady("speaker-2")), "both are devices of the hall");
  const { port: door } = daemon.core;
  const by = { role: "manager", id: "m" } as const;
  t.ok((await door.submit({ kind: "OpenWindow", args: { window: "1", clerk: "1001" }, by })).ok);
  t.ok((await door.submit({ kind: "TakeTicket", args: { service: "medical" }, by })).ok);
  t.ok((await door.submit({ kind: "CallNext", args: { window: "1" }, by })).ok);
  t.ok(await until(() => lines.some((line) => line.startsWith('boxes/1 {"playAudibleMsg"'))), "one plays its clips");
  t.ok(
    await until(() => lines.some((line) => line.startsWith(`${control} `) && line.includes("零零一号"))),
    "one its text",
  );
  t.ok(await until(() => viewOf("speaker-2")?.last?.status === "done"), "its answer has come, and its time is over");
};

t.test("boxes dial the hall's own broker as guests, and call [SPEAKER-3.3]", async (t) => {
  const folder = mkdtempSync(join(tmpdir(), "tidehall-box-"));
  t.teardown(() => rmSync(folder, { recursive: true }));
  await callOverOwnBroker(t, hallOfBoxes({}), folder);
});

t.test("so they do where the hall's broker is a mosquitto [SPEAKER-3.3]", async (t) => {
  const folder = mkdtempSync(join(tmpdir(), "tidehall-box-"));
  t.teardown(() => rmSync(folder, { recursive: true }));
  const port = await freePort(systemRandom());
  await callOverOwnBroker(t, hallOfBoxes({ broker: "outside", url: `mqtt://${HOST}:${port}`, port }), folder);
});
