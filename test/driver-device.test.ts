// The drivers' side of hall/1, with an appliance of nothing behind it: what it tells of itself, how it answers, what it
// remembers, and what it does with what people do.
import t from "tap";
import { Type } from "typebox";
import { checker } from "../src/base/check.ts";
import { pause } from "../src/base/clock.ts";
import { VirtualClock } from "../src/base/virtual-clock.ts";
import type { AnswerStore } from "../src/drivers/device/answers.ts";
import { type Appliance, atOnce, type DevicePort, inTurn } from "../src/drivers/device/appliance.ts";
import { HallDevice } from "../src/drivers/device/hall-device.ts";
import { MemoryBroker } from "../src/protocols/mqtt/memory-bus.ts";
import { type Ack, type DeviceEvent, schemaOfBranch } from "../src/protocols/mqtt/messages.ts";
import { parseDeviceTopic, topicsOf } from "../src/protocols/mqtt/topics.ts";

const [HALL, ID] = ["hall", "thing"];
const BOOT = "01K8WZ3N5T0000000000000000";
const LATER = "01K9WZ3N5T0000000000000000";
const WORK_MS = 1000;
const topics = topicsOf(HALL!);
const checkNothing = checker(Type.Object({}));
const checkText = checker(Type.Object({ text: Type.String() }));

interface Said {
  readonly branch: string;
  readonly payload: string;
}

const open = async (setting: { store?: AnswerStore; boot?: number; clock?: VirtualClock } = {}) => {
  const { clock = new VirtualClock(1_795_251_149_123), boot = 7 } = setting;
  const broker = new MemoryBroker({ clock });
  const said: Said[] = [];
  const done: string[] = [];
  let port!: DevicePort;
  const work = async ({ text }: { text: string }, signal: AbortSignal) => {
    await pause(clock, WORK_MS, "work");
    signal.throwIfAborted();
    if (text === "break") throw new Error("it broke");
    done.push(text);
    return { text };
  };
  const appliance: Appliance = {
    kind: "printer",
    model: "thing",
    limits: { doneMs: 5000 },
    waitingMax: 4,
    operations: {
      print: inTurn(checkText, (args, { signal }) => work(args, signal)),
      stop: atOnce(checkNothing, async () => port.dropWork() as undefined),
    },
    show: (picture) => {
      if (picture.state.lines === "wrong") return "lines is no list";
      clock.after(5, "show", () => port.shows(picture));
      return undefined;
    },
  };
  const device = new HallDevice(
    {
      hall: HALL!,
      id: ID!,
      password: "",
      clock,
      boot,
      groups: ["things"],
      open: (identity) => broker.connect(identity),
      ...(setting.store && { store: setting.store }),
    },
    (given) => {
      port = given;
      return appliance;
    },
  );
  const daemon = broker.connect({ clientId: "daemon", username: "tidehall", password: "" });
  await daemon.subscribe([...topics.fromDevices], ({ topic, payload }) => {
    said.push({ branch: parseDeviceTopic(topic)!.branch, payload });
  });
  device.start();
  await clock.advance(10);
  const publish = async (topic: string, payload: object | string, retain = false) => {
    await daemon.publish({ topic, payload: typeof payload === "string" ? payload : JSON.stringify(payload), retain });
    await clock.advance(10);
  };
  const command = (id: string, op: string, args: object, more = {}) =>
    publish(topics.device(ID!, "cmd"), { v: 1, id, op, args, ts: clock.now(), ttl: 60_000, boot: BOOT, ...more });
  const of = <T>(branch: string): T[] =>
    said.filter((one) => one.branch === branch).map(({ payload }) => JSON.parse(payload));
  const rungs = (id: string) =>
    of<Ack>("ack")
      .filter((ack) => ack.id === id)
      .map(({ st }) => st);
  return { clock, broker, device, port, said, done, publish, command, of, rungs };
};

t.test("everything it says is hall/1", async (t) => {
  const { clock, port, said, command, publish, device } = await open();
  port.turn("ready", []);
  port.emit("button", { key: "1" });
  await publish(topics.device(ID!, "want"), { ver: 1, exp: null, state: { lines: ["A001"] } }, true);
  await command("a", "print", { text: "a" });
  await clock.advance(2000);
  const checks = new Map(Object.entries(schemaOfBranch).map(([branch, schema]) => [branch, checker(schema)]));
  for (const { branch, payload } of said) {
    const checked = checks.get(branch)?.(JSON.parse(payload));
    t.ok(checked?.ok, `${branch} ${checked?.ok ? "" : JSON.stringify(checked)}`);
  }
  t.same([...new Set(said.map(({ branch }) => branch))].sort(), ["$desc", "$state", "ack", "ev", "st"]);
  await device.stop();
});

t.test(
  "it says who it is when it comes, when it is asked, and after the broker has forgotten [HALL-1.7]",
  async (t) => {
    const { clock, broker, said, publish, port } = await open();
    port.turn("degraded", ["paper-low"]);
    port.alert("paper", "打印纸即将用完");
    await clock.advance(10);
    const whole = ["$alert/paper", "$desc", "$state", "st"];
    const told = () => [...new Set(said.splice(0).map(({ branch }) => branch))].sort();
    t.same(told(), whole);
    await publish(topics.who, {});
    t.same(told(), whole, "when it is asked");
    broker.restart();
    await clock.advance(2000);
    t.same(told(), whole, "after a restart of the broker");
    port.alert("paper", "");
    await clock.advance(10);
    t.same(said, [{ branch: "$alert/paper", payload: "" }], "an alert is cleared by an empty payload [HALL-1.9]");
  },
);

t.test("its death is told by a will of its own boot, its leaving by a last word [HALL-1.2]", async (t) => {
  const { clock, broker, device, of } = await open({ boot: 12 });
  broker.bar(`${HALL}-${ID}`);
  await clock.advance(10);
  t.match(of<object>("$state").at(-1), { s: "lost", boot: 12 });
  broker.admit(`${HALL}-${ID}`);
  await clock.advance(20_000);
  const stopping = device.stop();
  await clock.advance(100);
  await stopping;
  t.match(of<object>("$state").at(-1), { s: "disconnected", boot: 12 });
  t.same(clock.armed(), [], "no timer is left");
});

t.test("the later version wins, and equal versions mean shown [HALL-2.1] [HALL-2.2]", async (t) => {
  const { clock, publish, of, said } = await open();
  const want = (ver: number, lines: unknown, exp: number | null = null) =>
    publish(topics.device(ID!, "want"), { ver, exp, state: { lines } }, true);
  const shown = () => of<{ ver: number; state: object }>("st").at(-1);
  await want(5, ["five"]);
  t.match(shown(), { ver: 5, state: { lines: ["five"] } });
  await want(4, ["four"]);
  t.match(shown(), { ver: 5 }, "a late one is ignored");
  const before = of("st").length;
  await want(5, ["five"]);
  t.equal(of("st").length, before + 1, "the same is answered again");
  await want(6, "wrong");
  t.match(shown(), { ver: 5 }, "what cannot be shown leaves everything as it is");
  t.match(said.at(-1), { branch: "$log/warn", payload: "want 6: lines is no list" });
  await publish(topics.device(ID!, "want"), "{");
  t.equal(said.at(-1)?.branch, "$log/warn", "rubbish is told");
  await want(7, ["seven"], clock.now() + 1000);
  await clock.advance(1100);
  t.match(shown(), { ver: 7, state: {} }, "what has expired is not shown");
  const daemon = { s: "online", boot: LATER, epoch: "e", seq: 1, ver: "1", ts: 1 };
  await publish(topics.daemon, daemon, true);
  await want(1, ["one"]);
  t.match(shown(), { ver: 1, state: { lines: ["one"] } }, "a new daemon may begin lower");
});

t.test("a command goes up the ladder once [HALL-3.2] [HALL-3.3]", async (t) => {
  const { clock, command, rungs, done, of } = await open();
  await command("a", "print", { text: "a" });
  await command("b", "print", { text: "break" });
  t.same(rungs("a"), ["accepted", "started"]);
  t.same(rungs("b"), ["accepted"], "one at a time");
  await clock.advance(2 * WORK_MS);
  t.same(rungs("a"), ["accepted", "started", "done"]);
  t.match(of<Ack>("ack").at(-1), { id: "b", st: "failed", code: 1, msg: "it broke" });
  await command("a", "print", { text: "a" });
  t.match(of<Ack>("ack").at(-1), { id: "a", st: "done", dup: true });
  t.same(done, ["a"]);
  await command("c", "print", { text: 3 });
  t.match(of<Ack>("ack").at(-1), { id: "c", st: "rejected", msg: /\/args\/text is 3/ });
  await command("c", "print", { text: "c" });
  t.equal(rungs("c").at(-1), "started", "a mended one may come again");
});

t.test("what is cancelled, of an older daemon, or too much is not done [HALL-3.7] [HALL-3.8]", async (t) => {
  const { clock, command, rungs, done, publish } = await open();
  for (const id of ["a", "b", "c", "d", "e", "f"]) await command(id, "print", { text: id });
  t.equal(rungs("f").at(-1), "rejected", "no room");
  await command("g", "print", { text: "g" }, { cancel: ["a", "b", "late"] });
  await clock.advance(WORK_MS);
  t.equal(rungs("a").at(-1), "superseded", "what runs is cut short");
  t.equal(rungs("b").at(-1), "superseded");
  await command("late", "print", { text: "late" });
  t.equal(rungs("late").at(-1), "superseded", "also what comes after its cancelling");
  await publish(topics.daemon, { s: "online", boot: LATER, epoch: "e", seq: 1, ver: "1", ts: 1 }, true);
  await clock.advance(10 * WORK_MS);
  t.same(done, ["c"], "what ran was finished");
  for (const id of ["d", "e", "g"]) t.equal(rungs(id).at(-1), "superseded", id);
  await command("old", "print", { text: "old" });
  t.equal(rungs("old").at(-1), "superseded", "of an older boot");
  await publish(topics.group("things"), { v: 1, id: "h", op: "stop", args: {}, ts: 1, ttl: 1000, boot: LATER });
  t.same(rungs("h"), ["accepted", "started", "done"], "a group's command is taken too [HALL-3.9]");
});

t.test("a printer knows after a loss of power what it began [HALL-3.6]", async (t) => {
  let kept: readonly Ack[] = [];
  const store: AnswerStore = {
    load: () => kept,
    save: (answers) => {
      kept = structuredClone(answers);
    },
  };
  const first = await open({ store });
  await first.command("a", "print", { text: "a" });
  await first.clock.advance(WORK_MS);
  await first.command("b", "print", { text: "b" });
  await first.command("c", "print", { text: "c" });
  const second = await open({ store, boot: 8 });
  t.equal(second.port.becameOf("a"), "done");
  t.equal(second.port.becameOf("b"), "started", "nobody knows");
  t.equal(second.port.becameOf("c"), "failed", "it had certainly not begun");
  await second.command("b", "print", { text: "b" });
  await second.clock.advance(5 * WORK_MS);
  t.same(second.done, [], "it is not done again");
  for (let n = 0; n < 100; n++) {
    await second.command(`n${n}`, "print", { text: "n" });
    await second.clock.advance(WORK_MS);
  }
  t.ok(kept.length <= 16, "and not everything is kept for ever");
  t.equal(second.port.becameOf("a"), undefined);
});

t.test("what people do is numbered, and told until the hall has it [HALL-4.1] [HALL-4.3]", async (t) => {
  const { clock, port, of, publish, broker, said } = await open();
  const sent = () => of<DeviceEvent>("ev").map(({ n }) => n);
  port.emit("button", { key: "1" });
  port.emit("button", { key: "2" }, "command-1");
  await clock.advance(10);
  t.same(sent(), [1, 2]);
  t.match(of<DeviceEvent>("ev")[1], { n: 2, boot: 7, data: { key: "2" }, re: "command-1" });
  await clock.advance(2000 + 4000 + 8000);
  t.same(sent(), [1, 2, 1, 2, 1, 2, 1, 2], "again after 2, 4 and 8 s");
  await publish(topics.device(ID!, "evack"), { boot: 6, n: 2 });
  await publish(topics.device(ID!, "evack"), { boot: 7, n: 1 });
  said.length = 0;
  broker.drop(`${HALL}-${ID}`);
  await clock.advance(1000);
  t.same(sent(), [2], "what is not covered, after every connection");
  await publish(topics.device(ID!, "evack"), { boot: 7, n: 2 });
  said.length = 0;
  await clock.advance(120_000);
  t.same(sent(), [], "and no more then");
  for (let n = 0; n < 70; n++) port.emit("button", { key: "1" });
  await clock.advance(10);
  t.match(said.findLast(({ branch }) => branch === "$log/warn")?.payload, /given up/);
});
