// One contract for whatever carries hall/1: memory, the broker inside the daemon, and a real mosquitto. Then what each
// of them owes alone, and the pure parts they share.
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { connect as connectTcp } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { connect as connectMqtt } from "mqtt";
import t from "tap";
import type { TSchema } from "typebox";
import { checker, problemsText } from "../src/base/check.ts";
import { type Clock, pause, systemClock, within } from "../src/base/clock.ts";
import { isAppError } from "../src/base/errors.ts";
import { seededRandom, systemRandom } from "../src/base/random.ts";
import { VirtualClock } from "../src/base/virtual-clock.ts";
import { DAEMON_USER, filterCovers, hallAccess } from "../src/daemon/broker/access.ts";
import { type BrokerLimits, type EmbeddedBroker, openBroker } from "../src/daemon/broker/embedded.ts";
import { mosquittoFileNames, mosquittoFiles } from "../src/daemon/broker/mosquitto.ts";
import { PacketMeter } from "../src/daemon/broker/packet-meter.ts";
import { hashSecret, secretMatches } from "../src/daemon/broker/secrets.ts";
import {
  ButtonData,
  PrintArgs,
  QueryArgs,
  RateArgs,
  RatingData,
  SayArgs,
  TellArgs,
} from "../src/protocols/mqtt/arguments.ts";
import type { Bus, BusIdentity, BusMessage } from "../src/protocols/mqtt/bus.ts";
import { connectBus } from "../src/protocols/mqtt/client-bus.ts";
import type { Arrival } from "../src/protocols/mqtt/link.ts";
import { LinkedBus } from "../src/protocols/mqtt/linked-bus.ts";
import { MemoryBroker } from "../src/protocols/mqtt/memory-bus.ts";
import { DaemonState, PublicBoard, schemaOfBranch, TimeSignal } from "../src/protocols/mqtt/messages.ts";
import { Routes } from "../src/protocols/mqtt/routes.ts";
import { branches, topicMatches, topicsOf } from "../src/protocols/mqtt/topics.ts";
import { freePort } from "./chaos/hall-home.ts";
import { eventually } from "./chaos/waiting.ts";
import { fc } from "./search.ts";

const HALL = "north";
const GATE = "gate";
const SIGN = "sign-3";
/** A loudspeaker of a make that has words of its own. */
const GUEST = "speaker-2.box";
const guests = new Map([[GUEST, { reads: ["boxes/2"], writes: ["/BOX-2/status/onoffline"] }]]);
const topics = topicsOf(HALL);
const clock = systemClock();
const random = seededRandom(20261121);
const MOSQUITTO = "/usr/sbin/mosquitto";
const PATIENCE_MS = 30_000;

const secretOf = (user: string) => `secret of ${user}`;
const hashes: Record<string, string> = Object.fromEntries(
  [DAEMON_USER, GATE, SIGN, GUEST].map((user) => [user, hashSecret(secretOf(user), random)]),
);
const access = hallAccess(HALL, (user) => hashes[user], guests);

const identityOf = (user: string, change: Partial<BusIdentity> = {}): BusIdentity => ({
  clientId: `${HALL}-${user}`,
  username: user,
  password: secretOf(user),
  ...change,
});

const soon = <T>(what: string, work: Promise<T>): Promise<T> =>
  within(clock, PATIENCE_MS, what, work, () => new Error(`not within ${PATIENCE_MS} ms: ${what}`));

/** Hears messages, and settles once one of them is awaited. */
class Ear {
  readonly heard: Arrival[] = [];
  #waiting: (() => void)[] = [];

  hear = (message: Arrival): void => {
    this.heard.push(message);
    for (const wake of this.#waiting.splice(0)) wake();
  };

  async until(what: string, isEnough: (heard: readonly Arrival[]) => boolean): Promise<void> {
    while (!isEnough(this.heard)) await soon(what, new Promise<void>((resolve) => void this.#waiting.push(resolve)));
  }

  payload = (payload: string): Promise<void> =>
    this.until(payload, (heard) => heard.some((message) => message.payload === payload));
}

const turned = (bus: Bus, status: Bus["status"]): Promise<void> =>
  soon(
    status,
    new Promise((resolve) => {
      if (bus.status === status) resolve();
      bus.onStatus((now) => now === status && resolve());
    }),
  );

/** One way of carrying hall/1, opened for one test. */
interface Carrier {
  readonly daemon: Bus;
  /** Where a TCP carrier listens. */
  readonly port?: number;
  dial(identity: BusIdentity): LinkedBus;
  close(): Promise<void>;
}

/** A publish that is refused by the broker may be answered or not; what counts is that it goes nowhere. */
const tryTo = (work: Promise<void>): Promise<void> => work.catch(() => {});

const sit = async (carrier: Carrier, user: string, change: Partial<BusIdentity> = {}): Promise<LinkedBus> => {
  const bus = carrier.dial(identityOf(user, change));
  await turned(bus, "connected");
  return bus;
};

const everyTopic = [
  ...branches.map((branch) => topics.device(GATE, branch)),
  ...branches.map((branch) => topics.device(SIGN, branch)),
  ...[GATE, SIGN].flatMap((device) => [topics.log(device, "warn"), topics.alert(device, "paper")]),
  topics.group("speakers"),
  topics.daemon,
  topics.who,
  topics.time,
  topics.board,
  `hall/1/${HALL}/dev/${GATE}`,
  `hall/1/${HALL}/dev/${GATE}/st/deeper`,
  `hall/1/${HALL}/other`,
];

/** Comes in and says nothing, until it is shown out. */
const loiter = async (port: number): Promise<void> => {
  const socket = connectTcp(port, "127.0.0.1");
  socket.on("error", () => {});
  socket.resume();
  await soon("the end of a silent one", once(socket, "close"));
};

const knock = async (port: number, bytes: Uint8Array): Promise<void> => {
  const socket = connectTcp(port, "127.0.0.1");
  socket.on("error", () => {});
  await once(socket, "connect");
  socket.end(bytes);
  socket.resume();
  await soon("the end of a stranger", once(socket, "close")).catch(() => socket.destroy());
};

const field = (text: string): Buffer => {
  const bytes = Buffer.from(text);
  return Buffer.concat([Buffer.from([bytes.length >> 8, bytes.length & 0xff]), bytes]);
};

/** CONNECT of MQTT 3.1.1 [MQTT-3.1], so that garbage can follow inside a good connection. */
const connectBytes = (user: string): Buffer => {
  const { clientId, username, password } = identityOf(user);
  const head = Buffer.from([0x00, 0x04, 0x4d, 0x51, 0x54, 0x54, 0x04, 0xc2, 0x00, 0x0f]);
  const body = Buffer.concat([head, field(clientId), field(username), field(password)]);
  return Buffer.concat([Buffer.from([0x10, body.length]), body]);
};

const busContract = (name: string, open: () => Promise<Carrier>) =>
  t.test(`hall/1 over ${name}`, async (t) => {
    let carrier: Carrier;
    t.beforeEach(async () => {
      carrier = await open();
    });
    t.afterEach(() => carrier.close());

    await t.test("a sign that comes late is told what stands, then what changes, in order", async (t) => {
      const ear = new Ear();
      await carrier.daemon.publish({ topic: topics.device(SIGN, "want"), payload: "1", retain: true });
      await carrier.daemon.publish({ topic: topics.device(SIGN, "want"), payload: "2", retain: true });
      const sign = await sit(carrier, SIGN);
      await sign.subscribe([topics.device(SIGN, "want"), topics.device(SIGN, "cmd")], ear.hear);
      await ear.payload("2");
      for (let n = 0; n < 300; n++)
        void carrier.daemon.publish({ topic: topics.device(SIGN, "cmd"), payload: `c${n}` });
      await carrier.daemon.publish({ topic: topics.device(SIGN, "want"), payload: "3", retain: true });
      await ear.until("all commands", (heard) => heard.length >= 302);
      t.same(ear.heard[0], { topic: topics.device(SIGN, "want"), payload: "2", retain: true });
      t.notOk(
        ear.heard.some(({ payload, retain }) => payload === "3" && retain),
        "what is new is not marked retained",
      );
      const commands = ear.heard.map(({ payload }) => payload).filter((payload) => payload.startsWith("c"));
      t.same(
        commands,
        Array.from({ length: 300 }, (_, n) => `c${n}`),
      );
    });

    await t.test("a removed sign leaves nothing behind", async (t) => {
      const [before, after] = [new Ear(), new Ear()];
      const sign = await sit(carrier, SIGN);
      await sign.publish({ topic: topics.device(SIGN, "$desc"), payload: "{}", retain: true });
      await sign.publish({ topic: topics.device(SIGN, "$desc"), payload: "", retain: true });
      await carrier.daemon.subscribe(topics.fromDevices, before.hear);
      await sign.publish({ topic: topics.device(SIGN, "st"), payload: "end" });
      await before.payload("end");
      await carrier.daemon.subscribe([`hall/1/${HALL}/#`], after.hear);
      await sign.publish({ topic: topics.device(SIGN, "st"), payload: "end" });
      await after.payload("end");
      t.same(
        [...before.heard, ...after.heard].filter(({ topic }) => topic.endsWith("$desc") && topic.includes(SIGN)),
        [],
      );
    });

    await t.test("a device that loses power is lost, with its boot; one that leaves is not", async (t) => {
      const ear = new Ear();
      const will = { topic: topics.device(SIGN, "$state"), payload: '{"s":"lost","boot":17}', retain: true };
      await carrier.daemon.subscribe(topics.fromDevices, ear.hear);
      await (await sit(carrier, SIGN, { will })).close();
      const sign = await sit(carrier, SIGN, { will });
      t.same(ear.heard, [], "nothing is said for one that left");
      sign.vanish();
      await ear.payload(will.payload);
      t.equal(ear.heard.length, 1);
      const late = new Ear();
      await carrier.daemon.subscribe([topics.device(SIGN, "$state")], late.hear);
      await late.payload(will.payload);
    });

    await t.test("what a device says last is still heard when it leaves in the same breath", async (t) => {
      const ear = new Ear();
      const sign = await sit(carrier, SIGN);
      await carrier.daemon.subscribe(topics.fromDevices, ear.hear);
      const last = sign.publish({ topic: topics.device(SIGN, "$state"), payload: "disconnected", retain: true });
      await Promise.all([last, sign.close()]);
      await ear.payload("disconnected");
      t.equal(ear.heard.length, 1);
    });

    await t.test("a second device of one name takes the first one's place", async (t) => {
      const ear = new Ear();
      const first = await sit(carrier, SIGN);
      const gone = turned(first, "disconnected").then(() => first.close());
      const second = await sit(carrier, SIGN);
      await gone;
      await second.subscribe([topics.device(SIGN, "cmd")], ear.hear);
      await carrier.daemon.publish({ topic: topics.device(SIGN, "cmd"), payload: "say" });
      await ear.payload("say");
      t.equal(second.status, "connected");
    });

    await t.test("nothing spoken is kept for a speaker that was away", async (t) => {
      const ear = new Ear();
      const speaker = await sit(carrier, SIGN);
      await speaker.subscribe([topics.device(SIGN, "cmd")], ear.hear);
      speaker.vanish();
      await carrier.daemon.publish({ topic: topics.device(SIGN, "cmd"), payload: "stale", ttlMs: 60_000 });
      const again = await sit(carrier, SIGN);
      await again.subscribe([topics.device(SIGN, "cmd")], ear.hear);
      await carrier.daemon.publish({ topic: topics.device(SIGN, "cmd"), payload: "fresh" });
      await ear.payload("fresh");
      t.same(
        ear.heard.map(({ payload }) => payload),
        ["fresh"],
      );
    });

    await t.test("each writes exactly what the access table lets it write", async (t) => {
      const ear = new Ear();
      const gate = await sit(carrier, GATE);
      await carrier.daemon.subscribe([`hall/1/${HALL}/#`], ear.hear);
      for (const topic of everyTopic) {
        await tryTo(gate.publish({ topic, payload: "by gate" }));
        await carrier.daemon.publish({ topic, payload: "by daemon" });
      }
      await gate.publish({ topic: topics.device(GATE, "st"), payload: "end" });
      await ear.payload("end");
      const written = (by: string) => ear.heard.filter(({ payload }) => payload === by).map(({ topic }) => topic);
      t.same(
        written("by gate"),
        everyTopic.filter((topic) => access.mayWrite(GATE, topic)),
      );
      t.same(written("by daemon").sort(), everyTopic.filter((topic) => access.mayWrite(DAEMON_USER, topic)).sort());
      t.equal(written("by gate").length, 7);
    });

    await t.test("each hears exactly what the access table lets it read", async (t) => {
      const ear = new Ear();
      const gate = await sit(carrier, GATE);
      for (const filter of [...everyTopic, `hall/1/${HALL}/#`, "hall/1/+/dev/+/cmd", "#", `hall/1/${HALL}/dev/+/st`]) {
        await tryTo(gate.subscribe([filter], ear.hear));
      }
      for (const topic of everyTopic) await carrier.daemon.publish({ topic, payload: "heard" });
      await carrier.daemon.publish({ topic: topics.device(GATE, "cmd"), payload: "end" });
      await ear.payload("end");
      const heard = new Set(ear.heard.filter(({ payload }) => payload === "heard").map(({ topic }) => topic));
      t.same([...heard].sort(), everyTopic.filter((topic) => access.mayRead(GATE, topic)).sort());
      t.equal(heard.size, 8);
    });

    await t.test("strangers stay outside: without a name, with a wrong secret, with an unknown name", async (t) => {
      const strangers = [
        identityOf(SIGN, { password: "guess" }),
        identityOf(SIGN, { username: "", password: "" }),
        identityOf("ghost"),
      ].map((identity) => carrier.dial(identity));
      const said = strangers.map((bus) =>
        bus.publish({ topic: topics.device(SIGN, "st"), payload: "let me in", ttlMs: 300 }).then(
          () => "taken",
          (error) => isAppError(error, "BROKER_UNREACHABLE") && error.code,
        ),
      );
      t.same(await Promise.all(said), Array(3).fill("BROKER_UNREACHABLE"));
      t.same(
        strangers.map(({ status }) => status),
        Array(3).fill("disconnected"),
      );
      await Promise.all(strangers.map((bus) => bus.close()));
    });

    await t.test("a will that speaks for another device is never said", async (t) => {
      const ear = new Ear();
      await carrier.daemon.subscribe([`hall/1/${HALL}/#`], ear.hear);
      const will = { topic: topics.device(GATE, "$state"), payload: "lies", retain: true };
      const sign = carrier.dial(identityOf(SIGN, { will }));
      await tryTo(sign.publish({ topic: topics.device(SIGN, "st"), payload: "hello", ttlMs: 200 }));
      sign.vanish();
      const gate = await sit(carrier, GATE);
      await gate.publish({ topic: topics.device(GATE, "st"), payload: "end" });
      await ear.payload("end");
      t.notOk(ear.heard.some(({ payload }) => payload === "lies"));
    });

    await t.test("a message of a megabyte goes nowhere and disturbs nobody", async (t) => {
      const ear = new Ear();
      const [gate, sign] = [await sit(carrier, GATE), await sit(carrier, SIGN)];
      await carrier.daemon.subscribe(topics.fromDevices, ear.hear);
      const huge = gate.publish({ topic: topics.device(GATE, "ev"), payload: "x".repeat(1_000_000), ttlMs: 200 });
      await tryTo(huge);
      await sign.publish({ topic: topics.device(SIGN, "st"), payload: "end" });
      await ear.payload("end");
      t.same(
        ear.heard.map(({ payload }) => payload.length),
        [3],
      );
    });

    await t.test("ten thousand odd messages, and the hall is still served", async (t) => {
      const ear = new Ear();
      const odd = seededRandom(7);
      const pick = <T>(of: readonly T[]): T => of[Math.floor(odd.next() * of.length)]!;
      const levels = [
        "hall",
        "1",
        HALL,
        "dev",
        GATE,
        SIGN,
        "$SYS",
        "$share",
        "st",
        "cmd",
        "ev",
        "",
        "窗口",
        "\u{1F514}",
        " ",
      ];
      const topicOf = () => Array.from({ length: 1 + Math.floor(odd.next() * 7) }, () => pick(levels)).join("/") || "x";
      const payloadOf = () => Buffer.from(odd.bytes(Math.floor(odd.next() * 60))).toString(pick(["latin1", "base64"]));
      const gate = await sit(carrier, GATE);
      await carrier.daemon.subscribe(topics.fromDevices, ear.hear);
      for (let round = 0; round < 20; round++) {
        const batch = Array.from({ length: 500 }, (): BusMessage => {
          const own = odd.next() < 0.3;
          return { topic: own ? topics.device(GATE, "st") : topicOf(), payload: payloadOf(), retain: odd.next() < 0.2 };
        });
        await Promise.all(batch.map((message) => tryTo(gate.publish(message))));
      }
      await gate.publish({ topic: topics.device(GATE, "st"), payload: "end" });
      await ear.payload("end");
      t.ok(ear.heard.length > 2000 && ear.heard.length < 6000, `${ear.heard.length} of them were the gate's own`);
      t.ok(ear.heard.every(({ topic }) => topic.startsWith(`hall/1/${HALL}/dev/${GATE}/`)));
    });

    await t.test("[HALL-5.6] a guest speaks with the daemon about its own topics, and with nobody else", async (t) => {
      const [box, ear, sign] = [new Ear(), new Ear(), new Ear()];
      const guest = await sit(carrier, GUEST);
      const foreign = ["#", "+/+", "boxes/+", `hall/1/${HALL}/#`, topics.device(SIGN, "cmd"), topics.daemon];
      for (const filter of foreign) await tryTo(guest.subscribe([filter], box.hear));
      await guest.subscribe(["boxes/2"], box.hear);
      await (await sit(carrier, SIGN)).subscribe([topics.device(SIGN, "cmd")], sign.hear);
      await carrier.daemon.subscribe(["/BOX-2/status/onoffline", ...topics.fromDevices, topics.daemon], ear.hear);
      for (const topic of [...everyTopic, "boxes/2", "boxes/3"])
        await tryTo(guest.publish({ topic, payload: "forged" }));
      for (const topic of [topics.device(SIGN, "cmd"), topics.daemon, "boxes/2"])
        await carrier.daemon.publish({ topic, payload: topic });
      await guest.publish({ topic: "/BOX-2/status/onoffline", payload: "online" });
      await Promise.all([ear.payload("online"), sign.payload(topics.device(SIGN, "cmd")), box.payload("boxes/2")]);
      t.same([...new Set(box.heard.map(({ topic }) => topic))], ["boxes/2"], "it heard its own topic alone");
      const told = [...ear.heard, ...sign.heard, ...box.heard].filter(({ payload }) => payload === "forged");
      t.same(told, [], "and wrote to no other");
    });

    await t.test("garbage on the port leaves the hall served", async (t) => {
      const { port } = carrier;
      if (port === undefined) return t.pass("memory has no port");
      const noise = (length: number) => Buffer.from(random.bytes(length));
      const strangers = Array.from({ length: 40 }, (_, n) => knock(port, noise(1 + n * 7)));
      const insiders = Array.from({ length: 40 }, (_, n) =>
        knock(port, Buffer.concat([connectBytes(GATE), noise(1 + n * 5)])),
      );
      await Promise.all([...strangers, ...insiders, knock(port, Buffer.from("GET / HTTP/1.1\r\n\r\n"))]);
      const [ear, sign] = [new Ear(), await sit(carrier, SIGN)];
      await carrier.daemon.subscribe(topics.fromDevices, ear.hear);
      await sign.publish({ topic: topics.device(SIGN, "st"), payload: "end" });
      await ear.payload("end");
    });
  });

const openMemory = async (): Promise<Carrier> => {
  const broker = new MemoryBroker({ clock, access });
  const parties: LinkedBus[] = [];
  const dial = (identity: BusIdentity) => {
    parties.push(broker.connect(identity));
    return parties.at(-1)!;
  };
  const daemon = dial(identityOf(DAEMON_USER));
  const close = async () => void (await Promise.all(parties.map((bus) => bus.close())));
  return { daemon, dial, close };
};

/** Devices over TCP, all closed before their broker. */
const overTcp = (port: number, broker: { daemon?: Bus; close(): Promise<void> }): Carrier => {
  const url = `mqtt://127.0.0.1:${port}`;
  const parties: LinkedBus[] = [];
  const dial = (identity: BusIdentity) => {
    parties.push(connectBus({ url, identity, clock }));
    return parties.at(-1)!;
  };
  const close = async () => {
    await Promise.all(parties.map((bus) => bus.close()));
    await broker.close();
  };
  return { daemon: broker.daemon ?? dial(identityOf(DAEMON_USER)), port, dial, close };
};

const openEmbedded = (limits: Partial<BrokerLimits> = {}, time: Clock = clock): Promise<EmbeddedBroker> => {
  const place = { host: "127.0.0.1", port: 0, hall: HALL, clock: time };
  return openBroker({ ...place, credentials: (user) => hashes[user], guests, limits });
};

const openGenerous = async (): Promise<Carrier> => {
  const broker = await openEmbedded({ packetsPerSecond: 1e6, packetBurst: 1e6 });
  return overTcp(broker.port, { daemon: broker.bus, close: broker.close });
};

const isListening = async (port: number): Promise<boolean> => {
  const socket = connectTcp(port, "127.0.0.1");
  const [answer] = await Promise.race([
    once(socket, "connect").then(() => [true]),
    once(socket, "error").then(() => [false]),
  ]);
  socket.destroy();
  return answer === true;
};

/** Twenty milliseconds each. */
const MOSQUITTO_TRIES_MAX = 1000;

const startMosquitto = async (port: number, folder: string): Promise<ChildProcess> => {
  const files = mosquittoFiles({ hall: HALL, host: "127.0.0.1", port, credentials: hashes, guests, folder });
  for (const name of mosquittoFileNames) writeFileSync(join(folder, name), files[name]);
  const child = spawn(MOSQUITTO, ["-c", join(folder, "mosquitto.conf")], { stdio: "ignore" });
  for (let tries = 0; !(await isListening(port).catch(() => false)); tries++) {
    if (tries > MOSQUITTO_TRIES_MAX || child.exitCode !== null)
      throw new Error("mosquitto does not start with the files written for it");
    await pause(clock, 20, "mosquitto start");
  }
  return child;
};

const openMosquitto = async (): Promise<Carrier> => {
  const port = await freePort(systemRandom());
  const folder = mkdtempSync(join(tmpdir(), "tidehall-mosquitto-"));
  // Started by root, mosquitto reads its files as its own user.
  chmodSync(folder, 0o755);
  const child = await startMosquitto(port, folder);
  const close = async () => {
    child.kill("SIGKILL");
    await once(child, "exit");
    rmSync(folder, { recursive: true });
  };
  return overTcp(port, { close });
};

busContract("memory", openMemory);
busContract("the broker in the daemon", openGenerous);
if (existsSync(MOSQUITTO)) busContract("mosquitto", openMosquitto);
else {
  const skip = "install the Debian package `mosquitto` (apt-get install mosquitto) to run the contract over it";
  t.test("hall/1 over mosquitto", { skip }, () => {});
}

/** A device of its own process, so that it can be stopped in the middle of everything. */
const DEVICE_PROGRAM = `
  import { connect } from "mqtt";
  const [url, clientId, username, password, topic, willTopic] = process.argv.slice(1);
  const will = { topic: willTopic, payload: "lost", qos: 1, retain: true };
  const client = connect(url, { clientId, username, password, will, keepalive: 60, reconnectPeriod: 0 });
  client.on("connect", () => client.subscribe(topic, { qos: 1 }, () => console.log("ready")));
`;

const startDevice = async (port: number, user: string): Promise<ChildProcess> => {
  const { clientId, username, password } = identityOf(user);
  const told = [clientId, username, password, topics.device(user, "cmd"), topics.device(user, "$state")];
  const args = ["--input-type=module", "-e", DEVICE_PROGRAM, `mqtt://127.0.0.1:${port}`, ...told];
  const child = spawn(process.execPath, args, { stdio: ["ignore", "pipe", "inherit"] });
  await soon("the device's start", once(child.stdout, "data"));
  return child;
};

t.test("the broker in the daemon", async (t) => {
  const opened = async (
    t: { teardown(close: () => Promise<void>): unknown },
    limits: Partial<BrokerLimits> = {},
    time: Clock = clock,
  ) => {
    const broker = await openEmbedded(limits, time);
    const carrier = overTcp(broker.port, { daemon: broker.bus, close: broker.close });
    t.teardown(() => carrier.close());
    return { broker, carrier };
  };

  await t.test("[HALL-5.6] a guest under the client id of a device does not throw the device out", async (t) => {
    const { broker, carrier } = await opened(t);
    const [ear, box] = [new Ear(), new Ear()];
    const sign = await sit(carrier, SIGN);
    await sign.subscribe([topics.device(SIGN, "cmd")], ear.hear);
    const guest = await sit(carrier, GUEST, { clientId: `${HALL}-${SIGN}` });
    await guest.subscribe(["boxes/2"], box.hear);
    await broker.bus.publish({ topic: topics.device(SIGN, "cmd"), payload: "call" });
    await broker.bus.publish({ topic: "boxes/2", payload: "play" });
    await Promise.all([ear.payload("call"), box.payload("play")]);
    t.equal(broker.connectedCount, 2);
    const stranger = carrier.dial(identityOf(GUEST, { clientId: "box", password: "guessed" }));
    await pause(clock, 300, "a stranger knocks");
    t.equal(stranger.status, "disconnected", "it needs its secret like everybody");
  });

  await t.test("a device that hangs delays nobody, and is dropped", async (t) => {
    const { broker, carrier } = await opened(t, { drainDeadlineMs: 4000 });
    const child = await startDevice(broker.port, SIGN);
    t.teardown(() => void child.kill("SIGKILL"));
    const [ear, wills] = [new Ear(), new Ear()];
    const gate = await sit(carrier, GATE);
    await gate.subscribe([topics.device(GATE, "cmd")], ear.hear);
    await broker.bus.subscribe([topics.device(SIGN, "$state")], wills.hear);
    child.kill("SIGSTOP");
    const heap = "x".repeat(50_000);
    for (let n = 0; n < 400; n++) void broker.bus.publish({ topic: topics.device(SIGN, "cmd"), payload: heap });
    for (let n = 0; n < 200; n++) void broker.bus.publish({ topic: topics.device(GATE, "cmd"), payload: `${n}` });
    await ear.until("the other device's messages", (heard) => heard.length >= 200);
    t.equal(broker.connectedCount, 2, "served while the other one hangs");
    await wills.payload("lost");
    t.equal(broker.connectedCount, 1);
  });

  await t.test("it says goodbye to every device, waits for nobody, and its port can be had again", async (t) => {
    // Time stands still: what it does not do at once, it would never do.
    const { broker, carrier } = await opened(t, {}, new VirtualClock(0));
    const ear = new Ear();
    const gate = await sit(carrier, GATE);
    await gate.subscribe([topics.daemon, topics.device(GATE, "cmd")], ear.hear);
    const second = openBroker({
      host: "127.0.0.1",
      port: broker.port,
      hall: HALL,
      credentials: () => undefined,
      clock,
    });
    await t.rejects(second, { code: "PORT_TAKEN" });
    const silent = connectTcp(broker.port, "127.0.0.1");
    silent.on("error", () => {});
    await once(silent, "connect");
    void broker.bus.publish({ topic: topics.daemon, payload: "offline", retain: true });
    const back = turned(gate, "disconnected");
    await soon("the end of the broker", broker.close());
    await Promise.all([ear.payload("offline"), back]);
    await t.rejects(broker.bus.publish({ topic: topics.who, payload: "" }), { code: "BROKER_UNREACHABLE" });
    const next = await openBroker({
      host: "127.0.0.1",
      port: broker.port,
      hall: HALL,
      credentials: (user) => hashes[user],
      clock,
    });
    await turned(gate, "connected");
    await next.bus.publish({ topic: topics.device(GATE, "cmd"), payload: "welcome back" });
    await ear.payload("welcome back");
    await gate.close();
    await next.close();
  });

  await t.test("a device that floods is cut off and counted; its neighbour is served", async (t) => {
    const { broker, carrier } = await opened(t, { packetBurst: 60, packetsPerSecond: 1 }, new VirtualClock(0));
    const [gate, sign] = [await sit(carrier, GATE), await sit(carrier, SIGN)];
    const ear = new Ear();
    await broker.bus.subscribe(topics.fromDevices, ear.hear);
    const gone = turned(gate, "disconnected");
    const flood = Array.from({ length: 200 }, (_, n) =>
      tryTo(gate.publish({ topic: topics.device(GATE, "ev"), payload: `${n}`, ttlMs: 200 })),
    );
    await gone;
    await Promise.all(flood);
    await sign.publish({ topic: topics.device(SIGN, "st"), payload: "end" });
    await ear.payload("end");
    t.ok(ear.heard.length < 80, `${ear.heard.length} came through`);
    t.ok(broker.refusals.get("packet-rate")! >= 1);
  });

  await t.test("it counts what it turns away, by reason", async (t) => {
    const { broker, carrier } = await opened(t, { connectionsMax: 4, connectDeadlineMs: 100, retainedMax: 2 });
    const gate = await sit(carrier, GATE, {});
    const send = (branch: string, retain = false) =>
      gate.publish({ topic: `hall/1/${HALL}/dev/${GATE}/${branch}`, payload: "x", retain });
    await send("cmd");
    await tryTo(gate.subscribe(["#"], () => {}));
    for (const id of ["a", "b", "c"]) await send(`$alert/${id}`, true);
    const will = { topic: topics.who, payload: "" };
    const strangers = {
      secret: { password: "guess" },
      "client-id": { clientId: `${HALL}-${GATE}` },
      will: { will },
      name: { username: "no one" },
    } as const;
    for (const reason of ["secret", "client-id", "will", "name"] as const) {
      const stranger = carrier.dial(identityOf(SIGN, strangers[reason]));
      await eventually(clock, reason, PATIENCE_MS, () => broker.refusals.has(reason) || undefined);
      await stranger.close();
    }
    await knock(broker.port, Buffer.from("what is this"));
    await Promise.all(Array.from({ length: 5 }, () => loiter(broker.port)));
    t.same(
      new Set(broker.refusals.keys()),
      new Set([
        "version",
        "publish",
        "subscribe",
        "retained-full",
        "secret",
        "client-id",
        "will",
        "name",
        "protocol",
        "connections",
      ]),
    );
    t.equal(broker.refusals.get("publish"), 1);
    t.equal(gate.status, "connected", "one wrong topic does not cost a device its connection");
  });

  await t.test("it keeps no session, whatever a device asks for", async (t) => {
    const { broker } = await opened(t);
    const ear = new Ear();
    const live = async () => {
      const { clientId, username, password } = identityOf(SIGN);
      const options = { clientId, username, password, clean: false, reconnectPeriod: 0, keepalive: 15 };
      const client = connectMqtt(`mqtt://127.0.0.1:${broker.port}`, options);
      const connack = new Promise<boolean>((resolve) =>
        client.once("connect", (packet) => resolve(packet.sessionPresent)),
      );
      return { client, isSessionPresent: await soon("connack", connack) };
    };
    const { client: first } = await live();
    await first.subscribeAsync(topics.device(SIGN, "cmd"), { qos: 1 });
    await first.endAsync();
    await broker.bus.publish({ topic: topics.device(SIGN, "cmd"), payload: "stale" });
    const { client: second, isSessionPresent } = await live();
    second.on("message", (topic, payload) => ear.hear({ topic, payload: payload.toString(), retain: false }));
    t.equal(isSessionPresent, false);
    await second.subscribeAsync(topics.device(SIGN, "cmd"), { qos: 1 });
    await broker.bus.publish({ topic: topics.device(SIGN, "cmd"), payload: "fresh" });
    await ear.payload("fresh");
    t.same(
      ear.heard.map(({ payload }) => payload),
      ["fresh"],
    );
    await second.endAsync();
  });
});

t.test("a hall in memory, on virtual time", async (t) => {
  const START = Date.UTC(2026, 10, 23, 1);
  const opened = () => {
    const clock = new VirtualClock(START);
    const broker = new MemoryBroker({ clock });
    const daemon = broker.connect(identityOf(DAEMON_USER));
    const ear = new Ear();
    void daemon.subscribe(topics.fromDevices, ear.hear);
    const heard = () => ear.heard.map(({ payload }) => payload);
    return { clock, broker, daemon, heard };
  };
  const GATE_ID = `${HALL}-${GATE}`;
  const st = (payload: string): BusMessage => ({ topic: topics.device(GATE, "st"), payload });

  await t.test("a short loss costs nothing; a long one is told, and nothing stale is said after it", async (t) => {
    const { clock, broker, heard } = opened();
    const gate = broker.connect(identityOf(GATE));
    await clock.settle();
    const told: string[] = [];
    gate.onStatus((status) => told.push(status));
    broker.bar(GATE_ID);
    const short = ["a", "b"].map((payload) => gate.publish(st(payload)));
    await clock.advance(1000);
    broker.admit(GATE_ID);
    await clock.advance(2000);
    await Promise.all(short);
    t.same(heard(), ["a", "b"]);
    broker.bar(GATE_ID);
    const long = gate.publish(st("c")).then(
      () => "taken",
      (error) => error.code,
    );
    const spoken = gate.publish({ ...st("d"), ttlMs: 800 }).catch((error) => error.message);
    await clock.advance(900);
    t.match(await spoken, /not taken within 800 ms/);
    await clock.advance(10_000);
    t.equal(await long, "BROKER_UNREACHABLE");
    broker.admit(GATE_ID);
    await clock.advance(20_000);
    t.same(heard(), ["a", "b"]);
    t.same(told, ["disconnected", "connected", "disconnected", "connected"]);
  });

  await t.test("it dials again after 0.5 s, then twice as long, then every ten seconds", async (t) => {
    const { clock, broker } = opened();
    broker.bar(GATE_ID);
    const gate = broker.connect(identityOf(GATE));
    await clock.settle();
    const dials = [0];
    for (let ms = 100; ms <= 36_000; ms += 100) {
      const before = broker.refusedCount;
      await clock.advance(100);
      if (broker.refusedCount > before) dials.push(ms);
    }
    t.same(dials, [0, 500, 1500, 3500, 7500, 15_500, 25_500, 35_500]);
    await gate.close();
  });

  await t.test("nobody hears a message in the turn of the one who says it", async (t) => {
    const { clock, daemon, heard } = opened();
    await clock.settle();
    await daemon.publish(st("a"));
    t.same(heard(), []);
    await clock.settle();
    t.same(heard(), ["a"]);
  });

  await t.test("two devices of one name slow each other down instead of fighting", async (t) => {
    const { clock, broker } = opened();
    const pair = [broker.connect(identityOf(GATE)), broker.connect(identityOf(GATE))];
    let turns = 0;
    for (const bus of pair) {
      bus.onStatus((status) => {
        if (status === "connected") turns++;
      });
    }
    await clock.advance(60_000);
    t.ok(turns > 5 && turns < 25, `${turns} takeovers in a minute`);
    await Promise.all(pair.map((bus) => bus.close()));
  });

  await t.test("its faults: a late will, everything twice, a hanging device, a broker that forgot", async (t) => {
    const { clock, broker, daemon, heard } = opened();
    const will = { topic: topics.device(GATE, "$state"), payload: "lost", retain: true };
    const gate = broker.connect(identityOf(GATE, { will }));
    const told = new Ear();
    void gate.subscribe([topics.device(GATE, "cmd"), topics.device(GATE, "want")], told.hear);
    gate.onStatus((status) => status === "connected" && void gate.publish({ ...will, payload: "ready" }));
    await clock.settle();
    broker.faults.willDelayMs = 3000;
    broker.drop(GATE_ID);
    await clock.advance(5000);
    t.same(heard(), ["ready", "ready", "lost"], "the will of the former life comes after the birth");
    broker.faults.isRepeating = true;
    await daemon.publish({ topic: topics.device(GATE, "cmd"), payload: "say" });
    await clock.settle();
    broker.faults.isRepeating = false;
    broker.freeze(GATE_ID);
    await daemon.publish({ topic: topics.device(GATE, "want"), payload: "42", retain: true });
    await clock.advance(1000);
    t.same(
      told.heard.map(({ payload }) => payload),
      ["say", "say"],
    );
    broker.thaw(GATE_ID);
    await clock.settle();
    t.equal(told.heard.at(-1)!.payload, "42");
    broker.restart();
    await clock.advance(1000);
    const late = new Ear();
    await daemon.subscribe([`hall/1/${HALL}/dev/+/want`, topics.device(GATE, "st")], late.hear);
    await gate.publish(st("back"));
    await clock.settle();
    t.same(
      late.heard.map(({ payload }) => payload),
      ["back"],
      "nothing retained is left, every subscription is",
    );
  });

  await t.test("a party that has left leaves no timer, no waiting message and no place taken", async (t) => {
    const { clock, broker, daemon } = opened();
    const gate = broker.connect(identityOf(GATE));
    await gate.subscribe([topics.time], () => {});
    await clock.settle();
    t.equal(broker.subscriptionCount, 2);
    broker.bar(GATE_ID);
    const waiting = gate.publish(st("never")).catch((error) => error.message);
    await clock.settle();
    await gate.close();
    await clock.settle();
    t.match(await waiting, /has left/);
    await t.rejects(gate.publish(st("x")), { code: "BROKER_UNREACHABLE" });
    t.equal(broker.subscriptionCount, 1, "the daemon's");
    await daemon.close();
    await clock.settle();
    t.same(clock.armed(), []);
    t.equal(broker.subscriptionCount, 0);
    t.equal(broker.connectedCount, 0);
  });

  await t.test("what waits is bounded, and its expiry runs while it waits", async (t) => {
    const clock = new VirtualClock(START);
    const sent: BusMessage[] = [];
    const bus = new LinkedBus({
      clock,
      url: "test",
      dial: (events) => {
        clock.after(2000, "slow broker", () => events.opened());
        const send = (message: BusMessage, done: () => void) => {
          sent.push(message);
          done();
        };
        return { send, subscribe: async () => {}, leave: async () => events.closed("left"), cut: () => {} };
      },
    });
    const first = bus.publish({ ...st("1"), ttlMs: 4500 });
    const rest = Array.from({ length: 1000 }, () => bus.publish(st("x")).catch((error) => error.code));
    await clock.advance(2000);
    await first;
    const answers = await Promise.all(rest);
    t.equal(sent[0]!.ttlMs, 2500);
    t.same(
      answers.filter((answer) => answer !== undefined),
      ["BROKER_UNREACHABLE"],
    );
    await t.rejects(bus.publish({ topic: "a/+/b", payload: "" }), /Not a topic/);
    await bus.close();
  });
});

t.test("secrets are kept in mosquitto's own format", async (t) => {
  // Made by mosquitto_passwd 2.0.11.
  const golden =
    "$7$101$76zEEKDkzryTr0Cp$505KjObAz8rRKtaW1jcJ92JPkaZB/D1IfbpqAek0VYCocVkGXghZAlD/Gp6/mO+CntUAiWxyGvsLUgzdjzYi0Q==";
  t.ok(secretMatches("geheim-Δ水", golden));
  t.notOk(secretMatches("geheim-Δ氷", golden));
  t.match(hashSecret("x", random), /^\$7\$101\$[A-Za-z0-9+/]{16}\$[A-Za-z0-9+/]{86}==$/);
  t.not(hashSecret("x", random), hashSecret("x", random), "salted");
  fc.assert(
    fc.property(fc.string(), fc.string(), (secret, other) => {
      const hash = hashSecret(secret, random);
      return secretMatches(secret, hash) && secretMatches(other, hash) === (other === secret);
    }),
  );
  for (const broken of ["", "x", "$6$1$YQ==$YQ==", "$7$0$YQ==$YQ==", "$7$9999999$YQ==$YQ==", golden.slice(0, -8)]) {
    t.notOk(secretMatches("geheim-Δ水", broken), `never matches ${broken}`);
  }
});

t.test("a subscription is granted only when all it can bring may be read", async (t) => {
  const level = fc.constantFrom("a", "b", "", "$c", "+");
  const filter = fc
    .tuple(fc.array(level, { minLength: 1, maxLength: 4 }), fc.boolean())
    .map(([levels, open]) => [...levels, ...(open ? ["#"] : [])].join("/"));
  const topic = fc.array(fc.constantFrom("a", "b", "", "$c"), { minLength: 1, maxLength: 5 }).map((ls) => ls.join("/"));
  fc.assert(
    fc.property(filter, filter, topic, (allowed, asked, topic) => {
      const isBrought = filterCovers(allowed, asked) && topicMatches(asked, topic);
      return !isBrought || topicMatches(allowed, topic) || topic.startsWith("$");
    }),
    { numRuns: 3000 },
  );
  fc.assert(fc.property(filter, (same) => filterCovers(same, same)));
  for (const name of ["+", "#", "", "Gate", "a/b", "gate\0", "x".repeat(61)]) {
    t.notOk(access.mayWrite(name, topics.device(name, "st")), `nothing for ${JSON.stringify(name)}`);
    t.notOk(access.mayRead(name, topics.time));
  }
  t.notOk(access.mayRead(DAEMON_USER, "hall/1/+/$daemon"), "the daemon stays in its own hall");
  t.notOk(access.mayWrite(DAEMON_USER, "hall/1/south/$daemon"));
});

t.test("routes answer as the filters do, also after one has left", async (t) => {
  const filters = fc.array(fc.constantFrom("a/b", "a/+", "a/#", "+/b", "#", "c"), { minLength: 1, maxLength: 3 });
  fc.assert(
    fc.property(fc.array(filters, { maxLength: 6 }), fc.nat(5), (all, gone) => {
      const routes = new Routes<number>();
      all.forEach((some, target) => void routes.add(some, target));
      const expected = (topic: string) =>
        all.flatMap((some, target) => (some.some((filter) => topicMatches(filter, topic)) ? [target] : []));
      const agree = (without?: number) =>
        ["a/b", "a/c", "c", "d/b", "$x"].every(
          (topic) => String(routes.to(topic)) === String(expected(topic).filter((target) => target !== without)),
        );
      const before = agree();
      routes.remove(gone);
      return before && agree(gone);
    }),
  );
  t.pass("3 properties held");
});

t.test("the packet meter sees the same however the bytes are cut", async (t) => {
  const limits = { packetBytesMax: 300, packetsPerSecond: 10, packetBurst: 5 };
  const packet = (length: number) =>
    Buffer.concat([
      Buffer.from(length < 128 ? [0x30, length] : [0x30, (length & 0x7f) | 0x80, length >> 7]),
      Buffer.alloc(length, 0xff),
    ]);
  const verdict = (chunks: readonly Uint8Array[]) => {
    const meter = new PacketMeter(limits, new VirtualClock(0));
    return chunks.map((chunk) => meter.push(chunk)).find((excess) => excess !== undefined);
  };
  const expected = (lengths: readonly number[]) => {
    const large = lengths.findIndex((length) => length > 300);
    if (large >= 0 && large < 6) return "packet-size";
    return lengths.length > 5 ? "packet-rate" : undefined;
  };
  fc.assert(
    fc.property(fc.array(fc.nat(400), { maxLength: 8 }), fc.array(fc.integer({ min: 1, max: 50 })), (lengths, cuts) => {
      const bytes = Buffer.concat(lengths.map(packet));
      const chunks: Uint8Array[] = [];
      let from = 0;
      for (const cut of cuts) {
        chunks.push(bytes.subarray(from, from + cut));
        from += cut;
      }
      chunks.push(bytes.subarray(from));
      return verdict(chunks) === expected(lengths);
    }),
  );
  t.equal(verdict([Buffer.from([0x30, 0xff, 0xff, 0xff, 0xff, 0x01])]), "packet-size", "a length without end");
  const clock = new VirtualClock(0);
  const meter = new PacketMeter(limits, clock);
  for (let n = 0; n < 5; n++) t.equal(meter.push(packet(1)), undefined);
  await clock.advance(100);
  t.equal(meter.push(packet(1)), undefined, "one more has been earned");
  t.equal(meter.push(packet(1)), "packet-rate");
});

t.test("every example of the contract is one that its schema takes", async (t) => {
  const schemas: Readonly<Record<string, TSchema>> = {
    ...schemaOfBranch,
    daemon: DaemonState,
    time: TimeSignal,
    board: PublicBoard,
    say: SayArgs,
    print: PrintArgs,
    query: QueryArgs,
    rate: RateArgs,
    tell: TellArgs,
    button: ButtonData,
    rating: RatingData,
  };
  const text = readFileSync(new URL("../docs/protocols/hall-1.md", import.meta.url), "utf8");
  const examples = [...text.matchAll(/```json (\S+)\n(.*?)```/gs)].map(([, name, json]) => ({
    name: name!,
    json: json!,
  }));
  for (const { name, json } of examples) {
    const checked = checker(schemas[name]!)(JSON.parse(json));
    t.ok(checked.ok, `${name}: ${checked.ok ? "taken" : problemsText(checked.problems)}`);
  }
  const named = [...new Set(examples.map(({ name }) => name))];
  t.same(named.sort(), Object.keys(schemas).sort(), "one at least for each");
});
