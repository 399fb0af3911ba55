// Devices over a broker from outside: a real mosquitto, with the files written for it, must serve the hall as the broker
// inside the daemon does. The same visits and the same strangers come to both; then what only a broker apart can do: die,
// come back with nothing in its memory, turn the daemon away, be asked to serve two daemons.
import { cpSync, existsSync, mkdirSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import t, { type Test } from "tap";
import { systemClock } from "../src/base/clock.ts";
import { SECRETS_FILE } from "../src/daemon/device-secrets.ts";
import type { Actor } from "../src/hall/commands.ts";
import type { Ticket } from "../src/hall/state.ts";
import { topicsOf } from "../src/protocols/mqtt/topics.ts";
import { eventually } from "./chaos/waiting.ts";
import {
  type BrokerHall,
  FOREIGN_SIGN,
  MOSQUITTO,
  Mosquitto,
  openBrokerHall,
  openBrokerHome,
  openDaemon,
  PATIENCE_MS,
} from "./outside-broker-hall.ts";

const clock = systemClock();
// Most of the time is spent waiting for deadlines; halls have ports and folders of their own.
t.jobs = 3;
const topics = topicsOf("tongshan");
/** Less than the 5 s that a goodbye may take which nobody hears. */
const STOP_MS_MAX = 4_500;
const CLERK: Actor = { role: "clerk", id: "1001" };

const ticketIn = ({ daemon }: BrokerHall, number: string): Ticket | undefined =>
  [...daemon.core.port.hall.tickets.values()].find((ticket) => ticket.number === number);

const numbersPrinted = ({ devices }: BrokerHall): string[] => devices.printed.map(({ paper }) => paper.number);

const pressKiosk = ({ devices }: BrokerHall, key: string): void => devices.hall.all("ticket-machine")[0]?.press(key);

const window1 = ({ devices }: BrokerHall) => {
  const { sign, pad, keypad } = devices.hall.counters.get("1")!.parts;
  return { sign: sign!, pad: pad!, keypad: keypad! };
};

interface Readyz {
  readonly ready: boolean;
  readonly checks: { readonly broker: { readonly ok: boolean } };
}

const readyzOf = async ({ daemon }: Pick<BrokerHall, "daemon">): Promise<Readyz> =>
  (await fetch(`${daemon.address}/readyz`)).json() as Promise<Readyz>;

const visit = async (t: Test, hall: BrokerHall): Promise<void> => {
  const { sign, pad, keypad } = window1(hall);
  pressKiosk(hall, "1");
  await hall.see("the paper", () => numbersPrinted(hall).includes("A00001"));
  t.match(hall.devices.hall.all("ticket-machine")[0]?.face.told?.text, /A00001/, "the machine tells the number");
  keypad.press("call");
  await hall.see(
    "the call on the sign",
    () => sign.face.tone === "call" && sign.face.lines.join(" ").includes("A00001"),
  );
  await hall.see("the voice", () => hall.devices.spoken.some(({ utterance }) => utterance.shows.includes("A00001")));
  const reached = await hall.see("every way has said it", () => ticketIn(hall, "A00001")?.delivery?.reached);
  t.same([...reached].sort(), ["screen", "sign", "voice"]);
  t.match(hall.devices.hall.all("hall-sign")[0]?.face.calls, [{ number: "A00001", window: "1" }]);
  keypad.press("start");
  await hall.see("the service on the sign", () => sign.face.tone === "serving");
  keypad.press("finish");
  await hall.see("the question of the pad", () => pad.face.asking?.number === "A00001");
  pad.press(4);
  await hall.see("the rating", () => ticketIn(hall, "A00001")?.rating === 4);
  await hall.see("the window is free", () => sign.face.tone === "idle");
  t.match(ticketIn(hall, "A00001"), { status: "served", paper: "printed", servedBy: "1001" });
  t.same(numbersPrinted(hall), ["A00001"], "one paper");
};

/** A sign that is nothing but mosquitto_pub and mosquitto_sub. */
const foreignSign = async (t: Test, hall: BrokerHall): Promise<void> => {
  const say = (branch: "$state" | "st", body: object) =>
    hall.foreign("mosquitto_pub", ["-r", "-t", topics.device(FOREIGN_SIGN, branch), "-m", JSON.stringify(body)]);
  t.equal((await say("$state", { s: "ready", boot: 1 })).code, 0);
  await hall.see("the foreign sign is known", () => hall.view(FOREIGN_SIGN)?.state === "ready");
  const want = await hall.foreign("mosquitto_sub", ["-C", "1", "-t", topics.device(FOREIGN_SIGN, "want")]);
  const { ver, state } = JSON.parse(want.stdout);
  t.match(state.lines, ["咨询服务窗口"], "what it is to show waits for it");
  t.notOk(hall.view(FOREIGN_SIGN)?.converged);
  await say("st", { ver, state });
  await hall.see("it shows that", () => hall.view(FOREIGN_SIGN)?.converged);
};

const writesIntoOthers = (boot: number): [topic: string, body: object][] => [
  [topics.device("window-1-sign", "$state"), { s: "lost", boot }],
  [topics.device("window-1-sign", "want"), { ver: 9_999_999, exp: null, state: { lines: ["谎言"], tone: "idle" } }],
  [topics.device("kiosk-1", "ev"), { n: 999, boot, type: "button", data: { key: "1" } }],
  [
    topics.device("speaker-1", "cmd"),
    { v: 1, id: "lie", op: "say", args: { text: "谎言" }, ts: 0, ttl: 9000, boot: "z" },
  ],
  [topics.daemon, { s: "offline", boot: "z", epoch: "z", seq: 0, ver: "", ts: 0 }],
];

const writeIntoOthers = async (t: Test, hall: BrokerHall): Promise<void> => {
  const { sign } = window1(hall);
  const before = { face: structuredClone(sign.face), tickets: hall.daemon.core.port.hall.tickets.size };
  const { boot } = hall.devices.hall.find("window-1-sign")!.device;
  for (const [topic, body] of writesIntoOthers(boot))
    await hall.foreign("mosquitto_pub", ["-r", "-t", topic, "-m", JSON.stringify(body)]);
  // What comes after them on the same way has been heard, so they have been too, or never will be.
  const state = JSON.stringify({ s: "degraded", boot: 2 });
  await hall.foreign("mosquitto_pub", ["-r", "-t", topics.device(FOREIGN_SIGN, "$state"), "-m", state]);
  await hall.see("its own word is heard", () => hall.view(FOREIGN_SIGN)?.state === "degraded");
  const daemonNow = await hall.foreign("mosquitto_sub", ["-C", "1", "-t", topics.daemon]);
  t.match(JSON.parse(daemonNow.stdout), { s: "online" });
  t.equal(hall.view("window-1-sign")?.state, "ready");
  t.same(sign.face, before.face);
  t.equal(hall.daemon.core.port.hall.tickets.size, before.tickets, "no ticket was taken");
  t.notOk(hall.devices.hall.all("speaker").some(({ device }) => device.received.some(({ id }) => id === "lie")));
};

const readOthers = async (t: Test, hall: BrokerHall): Promise<void> => {
  const own = topics.device(FOREIGN_SIGN, "want");
  const foreign = [topics.device("printer-1", "cmd"), "hall/1/tongshan/dev/+/ev", "hall/1/tongshan/#", "#"];
  const filters = [own, ...foreign].flatMap((filter) => ["-t", filter]);
  const listening = hall.listen([...filters, "-v"]);
  await listening.line("it hears what is its own", PATIENCE_MS, (line) => line.startsWith(own));
  const before = numbersPrinted(hall).length;
  pressKiosk(hall, "2");
  await hall.see("a paper", () => numbersPrinted(hall).length > before);
  await listening.end();
  const heard = listening.out.filter((line) => line.startsWith("hall/"));
  t.ok(heard.length > 0);
  const mayHear = new RegExp(`^hall/1/tongshan/(dev/${FOREIGN_SIGN}/|grp/|pub/|\\$)`);
  const others = heard.filter((line) => !mayHear.test(line));
  t.same(others, [], "and nothing else");
};

const knockWithout = async (t: Test, hall: BrokerHall): Promise<void> => {
  const strangers = [{ password: "guess" }, { password: "" }, { user: "nobody", password: "guess" }];
  const listen = ["-C", "1", "-t", topics.time];
  for (const stranger of strangers) {
    const end = await hall.foreign("mosquitto_sub", listen, stranger);
    t.not(end.code, 0, JSON.stringify(stranger));
    t.match(end.stderr, /not authori[sz]ed|bad user name/i);
  }
};

/** Until then a goodbye would wait for an answer. */
const noticesItsLoss = (hall: BrokerHall): Promise<unknown> => {
  const isNoticed = async () => !(await readyzOf(hall)).checks.broker.ok || undefined;
  return eventually(clock, "the hall notices", PATIENCE_MS, isNoticed);
};

const deviceSuite = (name: string, broker: "embedded" | "outside", skip: string | false) =>
  t.test(`devices over ${name}`, { skip, buffered: true }, async (t) => {
    const hall = await openBrokerHall(clock, broker);
    t.teardown(() => hall.close());
    await t.test("a visitor presses, is called, is served and rates", (t) => visit(t, hall));
    await t.test("a device of somebody else's making is a sign of the hall", (t) => foreignSign(t, hall));
    await t.test("a device cannot speak for another one, nor for the daemon", (t) => writeIntoOthers(t, hall));
    await t.test("a device does not hear what is meant for another one", (t) => readOthers(t, hall));
    await t.test("without the right secret nobody comes in", (t) => knockWithout(t, hall));
  });

const isThere = [MOSQUITTO, "/usr/bin/mosquitto_pub"].every((file) => existsSync(file));
const skip = isThere ? false : "install the Debian packages mosquitto and mosquitto-clients";
deviceSuite("the broker in the daemon", "embedded", skip);
deviceSuite("mosquitto", "outside", skip);

t.test(
  "mosquitto dies in the middle of a day and comes back with nothing in its memory",
  { skip, buffered: true },
  async (t) => {
    const hall = await openBrokerHall(clock, "outside");
    t.teardown(() => hall.close());
    const { sign, keypad } = window1(hall);
    const { port } = hall.daemon.core;
    pressKiosk(hall, "1");
    await hall.see("the paper", () => numbersPrinted(hall).length === 1);
    keypad.press("call");
    await hall.see("the call", () => sign.face.tone === "call");

    await hall.mosquitto?.kill();
    await noticesItsLoss(hall);
    t.match(await readyzOf(hall), { ready: true, checks: { ledger: { ok: true } } }, "the hall goes on");
    for (const kind of ["StartService", "FinishService"] as const)
      t.ok((await port.submit({ kind, args: { window: "1" }, by: CLERK })).ok, kind);
    t.ok((await port.submit({ kind: "TakeTicket", args: { service: "medical" }, by: { role: "kiosk", id: "k" } })).ok);
    t.ok((await port.submit({ kind: "CallNext", args: { window: "1" }, by: CLERK })).ok);
    pressKiosk(hall, "3");
    t.match(sign.face.lines.join(" "), /A00001/, "the sign cannot know yet");

    await hall.mosquitto?.start();
    await hall.see(
      "the call made meanwhile",
      () => sign.face.tone === "call" && /B00001/.test(sign.face.lines.join(" ")),
    );
    await hall.see("the press made meanwhile", () => numbersPrinted(hall).includes("C00001"));
    const want = await hall.foreign("mosquitto_sub", ["-C", "1", "-t", topics.device(FOREIGN_SIGN, "want")]);
    t.match(JSON.parse(want.stdout).state.lines, ["咨询服务窗口"], "also for a sign that was never there");
    t.match(await readyzOf(hall), { checks: { broker: { ok: true } } });
    t.equal(new Set(numbersPrinted(hall)).size, numbersPrinted(hall).length, "no paper twice");
    const isRight = ({ id }: { id: string }) => id === FOREIGN_SIGN || hall.view(id)?.converged !== false;
    await hall.see("every sign shows what it should", () => hall.home.config.devices.every(isRight));

    await hall.mosquitto?.kill();
    await noticesItsLoss(hall);
    const began = clock.elapsed();
    await hall.daemon.stop();
    t.ok(clock.elapsed() - began < STOP_MS_MAX, "without its broker a hall stops as promptly");
  },
);

t.test("mosquitto turns the daemon away until its password file is the hall's", { skip, buffered: true }, async (t) => {
  const home = await openBrokerHome(clock, "outside");
  t.teardown(() => home.remove());
  const mosquitto = new Mosquitto(home, clock);
  const said = await mosquitto.writeFiles();
  const folder = join(dirname(home.configFile), "mosquitto");
  t.match(said, [`${folder}/mosquitto.conf`, `${folder}/passwords`, `${folder}/access`, /chown -R mosquitto/, "0"]);
  for (const name of ["passwords", "access"]) t.equal(statSync(join(folder, name)).mode & 0o777, 0o600, name);
  const another = await openBrokerHome(clock, "outside");
  t.teardown(() => another.remove());
  cpSync(join(another.dataFolder, SECRETS_FILE), join(home.dataFolder, SECRETS_FILE));

  await mosquitto.start();
  t.teardown(() => mosquitto.kill());
  const lines: string[] = [];
  const daemon = await openDaemon(home, clock, lines);
  t.teardown(() => daemon.stop());
  t.match(await readyzOf({ daemon }), { ready: true, checks: { broker: { ok: false, detail: "disconnected" } } });
  await eventually(
    clock,
    "the log says why",
    PATIENCE_MS,
    () => lines.some((line) => /not authori[sz]ed/i.test(line)) || undefined,
  );

  await mosquitto.writeFiles();
  await mosquitto.kill();
  await mosquitto.start();
  await eventually(
    clock,
    "the daemon is let in",
    PATIENCE_MS,
    async () => (await readyzOf({ daemon })).checks.broker.ok || undefined,
  );
});

t.test(
  "a second daemon of one hall keeps away from the broker, and the first one never notices",
  { skip },
  async (t) => {
    const hall = await openBrokerHall(clock, "outside");
    t.teardown(() => hall.close());
    const dataFolder = join(dirname(hall.home.configFile), "copy");
    mkdirSync(dataFolder);
    cpSync(join(hall.home.dataFolder, SECRETS_FILE), join(dataFolder, SECRETS_FILE));
    const sent = hall.log.length;
    await t.rejects(openDaemon({ ...hall.home, dataFolder }, clock), {
      code: "BROKER_SHARED",
      message: new RegExp(hall.daemon.core.port.head.epoch),
    });
    t.match(await readyzOf(hall), { checks: { broker: { ok: true } } });
    pressKiosk(hall, "1");
    await hall.see("the paper", () => numbersPrinted(hall).length === 1);
    // On a busy machine devices are still coming.
    const noticed = hall.log.slice(sent).filter((line) => !line.includes('"state":"ready"'));
    t.same(noticed, [], "nothing to log");
  },
);
