// The simulated devices against the contract hall/1: every rule for every kind, every fault as it shows on the wire,
// and the crowd against a hall of a few lines. No daemon, no driver, no waiting: virtual time and a broker of memory.
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import t from "tap";
import { gapMs, steadyRate, townshipDay } from "../hardware-sim/arrivals.ts";
import { type ClerksReport, seatClerks } from "../hardware-sim/clerks.ts";
import { Counter } from "../hardware-sim/counter.ts";
import { openCrowd } from "../hardware-sim/crowd.ts";
import type { DeviceSetting } from "../hardware-sim/device.ts";
import type { EvaluatorPad } from "../hardware-sim/devices/evaluator-pad.ts";
import { type Printer, pageLines } from "../hardware-sim/devices/printer.ts";
import { type Speaker, speechMs } from "../hardware-sim/devices/speaker.ts";
import type { Fault } from "../hardware-sim/fault.ts";
import { faultNames, faultOf } from "../hardware-sim/faults.ts";
import {
  type DeviceSpec,
  type SimulatedDevice,
  type SimulatedHall,
  simulateDevice,
  simulateHall,
} from "../hardware-sim/hall-of-devices.ts";
import { afflictionOf, runSimulator } from "../hardware-sim/program.ts";
import { isSameWindow, numberIn, windowIn } from "../hardware-sim/reading.ts";
import type { Room } from "../hardware-sim/room.ts";
import { openSenses } from "../hardware-sim/senses.ts";
import type { CrowdReport } from "../hardware-sim/tally.ts";
import type { Temper } from "../hardware-sim/traits.ts";
import { Watchers } from "../hardware-sim/watchers.ts";
import { calendarOf } from "../src/base/calendar.ts";
import { checker } from "../src/base/check.ts";
import { isAppError } from "../src/base/errors.ts";
import { seededRandom } from "../src/base/random.ts";
import { VirtualClock } from "../src/base/virtual-clock.ts";
import type { LinkedBus } from "../src/protocols/mqtt/linked-bus.ts";
import { MemoryBroker } from "../src/protocols/mqtt/memory-bus.ts";
import {
  type Ack,
  type DeviceCommand,
  type DeviceDescription,
  type DeviceEvent,
  type DeviceState,
  type Shown,
  schemaOfBranch,
} from "../src/protocols/mqtt/messages.ts";
import { type Branch, parseDeviceTopic, topicsOf } from "../src/protocols/mqtt/topics.ts";
import { fc } from "./search.ts";

const START = Date.UTC(2026, 10, 21, 1, 0);
const HALL = "north";
const BOOT = "01JD0000000000000000000001";
const OLDER_BOOT = "01JD0000000000000000000000";
const LATER_BOOT = "01JD0000000000000000000002";
const topics = topicsOf(HALL);
const checks = new Map(Object.entries(schemaOfBranch).map(([branch, schema]) => [branch, checker(schema)]));

interface Said {
  readonly branch: string;
  readonly payload: string;
  readonly at: number;
}

/** The daemon's end of the wire, and one device at the other. */
class Bench {
  readonly clock = new VirtualClock(START);
  readonly broker = new MemoryBroker({ clock: this.clock });
  readonly said: Said[] = [];
  readonly part: SimulatedDevice;
  readonly #daemon: LinkedBus;

  constructor(spec: DeviceSpec, extra: Partial<DeviceSetting> = {}) {
    this.#daemon = this.broker.connect({ clientId: "daemon", username: "daemon", password: "" });
    void this.#daemon.subscribe(topics.fromDevices, ({ topic, payload, retain }) => {
      if (!retain) this.said.push({ branch: parseDeviceTopic(topic)!.branch, payload, at: this.clock.elapsed() });
    });
    const open = this.broker.connect.bind(this.broker);
    const { clock } = this;
    this.part = simulateDevice({ id: spec.id, hall: HALL, open, password: "", clock, ...extra }, spec);
  }

  async open(): Promise<this> {
    await this.clock.advance(10);
    this.part.device.start();
    await this.clock.advance(10);
    return this;
  }

  /** Everything is taken down, and nothing may be left behind. */
  async close(): Promise<readonly string[]> {
    for (const leave of [() => this.part.device.stop(), () => this.#daemon.close()]) {
      const leaving = leave();
      await this.clock.advance(10);
      await leaving;
    }
    return this.clock.armed();
  }

  publish(topic: string, message: unknown, retain = false): void {
    const payload = typeof message === "string" ? message : JSON.stringify(message);
    void this.#daemon.publish({ topic, payload, retain });
  }

  /** Says something on one of the device's own branches, and lets `ms` pass. */
  async say(branch: Branch, message: unknown, ms = 0): Promise<void> {
    this.publish(topics.device(this.part.device.id, branch), message, branch === "want");
    await this.clock.advance(ms);
  }

  async command(command: Partial<DeviceCommand> & { id: string }, ms = 0): Promise<void> {
    await this.say("cmd", { v: 1, ts: this.clock.now(), ttl: 600_000, boot: BOOT, ...command }, ms);
  }

  async daemonIs(boot: string, s = "online"): Promise<void> {
    this.publish(topics.daemon, { s, boot, epoch: "e", seq: 1, ver: "1", ts: this.clock.now() }, true);
    await this.clock.advance(0);
  }

  all<T>(branch: string): T[] {
    return this.said.filter((said) => said.branch === branch).map(({ payload }) => JSON.parse(payload) as T);
  }

  last<T>(branch: string): T | undefined {
    return this.all<T>(branch).at(-1);
  }

  /** The rungs a command has climbed; a repeated answer is marked. */
  rungs(id: string): string[] {
    return this.all<Ack>("ack")
      .filter((ack) => ack.id === id)
      .map(({ st, dup }) => (dup ? `${st} again` : st));
  }

  get lives(): string[] {
    return this.all<DeviceState>("$state").map(({ s, boot }) => `${s} ${boot}`);
  }

  get logged(): string {
    return this.said
      .filter(({ branch }) => branch === "$log/warn")
      .map(({ payload }) => payload)
      .join("\n");
  }
}

const page = (number: string) => [
  { item: "text", text: "综合业务", size: 1, align: "center" },
  { item: "text", text: number, size: 4, align: "center", bold: true },
  { item: "text", text: "C002 窗口 3", size: 1, align: "left" },
  { item: "cut" },
];
const print = (number: string) => ({ op: "print", args: { page: page(number), number } });
const say = (text: string) => ({ op: "say", args: { text } });
const rate = (number: string, seconds = 30) => ({
  op: "rate",
  args: {
    ticket: `20261121-${number}`,
    number,
    prompt: "请评价",
    clerk: "1001",
    grades: ["非常满意", "满意", "基本满意", "不满意", "非常不满意"],
    seconds,
  },
});
const sign = (number: string, tone = "call") => ({ lines: ["3号窗口", `请 ${number} 号`], tone });

interface KindOfDevice {
  readonly spec: DeviceSpec;
  readonly command?: Pick<DeviceCommand, "op" | "args">;
  readonly state?: Record<string, unknown>;
  readonly wrongArgs?: readonly [args: Record<string, unknown>, field: string];
}

const kinds: readonly KindOfDevice[] = [
  {
    spec: { id: "gate", kind: "button", role: "ticket-machine", keys: ["social", "tax"] },
    command: { op: "tell", args: { text: "A001", tone: "ok" } },
    wrongArgs: [{ text: "A001", tone: "loud" }, "/args/tone"],
  },
  {
    spec: { id: "keypad-3", kind: "button", window: "3" },
    command: { op: "tell", args: { text: "请 A001 号", tone: "ok" } },
    wrongArgs: [{ tone: "ok" }, "/args/text"],
  },
  {
    spec: { id: "printer-1", kind: "printer" },
    command: print("A001"),
    wrongArgs: [{ page: [], number: "" }, "/args/page"],
  },
  { spec: { id: "speaker-1", kind: "speaker" }, command: say("请A001号"), wrongArgs: [{ text: "" }, "/args/text"] },
  { spec: { id: "pad-3", kind: "rater", window: "3" }, command: rate("A001"), wrongArgs: [{}, "/args/ticket"] },
  { spec: { id: "sign-3", kind: "led", window: "3" }, state: sign("A001") },
  { spec: { id: "board-1", kind: "screen" }, state: { title: "大厅", calls: [], notice: "" } },
  { spec: { id: "lamp-3", kind: "lamp", window: "3" }, state: { tone: "call" } },
];
const acting = kinds.flatMap((kind) =>
  kind.command && kind.wrongArgs ? [{ ...kind, command: kind.command, wrongArgs: kind.wrongArgs }] : [],
);
const showing = kinds.flatMap((kind) => (kind.state ? [{ ...kind, state: kind.state }] : []));

/** Longer than any work of the suite takes. */
const WORK_MS = 20_000;

const openKind = (id: string, extra: Partial<DeviceSetting> = {}): Promise<Bench> =>
  new Bench(kinds.find(({ spec }) => spec.id === id)!.spec, extra).open();

t.test(
  "every device introduces itself, and leaves no timer and no doubt when it goes [HALL-1.2] [HALL-1.3]",
  async (t) => {
    for (const { spec } of kinds) {
      const bench = await new Bench(spec).open();
      t.equal(bench.last<DeviceDescription>("$desc")?.kind, spec.kind, spec.id);
      t.same(bench.lives, ["init 1", "ready 1"], `${spec.id} is born`);
      t.same(bench.last<Shown>("st")?.faults, [], `${spec.id} is well`);
      t.same(await bench.close(), [], `${spec.id} leaves no timer`);
      t.equal(bench.lives.at(-1), "disconnected 1", `${spec.id} says goodbye`);
    }
  },
);

t.test("whatever a device says fits the schema of its branch", async (t) => {
  for (const { spec, command, state } of kinds) {
    const bench = await new Bench(spec).open();
    if (state) await bench.say("want", { ver: 4, exp: null, state });
    if (command) await bench.command({ id: "c", ...command }, WORK_MS);
    await bench.command({ id: "d", op: "dance", args: {} });
    if (bench.part.role === "ticket-machine") bench.part.press("tax", "card-1");
    await bench.clock.advance(100);
    for (const { branch, payload } of bench.said.filter(({ branch }) => checks.has(branch))) {
      const checked = checks.get(branch)!(JSON.parse(payload));
      t.ok(checked.ok, `${spec.id} ${branch} ${payload}`);
    }
    await bench.close();
  }
});

t.test(
  "a device that was asked who is there says everything again, and so it does 2 s after every connection [HALL-1.7]",
  async (t) => {
    for (const { spec } of kinds) {
      const bench = await new Bench(spec).open();
      await bench.clock.advance(5_000);
      const told = () => ["$desc", "$state", "st"].map((branch) => bench.all(branch).length);
      t.same(told(), [2, 3, 2], `${spec.id} has said it once more after 2 s`);
      bench.publish(topics.who, { ts: START });
      await bench.clock.advance(10);
      t.same(told(), [3, 4, 3], `${spec.id} answers $who`);
      bench.broker.restart();
      await bench.clock.advance(4_000);
      t.same(told(), [4, 5, 4], `${spec.id} heals a broker that has forgotten`);
      await bench.close();
    }
  },
);

t.test("a late will belongs to an older boot [HALL-1.2]", async (t) => {
  const bench = await openKind("sign-3", { boot: 17 });
  bench.part.device.apply(faultOf("reboots")!);
  await bench.clock.advance(10_000);
  t.same(bench.lives.slice(0, 5), ["init 17", "ready 17", "lost 17", "init 18", "ready 18"]);
});

t.test("a command climbs the ladder rung by rung [HALL-3.2]", async (t) => {
  for (const { spec, command } of acting) {
    const bench = await new Bench(spec).open();
    await bench.command({ id: "c1", ...command }, WORK_MS);
    t.same(bench.rungs("c1"), ["accepted", "started", "done"], spec.id);
    t.equal(bench.last<Ack>("ack")?.boot, 1);
    await bench.close();
  }
});

t.test("a repeated id is answered again and not carried out again [HALL-3.3]", async (t) => {
  for (const { spec, command } of acting) {
    const bench = await new Bench(spec).open();
    await bench.command({ id: "c1", ...command }, WORK_MS);
    const face = JSON.stringify(bench.part.device.face);
    await bench.command({ id: "c1", ...command }, WORK_MS);
    t.same(bench.rungs("c1").slice(3), ["done again"], spec.id);
    t.equal(bench.part.device.received.length, 2);
    if (bench.part.role === "printer") t.equal(bench.part.papers.length, 1);
    else if (bench.part.role === "speaker") t.equal(bench.part.spoken.length, 1);
    else if (bench.part.role !== "evaluator-pad") t.equal(JSON.stringify(bench.part.device.face), face);
    await bench.close();
  }
});

t.test("a command that is repeated while it runs is told how far it is", async (t) => {
  const bench = await openKind("speaker-1");
  await bench.command({ id: "c1", ...say("一") });
  await bench.command({ id: "c1", ...say("一") }, WORK_MS);
  t.same(bench.rungs("c1"), ["accepted", "started", "started again", "done"]);
});

t.test("64 ids are remembered, a printer's 16 even through a loss of power [HALL-3.3]", async (t) => {
  const speaker = await openKind("speaker-1");
  for (let n = 0; n < 65; n++) await speaker.command({ id: `c${n}`, ...say("一") }, 1_000);
  await speaker.command({ id: "c1", ...say("一") }, 1_000);
  await speaker.command({ id: "c0", ...say("一") }, 1_000);
  t.equal(speaker.rungs("c1").at(-1), "done again");
  t.same(speaker.rungs("c0").slice(3), ["accepted", "started", "done"], "the 65th has pushed the first one out");

  const printer = await openKind("printer-1");
  for (let n = 0; n < 17; n++) await printer.command({ id: `p${n}`, ...print("A001") }, 2_000);
  printer.part.device.apply(faultOf("reboots")!);
  await printer.clock.advance(10_000);
  await printer.command({ id: "p1", ...print("A001") }, 2_000);
  t.equal(printer.rungs("p1").at(-1), "done again");
  t.equal((printer.part as Printer).papers.length, 17);
  await printer.command({ id: "p0", ...print("A001") }, 2_000);
  t.equal(printer.rungs("p0").at(-1), "done", "the 17th has pushed the first one out");
});

t.test(
  "what has expired is not done, by the clock or, without one, by the time since reception [HALL-3.4]",
  async (t) => {
    for (const { spec, command } of acting) {
      const bench = await new Bench(spec).open();
      await bench.command({ id: "late", ...command, exp: START - 1 }, WORK_MS);
      t.same(bench.rungs("late"), ["expired"], spec.id);
      await bench.command({ id: "in-time", ...command, exp: bench.clock.now() + 60_000 }, WORK_MS);
      t.equal(bench.rungs("in-time").at(-1), "done", spec.id);
      await bench.close();
    }
    const clockless = await openKind("speaker-1", { hasClock: false });
    await clockless.command({ id: "long", ...say("一".repeat(40)) });
    await clockless.command({ id: "waits", ...say("二"), ttl: 5_000, exp: START - 1 });
    await clockless.command({ id: "patient", ...say("三"), ttl: 50_000, exp: START - 1 }, WORK_MS);
    t.same(clockless.rungs("waits"), ["accepted", "expired"], "its time ran out in the queue");
    t.equal(clockless.rungs("patient").at(-1), "done", "an exp means nothing to a device without a clock");
    clockless.publish(topics.time, { ts: START + 1_000_000, tz: "+08:00" });
    await clockless.clock.advance(10);
    await clockless.command({ id: "stale", ...say("四"), exp: START + 1_000_000 }, WORK_MS);
    t.same(clockless.rungs("stale"), ["expired"], "the hall's time signal has told it the time");
  },
);

t.test(
  "a command that is not understood is rejected with the field named, and changes nothing [HALL-3.2] [HALL-5.4]",
  async (t) => {
    for (const {
      spec,
      command,
      wrongArgs: [args, field],
    } of acting) {
      const bench = await new Bench(spec).open();
      const face = JSON.stringify(bench.part.device.face);
      await bench.command({ id: "a", op: command.op, args }, WORK_MS);
      t.same(bench.rungs("a"), ["rejected"], spec.id);
      t.match(bench.last<Ack>("ack")?.msg, field, spec.id);
      await bench.command({ id: "b", op: "constructor", args: {} });
      t.match(
        bench.last<Ack>("ack"),
        { id: "b", st: "rejected", msg: /\/op is constructor, expected one of / },
        spec.id,
      );
      t.equal(JSON.stringify(bench.part.device.face), face);
      await bench.command({ id: "a", ...command }, WORK_MS);
      t.equal(bench.rungs("a").at(-1), "done", `${spec.id} takes the same id, mended`);
      await bench.close();
    }
  },
);

t.test("a rejected command cancels nothing", async (t) => {
  const bench = await openKind("speaker-1");
  await bench.command({ id: "c1", ...say("一".repeat(20)) });
  await bench.command({ id: "c2", op: "say", args: {}, cancel: ["c1"] }, WORK_MS);
  t.equal(bench.rungs("c1").at(-1), "done");
});

t.test("rubbish without an id goes to the log, and any rubbish leaves the device standing", async (t) => {
  for (const { spec } of kinds) {
    const bench = await new Bench(spec).open();
    const known = ["cmd", "want", "evack"] as const;
    for (const branch of known) for (const text of ["{", "", "null", "[1]", '"x"', "7"]) await bench.say(branch, text);
    await bench.say("cmd", { id: "x".repeat(81) });
    await bench.say("want", { ver: 1, exp: null, state: { tone: "purple", title: 3 } });
    await bench.clock.advance(100);
    t.equal(bench.logged.split("\n").length, 20, spec.id);
    t.match(bench.logged, /want 1: /);
    await bench.say("cmd", { id: "named", v: 1 }, 10);
    t.match(bench.last<Ack>("ack"), { id: "named", st: "rejected", msg: /\/op is missing/ });
    t.equal(bench.last<Shown>("st")?.ver, 0, `${spec.id} shows what it showed`);
    await bench.close();
  }
});

t.test("no payload at all can throw out of a device", async (t) => {
  const bench = await openKind("printer-1");
  const branch = fc.constantFrom<Branch>("cmd", "want", "evack");
  const command = fc.record({
    v: fc.constant(1),
    id: fc.string(),
    op: fc.string(),
    args: fc.jsonValue(),
    cancel: fc.jsonValue(),
  });
  const payload = fc.oneof(
    fc.string(),
    fc.json(),
    command.map((value) => JSON.stringify(value)),
  );
  const claim = fc.asyncProperty(branch, payload, async (where, what) => {
    await bench.say(where, what);
  });
  await fc.assert(claim, { numRuns: 200, seed: 1 });
  await bench.command({ id: "after", ...print("A001") }, 5_000);
  t.equal(bench.rungs("after").at(-1), "done");
});

t.test("a newer call takes the older one back [HALL-3.7]", async (t) => {
  const bench = await openKind("speaker-1");
  await bench.command({ id: "runs", ...say("一".repeat(40)) });
  await bench.command({ id: "waits", ...say("二") });
  await bench.command({ id: "new", ...say("三"), cancel: ["runs", "waits", "unheard"] }, WORK_MS);
  await bench.command({ id: "unheard", ...say("四") }, WORK_MS);
  t.same(bench.rungs("runs"), ["accepted", "started", "superseded"]);
  t.same(bench.rungs("waits"), ["accepted", "superseded"]);
  t.same(bench.rungs("unheard"), ["superseded", "superseded again"], "it came after its cancel");
  t.same(
    (bench.part as Speaker).spoken.map(({ text }) => text[0]),
    ["一", "三"],
  );
});

t.test("half a paper is not taken back: the printer finishes and says so [HALL-3.7]", async (t) => {
  const bench = await openKind("printer-1");
  await bench.command({ id: "p1", ...print("A001") });
  await bench.command({ id: "p2", ...print("A002"), cancel: ["p1"] }, WORK_MS);
  t.equal(bench.rungs("p1").at(-1), "done");
  t.same(
    (bench.part as Printer).papers.map(({ number }) => number),
    ["A001", "A002"],
  );
});

t.test("a new daemon makes what the old one queued void, and lets the present utterance end [HALL-3.8]", async (t) => {
  for (const tell of ["$daemon", "cmd"]) {
    const bench = await openKind("speaker-1");
    await bench.command({ id: "runs", ...say("一".repeat(40)) });
    await bench.command({ id: "waits", ...say("二") });
    if (tell === "$daemon") await bench.daemonIs(LATER_BOOT);
    await bench.command({ id: "new", ...say("三"), boot: LATER_BOOT }, WORK_MS);
    await bench.command({ id: "straggler", ...say("四"), boot: OLDER_BOOT }, WORK_MS);
    t.equal(bench.rungs("runs").at(-1), "done", tell);
    t.same(bench.rungs("waits"), ["accepted", "superseded"], tell);
    t.equal(bench.rungs("new").at(-1), "done", tell);
    t.same(bench.rungs("straggler"), ["superseded"], tell);
    await bench.command({ id: "first", ...say("五"), boot: LATER_BOOT });
    await bench.command({ id: "second", ...say("六"), boot: LATER_BOOT });
    await bench.daemonIs(BOOT, "offline");
    await bench.clock.advance(WORK_MS);
    t.equal(bench.rungs("second").at(-1), "done", "the late will of the old daemon means nothing");
  }
});

t.test("a daemon with an earlier boot id is obeyed once $daemon names it: clocks go back", async (t) => {
  const bench = await openKind("speaker-1");
  await bench.daemonIs(BOOT);
  await bench.daemonIs(OLDER_BOOT);
  await bench.command({ id: "c1", ...say("一"), boot: OLDER_BOOT }, WORK_MS);
  t.equal(bench.rungs("c1").at(-1), "done");
});

t.test("a group command is one message and an answer from every member [HALL-3.9]", async (t) => {
  const bench = await openKind("speaker-1", { groups: ["voices"] });
  const command = { v: 1, id: "g1", ...say("一"), ts: START, ttl: 9_000, boot: BOOT };
  bench.publish(topics.group("voices"), command);
  await bench.clock.advance(WORK_MS);
  t.same(bench.rungs("g1"), ["accepted", "started", "done"]);
});

t.test("what is wanted is shown: last version wins, expires, and is told [HALL-2.1] [HALL-2.2]", async (t) => {
  for (const { spec, state } of showing) {
    const bench = await new Bench(spec).open();
    const dark = JSON.stringify(bench.part.device.face);
    await bench.say("want", { ver: 42, exp: null, state }, 10);
    t.match(bench.last<Shown>("st"), { ver: 42, state }, spec.id);
    const shown = JSON.stringify(bench.part.device.face);
    t.not(shown, dark, `${spec.id} shows it`);
    await bench.say("want", { ver: 41, exp: null, state }, 10);
    t.equal(bench.last<Shown>("st")?.ver, 42, `${spec.id} does not go back`);
    await bench.daemonIs(LATER_BOOT);
    await bench.say("want", { ver: 7, exp: bench.clock.now() + 5_000, state }, 10);
    t.equal(bench.last<Shown>("st")?.ver, 7, `${spec.id} begins anew with a new daemon`);
    await bench.clock.advance(5_000);
    t.same(bench.last<Shown>("st")?.state, {}, `${spec.id} blanks what has expired`);
    t.equal(JSON.stringify(bench.part.device.face), dark);
    await bench.say("want", { ver: 8, exp: START, state }, 10);
    const eighth = bench.all<Shown>("st").filter(({ ver }) => ver === 8);
    t.ok(
      eighth.length === 1 && Object.keys(eighth[0]?.state ?? {}).length === 0,
      `${spec.id} never shows what has expired`,
    );
    t.same(await bench.close(), []);
  }
});

t.test("a sign shows its want again after a power cut, because the broker kept it", async (t) => {
  const bench = await openKind("sign-3");
  await bench.say("want", { ver: 42, exp: null, state: sign("A001") }, 10);
  bench.part.device.apply(faultOf("reboots:1000")!);
  t.match(bench.part.device.face, { tone: "dark" }, "dark without power");
  await bench.clock.advance(1_500);
  t.match(bench.part.device.face, { tone: "call", lines: ["3号窗口", "请 A001 号"] });
});

t.test("events are numbered, resent until the hall has them, and kept no longer [HALL-4.1] [HALL-4.2]", async (t) => {
  const bench = await openKind("gate");
  const { part } = bench;
  if (part.role !== "ticket-machine") throw new Error("the gate is a ticket machine");
  await bench.clock.advance(5_000);
  part.press("tax");
  part.press("social", "card-1");
  await bench.clock.advance(1_000);
  const heard = () => bench.all<DeviceEvent>("ev").map(({ n }) => n);
  t.match(bench.all<DeviceEvent>("ev"), [
    { n: 1, boot: 1, type: "button", data: { key: "tax" } },
    { n: 2, boot: 1, type: "button", data: { key: "social", person: "card-1" } },
  ]);
  await bench.say("evack", { boot: 1, n: 1 }, 3_000);
  t.equal(heard().filter((n) => n === 1).length, heard().filter((n) => n === 2).length - 1, "only 2 comes again");
  await bench.say("evack", { boot: 9, n: 2 }, 60_000);
  t.ok(heard().filter((n) => n === 2).length > 4, "the evack of another boot covers nothing");
  await bench.say("evack", { boot: 1, n: 2 });
  const count = heard().length;
  await bench.clock.advance(120_000);
  t.equal(heard().length, count);
  t.equal(part.device.load.events, 0);
});

t.test("the schedule of resending slows down, and a new daemon is told at once [HALL-4.3]", async (t) => {
  const bench = await openKind("keypad-3");
  await bench.clock.advance(10_000);
  const { part } = bench;
  if (part.role !== "call-keypad") throw new Error("it is a keypad");
  const from = bench.clock.elapsed();
  part.press("call");
  await bench.clock.advance(100_000);
  const sent = bench.said.filter(({ branch }) => branch === "ev").map(({ at }) => Math.round((at - from) / 1000));
  t.same(sent, [0, 2, 6, 14, 30, 60, 90]);
  await bench.daemonIs(LATER_BOOT);
  t.equal(bench.all("ev").length, 8);
});

t.test("a book of events that is full gives up the oldest, and says so [HALL-4.3]", async (t) => {
  const bench = await openKind("gate");
  const { part } = bench;
  if (part.role !== "ticket-machine") throw new Error("the gate is a ticket machine");
  for (let n = 0; n < 70; n++) part.press("tax");
  await bench.clock.advance(10);
  t.equal(part.device.load.events, 64);
  t.match(bench.logged, /event 1\/6 given up/);
});

t.test("a speaker never talks over itself, and does not let announcements pile up", async (t) => {
  const bench = await openKind("speaker-1");
  const speaker = bench.part as Speaker;
  for (let n = 0; n < 12; n++) await bench.command({ id: `c${n}`, ...say("请A零零一号到三号窗口") });
  t.equal(speaker.face.saying, "请A零零一号到三号窗口");
  await bench.clock.advance(60_000);
  t.equal(speaker.spoken.length, 9, "one that runs and eight that wait");
  t.match(
    bench.all<Ack>("ack").find(({ id }) => id === "c11"),
    { st: "rejected", msg: "too many commands wait" },
  );
  for (const [index, { startedAt, endedAt }] of speaker.spoken.entries()) {
    t.equal(endedAt - startedAt, (11 / 4) * 1000 + 300);
    t.ok(startedAt >= (speaker.spoken[index - 1]?.endedAt ?? 0), `utterance ${index} begins after the one before`);
  }
  t.equal(speechMs({ text: "四个字呀", times: 2 }), 2_600);
});

t.test("stop makes a speaker silent at once", async (t) => {
  const bench = await openKind("speaker-1");
  await bench.command({ id: "c1", ...say("一".repeat(40)) });
  await bench.command({ id: "c2", ...say("二") });
  await bench.command({ id: "s", op: "stop", args: {} }, 10);
  t.same(
    [bench.rungs("c1").at(-1), bench.rungs("c2").at(-1), bench.rungs("s").at(-1)],
    ["superseded", "superseded", "done"],
  );
  t.match((bench.part as Speaker).spoken, [{ id: "c1", isWhole: false }]);
  t.equal((bench.part as Speaker).face.saying, null);
});

t.test("a paper carries its number in its biggest text, and takes as much of the roll as it is long", async (t) => {
  const bench = await openKind("printer-1");
  const printer = bench.part as Printer;
  const before = printer.face.paperLines;
  await bench.command({ id: "p1", op: "print", args: { page: page("A017"), number: "other" } }, 5_000);
  t.match(printer.papers, [{ id: "p1", number: "A017" }]);
  t.equal(before - printer.face.paperLines, 1 + 4 + 1 + 3);
  t.equal(
    pageLines([
      { item: "qr", data: "x" },
      { item: "feed", lines: 5 },
    ]),
    13,
  );
});

t.test(
  "a printer without paper says so everywhere, prints nothing, and is well again with a new roll [HALL-1.9]",
  async (t) => {
    const bench = await openKind("printer-1");
    const printer = bench.part as Printer;
    printer.load(12);
    await bench.clock.advance(10);
    t.same(bench.last<Shown>("st")?.faults, ["paper-low"]);
    t.equal(bench.lives.at(-1), "degraded 1");
    t.equal(bench.said.filter(({ branch }) => branch === "$alert/paper").at(-1)?.payload, "打印纸即将用完");
    await bench.command({ id: "p1", ...print("A001") }, 5_000);
    await bench.command({ id: "p2", ...print("A002") }, 5_000);
    t.equal(bench.rungs("p1").at(-1), "done");
    t.match(bench.all<Ack>("ack").at(-1), { id: "p2", st: "failed", msg: "paper-out" });
    t.equal(printer.papers.length, 1, "half a paper is no paper");
    t.same(bench.last<Shown>("st")?.faults, ["paper-out"]);
    t.equal(bench.lives.at(-1), "degraded 1");
    t.match(bench.all<DeviceEvent>("ev")[0], { type: "paper-out" });
    printer.load();
    await bench.clock.advance(10);
    t.same(bench.last<Shown>("st")?.faults, []);
    t.equal(bench.lives.at(-1), "ready 1");
    t.equal(bench.said.filter(({ branch }) => branch === "$alert/paper").at(-1)?.payload, "", "the alert is cleared");
  },
);

t.test(
  "a printer can be asked what became of a paper, also while it prints and after a power cut [HALL-3.6]",
  async (t) => {
    const bench = await openKind("printer-1");
    const ask = async (id: string) => {
      await bench.command({ id: `q-${id}-${bench.clock.elapsed()}`, op: "query", args: { id } });
      return bench.last<Ack>("ack")?.data?.st;
    };
    await bench.command({ id: "p1", ...print("A001") }, 5_000);
    await bench.command({ id: "p2", ...print("A002") }, 100);
    t.same([await ask("p1"), await ask("p2"), await ask("p3")], ["done", "started", "none"]);
    bench.part.device.apply(faultOf("reboots")!);
    await bench.clock.advance(10_000);
    t.same([await ask("p1"), await ask("p2")], ["done", "failed"], "the paper that was cut off is known to be missing");
    t.equal((bench.part as Printer).papers.length, 1);
  },
);

t.test("a pad asks one visitor, takes one press, and thanks", async (t) => {
  const bench = await openKind("pad-3");
  const pad = bench.part as EvaluatorPad;
  t.notOk(pad.press(5), "nobody was asked");
  await bench.command({ id: "r1", ...rate("A001") });
  t.match(pad.face.asking, { number: "A001", prompt: "请评价" });
  t.ok(pad.press(4));
  t.notOk(pad.press(1), "the first press wins");
  await bench.clock.advance(10);
  t.match(bench.all<DeviceEvent>("ev"), [{ type: "rating", data: { ticket: "20261121-A001", grade: 4 }, re: "r1" }]);
  t.match(pad.face, { asking: null, thanks: true });
  await bench.command({ id: "r2", ...rate("A002", 5) }, 5_000);
  t.equal(pad.face.asking, null, "it stops asking by itself");
  await bench.command({ id: "t", op: "thank", args: {} });
  t.ok(pad.face.thanks);
});

t.test("a rating outlives a power cut, a press on a keypad does not", async (t) => {
  const bench = await openKind("pad-3");
  const pad = bench.part as EvaluatorPad;
  await bench.command({ id: "r1", ...rate("A001") });
  pad.press(2);
  pad.device.apply(faultOf("reboots")!);
  await bench.clock.advance(10_000);
  t.ok(bench.all<DeviceEvent>("ev").length > 1, "it is sent again");
  t.same(
    new Set(bench.all<DeviceEvent>("ev").map(({ boot, n }) => `${boot}/${n}`)),
    new Set(["1/1"]),
    "as the same event",
  );
  await bench.say("evack", { boot: 1, n: 1 });
  t.equal(pad.device.load.events, 0);

  const gate = await openKind("gate");
  if (gate.part.role === "ticket-machine") gate.part.press("tax");
  gate.part.device.apply(faultOf("reboots")!);
  t.equal(gate.part.device.load.events, 0);
  if (gate.part.role === "ticket-machine") gate.part.press("tax");
  t.equal(gate.part.device.load.events, 0, "a key without power is a piece of plastic");
});

t.test("mute: it does the work and says nothing, until it is healed", async (t) => {
  const bench = await openKind("printer-1");
  await bench.clock.advance(5_000);
  bench.part.device.apply(faultOf("mute")!);
  const count = bench.said.length;
  await bench.command({ id: "p1", ...print("A001") }, 60_000);
  t.equal(bench.said.length, count);
  t.equal((bench.part as Printer).papers.length, 1);
  bench.part.device.heal();
  await bench.command({ id: "p1", ...print("A001") }, 1_000);
  t.same(bench.rungs("p1"), ["done again"]);
});

t.test("slow: it says everything late, in order", async (t) => {
  const bench = await openKind("keypad-3");
  bench.part.device.apply(faultOf("slow:3000")!);
  await bench.command({ id: "c1", op: "tell", args: { text: "好", tone: "ok" } }, 2_900);
  t.same(bench.rungs("c1"), []);
  await bench.clock.advance(200);
  t.same(bench.rungs("c1"), ["accepted", "started", "done"]);
});

t.test("duplicate: commands come twice and answers go twice, and still it is done once", async (t) => {
  const bench = await openKind("printer-1");
  bench.part.device.apply(faultOf("duplicate")!);
  await bench.command({ id: "p1", ...print("A001") }, 5_000);
  t.equal((bench.part as Printer).papers.length, 1);
  t.same(bench.rungs("p1").filter((rung) => rung === "done").length, 2);
  t.ok(bench.rungs("p1").some((rung) => rung.endsWith("again")));
});

t.test("lost: the will is said, and it is back with its memory", async (t) => {
  const bench = await openKind("speaker-1");
  await bench.command({ id: "c1", ...say("一") }, 2_000);
  bench.part.device.apply(faultOf("lost:5000")!);
  await bench.clock.advance(100);
  t.equal(bench.lives.at(-1), "lost 1");
  await bench.command({ id: "missed", ...say("二") }, 4_000);
  t.equal(bench.lives.at(-1), "lost 1");
  await bench.clock.advance(3_500);
  t.equal(bench.lives.at(-1), "ready 1");
  await bench.command({ id: "c1", ...say("一") }, 2_000);
  t.equal(bench.rungs("c1").at(-1), "done again");
  t.same(bench.rungs("missed"), [], "no broker keeps an announcement for it");
  bench.part.device.apply(faultOf("lost:60000")!);
  await bench.clock.advance(100);
  bench.part.device.heal();
  await bench.clock.advance(3_000);
  t.equal(bench.lives.at(-1), "ready 1", "healed early");
});

t.test("reboots: present work and volatile memory are gone, the boot counts up", async (t) => {
  const bench = await openKind("speaker-1");
  await bench.command({ id: "c0", ...say("零") }, 2_000);
  await bench.command({ id: "c1", ...say("一".repeat(40)) });
  bench.part.device.apply(faultOf("reboots")!);
  await bench.clock.advance(WORK_MS);
  t.same(bench.rungs("c1"), ["accepted", "started"], "nobody says what became of it");
  t.equal(bench.lives.at(-1), "ready 2");
  t.equal((bench.part as Speaker).spoken.length, 1);
  await bench.command({ id: "c0", ...say("零") }, 2_000);
  t.same(bench.rungs("c0").slice(3), ["accepted", "started", "done"]);
  t.equal(bench.last<Ack>("ack")?.boot, 2);
});

t.test("paper-out: the roll is gone, and healing puts a new one in", async (t) => {
  const bench = await openKind("printer-1");
  bench.part.device.apply(faultOf("paper-out")!);
  await bench.command({ id: "p1", ...print("A001") }, 5_000);
  t.equal(bench.rungs("p1").at(-1), "failed");
  bench.part.device.heal();
  await bench.command({ id: "p2", ...print("A001") }, 5_000);
  t.equal(bench.rungs("p2").at(-1), "done");
  const speaker = await openKind("speaker-1");
  t.throws(() => speaker.part.device.apply(faultOf("paper-out")!), /knows no paper-out/);
});

t.test("half-open: connected, and nothing goes through", async (t) => {
  const bench = await openKind("printer-1");
  await bench.clock.advance(5_000);
  bench.part.device.apply(faultOf("half-open")!);
  const count = bench.said.length;
  await bench.command({ id: "p1", ...print("A001") }, 5_000);
  t.equal(bench.said.length, count);
  t.equal((bench.part as Printer).papers.length, 0);
  t.equal(bench.broker.connectedCount, 2);
});

t.test("garbage: nothing it says is valid, until it is healed and says it all again", async (t) => {
  const bench = await openKind("printer-1");
  await bench.clock.advance(5_000);
  const from = bench.said.length;
  bench.part.device.apply(faultOf("garbage")!);
  for (let n = 0; n < 5; n++) await bench.command({ id: `p${n}`, ...print("A001") }, 5_000);
  const valid = bench.said.slice(from).filter(({ branch, payload }) => {
    try {
      return checks.get(branch)?.(JSON.parse(payload)).ok;
    } catch {
      return false;
    }
  });
  t.ok(bench.said.length > from + 10);
  t.same(valid, []);
  bench.part.device.heal();
  await bench.clock.advance(10);
  t.equal(bench.lives.at(-1), "ready 1");
});

t.test("faults stack, and are read as they are written", async (t) => {
  const bench = await openKind("keypad-3");
  bench.part.device.apply(faultOf("duplicate")!);
  bench.part.device.apply(faultOf("slow:1000")!);
  t.same(bench.part.device.faults, ["duplicate", "slow"]);
  await bench.command({ id: "c1", op: "tell", args: { text: "好", tone: "ok" } }, 500);
  t.same(bench.rungs("c1"), []);
  await bench.clock.advance(600);
  t.equal(bench.rungs("c1").filter((rung) => rung === "done").length, 2);
  const order: string[] = [];
  for (const name of ["first", "last"]) {
    const mark = (pass: () => void) => {
      order.push(name);
      pass();
    };
    const hears: Fault["hears"] = (message, pass) => mark(() => pass(message));
    const says: Fault["says"] = (message, pass) => mark(() => pass(message));
    bench.part.device.apply({ name, hears, says });
  }
  await bench.say("evack", "?", 2_000);
  t.same(order.slice(0, 4), ["last", "first", "first", "last"], "the latest is nearest to the line");
  for (const name of faultNames) t.equal(faultOf(name)?.name, name);
  for (const text of ["", "tired", "slow:", "slow:-1", "constructor", "slow:99999999"])
    t.equal(faultOf(text), undefined, text);
});

t.test("a device that runs for weeks does not grow", async (t) => {
  const bench = await openKind("speaker-1");
  for (let n = 0; n < 1_100; n++) {
    await bench.command({ id: `c${n}`, ...say("一"), cancel: [`x${n}`] });
    await bench.clock.advance(600);
  }
  const { device, spoken } = bench.part as Speaker;
  t.equal(spoken.length, 1_000);
  t.equal(device.received.length, 256);
  t.same(device.load, { waiting: 0, ids: 128, events: 0, unsent: 0 });
});

const windows = ["1", "2"];
const hallOfDevices: readonly DeviceSpec[] = [
  { id: "gate-1", kind: "button", role: "ticket-machine", keys: ["social", "tax"] },
  { id: "gate-2", kind: "button", role: "ticket-machine", keys: ["social", "tax"] },
  { id: "printer-1", kind: "printer" },
  { id: "board-1", kind: "screen" },
  { id: "speaker-1", kind: "speaker" },
  ...windows.flatMap((window): DeviceSpec[] => [
    { id: `sign-${window}`, kind: "led", window },
    { id: `keypad-${window}`, kind: "button", window },
    { id: `pad-${window}`, kind: "rater", window },
  ]),
];

interface Step {
  number: string;
  isServing: boolean;
}

interface Manners {
  /** Calls the first ticket to window 1 before its paper is out. */
  readonly isHasty?: boolean;
  /** Gives no answer on the display of a ticket machine. */
  readonly isSilent?: boolean;
}

/** A hall in a few lines: one line of people, first come first called. It is no model of Tidehall. */
class TinyHall {
  readonly counts = { issued: 0, served: 0, missed: 0, rated: {} as Record<number, number> };
  readonly #clock: VirtualClock;
  readonly #bus: LinkedBus;
  readonly #manners: Manners;
  readonly #waiting: string[] = [];
  readonly #at = new Map<string, Step>();
  readonly #known = new Set<string>();
  #sent = 0;

  constructor(clock: VirtualClock, broker: MemoryBroker, manners: Manners) {
    this.#clock = clock;
    this.#manners = manners;
    this.#bus = broker.connect({ clientId: "daemon", username: "daemon", password: "" });
    void this.#bus.subscribe([topics.device("+", "ev")], ({ topic, payload }) => {
      const { device } = parseDeviceTopic(topic)!;
      const event = JSON.parse(payload) as DeviceEvent;
      const key = `${device}/${event.boot}/${event.n}`;
      this.#post(device, "evack", { boot: event.boot, n: event.n });
      if (!this.#known.has(key)) this.#happened(device, event);
      this.#known.add(key);
    });
  }

  #post(device: string, branch: Branch, message: unknown): void {
    const payload = JSON.stringify(message);
    void this.#bus.publish({ topic: topics.device(device, branch), payload, retain: branch === "want" });
  }

  #do(device: string, op: string, args: unknown): void {
    const id = `c${++this.#sent}`;
    this.#post(device, "cmd", { v: 1, id, op, args, ts: this.#clock.now(), ttl: 15_000, boot: BOOT });
  }

  #happened(device: string, { type, data }: DeviceEvent): void {
    const window = device.split("-")[1] ?? "";
    if (device.startsWith("gate")) this.#issue(device, String(data.key));
    if (device.startsWith("keypad")) this.#pressed(window, String(data.key));
    if (type === "rating") this.counts.rated[Number(data.grade)] = (this.counts.rated[Number(data.grade)] ?? 0) + 1;
  }

  #issue(gate: string, key: string): void {
    const number = `${key === "tax" ? "B" : "A"}${String(++this.counts.issued).padStart(3, "0")}`;
    this.#waiting.push(number);
    if (this.#manners.isHasty && !this.#at.has("1")) this.#call("1", undefined);
    this.#do("printer-1", "print", { page: page(number), number });
    if (!this.#manners.isSilent) this.#do(gate, "tell", { text: `您的号码 ${number}`, tone: "ok" });
  }

  #pressed(window: string, key: string): void {
    const step = this.#at.get(window);
    if (key === "call") this.#call(window, step);
    if (key === "recall" && step) this.#announce(window, step);
    if (key === "start" && step) step.isServing = true;
    if ((key === "finish" && step?.isServing) || (key === "missed" && step)) this.#end(window, step, key);
    else if (step) this.#show(window, step);
  }

  #call(window: string, step: Step | undefined): void {
    const number = step ? undefined : this.#waiting.shift();
    if (number === undefined) {
      this.#do(`keypad-${window}`, "tell", { text: step ? "请先办结当前的号" : "没有等候的号", tone: "no" });
      return;
    }
    const called = { number, isServing: false };
    this.#at.set(window, called);
    this.#do(`keypad-${window}`, "tell", { text: `请 ${number} 号`, tone: "ok" });
    this.#show(window, called);
    this.#announce(window, called);
  }

  #announce(window: string, { number }: Step): void {
    const shows = `请 ${number} 号到 ${window} 号窗口`;
    this.#do("speaker-1", "say", { text: shows, shows });
  }

  #show(window: string, { number, isServing }: Step): void {
    const state = { lines: [`${window}号窗口`, `请 ${number} 号`], tone: isServing ? "serving" : "call" };
    this.#post(`sign-${window}`, "want", { ver: ++this.#sent, exp: null, state });
  }

  #end(window: string, { number, isServing }: Step, key: string): void {
    this.#at.delete(window);
    const state = { lines: [`${window}号窗口`], tone: "idle" };
    this.#post(`sign-${window}`, "want", { ver: ++this.#sent, exp: null, state });
    if (key === "missed") this.counts.missed++;
    if (!isServing) return;
    this.counts.served++;
    this.#do(`pad-${window}`, "rate", rate(number).args);
  }
}

interface Outing {
  readonly crowd: CrowdReport;
  readonly clerks: ClerksReport;
  readonly hall: TinyHall["counts"];
  readonly devices: SimulatedHall;
  readonly timersLeft: readonly string[];
}

interface Plan {
  readonly seed: number;
  readonly hours?: number;
  readonly temper?: Temper;
  readonly perHour?: number;
  readonly prepare?: (devices: SimulatedHall) => void;
  readonly manners?: Manners;
}

/** Some hours of a hall with two windows. */
const spend = async ({ seed, hours = 2, perHour = 60, temper = {}, prepare, manners = {} }: Plan): Promise<Outing> => {
  const clock = new VirtualClock(START);
  const broker = new MemoryBroker({ clock });
  const random = seededRandom(seed);
  const open = broker.connect.bind(broker);
  const devices = simulateHall({ hall: HALL, devices: hallOfDevices, open, credentials: {}, clock });
  const daemon = new TinyHall(clock, broker, manners);
  devices.start();
  await clock.advance(5_000);
  prepare?.(devices);
  const services = [
    { key: "social", weight: 2, minutes: 2 },
    { key: "tax", minutes: 1 },
  ];
  const crowd = openCrowd({ clock, random, hall: devices, rate: steadyRate(perHour), services, temper });
  const clerks = seatClerks({ clock, random, hall: devices });
  await clock.advance(hours * 3_600_000);
  crowd.shutDoors();
  await clock.advance(3_600_000);
  const [report, work] = [crowd.report(), clerks.report()];
  crowd.disperse();
  clerks.disperse();
  const stopping = devices.stop();
  await clock.advance(100);
  await stopping;
  return { crowd: report, clerks: work, hall: daemon.counts, devices, timersLeft: clock.armed() };
};

const fates = (crowd: CrowdReport): number =>
  crowd.turnedAway + crowd.refused + crowd.emptyHanded + crowd.served + crowd.gaveUp + crowd.missed + crowd.inHall;

t.test("the crowd's own count agrees with the hall's, and everyone has one fate", async (t) => {
  const { crowd, clerks, hall, devices, timersLeft } = await spend({ seed: 7 });
  t.ok(crowd.arrived > 90 && crowd.arrived < 150, `${crowd.arrived} came`);
  t.equal(fates(crowd), crowd.arrived);
  t.equal(crowd.inHall, 0, "an hour after the doors were shut nobody is left");
  t.equal(crowd.pressed, hall.issued);
  t.equal(crowd.papers, hall.issued, "each took the own paper");
  t.equal(crowd.sameNumber, 0);
  t.equal(crowd.served, hall.served);
  t.equal(crowd.served, clerks.finished);
  t.ok(crowd.rated[5]! > 20, `${crowd.rated[5]} were very satisfied`);
  t.same({ ...crowd.rated }, { 5: 0, 4: 0, 3: 0, 2: 0, 1: 0, ...hall.rated });
  t.equal(Object.values(crowd.rated).reduce((sum, count) => sum + count) + crowd.unrated, crowd.served);
  t.equal(clerks.missed, hall.missed);
  t.ok(crowd.missed > 0 && hall.missed >= crowd.missed, "some do not come when called");
  t.ok(crowd.waits.count === crowd.called && crowd.waits.meanMs > 0 && crowd.waits.maxMs > crowd.waits.meanMs);
  const [speaker] = devices.all("speaker");
  for (const [index, { startedAt }] of speaker!.spoken.entries()) {
    t.ok(startedAt >= (speaker!.spoken[index - 1]?.endedAt ?? 0), "two calls are never spoken at once");
  }
  t.same(timersLeft, []);
});

t.test("a clerk of a bench window stays at another desk until its sign calls for one", async (t) => {
  const clock = new VirtualClock(START);
  const watchers = new Watchers();
  const pressed: string[] = [];
  const face = { lines: ["潮汐窗口", "高峰时开放"], tone: "closed" as const };
  const device = { watch: watchers.add };
  const sign = { device, face };
  const keypad = { device, face: { told: null }, press: (key: string) => void pressed.push(key) };
  const counters = new Map([["6", new Counter("6", { sign, keypad })]]);
  const clerks = seatClerks({ clock, random: seededRandom(1), hall: { counters } as unknown as Room });
  await clock.advance(600_000);
  t.same(pressed, []);
  face.lines = ["即将开放", "医保"];
  watchers.tell();
  await clock.advance(600_000);
  t.equal(pressed[0], "call");
  clerks.disperse();
  t.same(clock.armed(), []);
});

t.test("the same seed is the same crowd, another seed another one", async (t) => {
  const [one, again, other] = [
    await spend({ seed: 7, hours: 1 }),
    await spend({ seed: 7, hours: 1 }),
    await spend({ seed: 8, hours: 1 }),
  ];
  t.same([one.crowd, one.clerks, one.hall], [again.crowd, again.clerks, again.hall]);
  t.notSame(one.crowd, other.crowd);
});

t.test("without paper people go by the display, and are served", async (t) => {
  const { crowd } = await spend({
    seed: 3,
    hours: 1,
    prepare: (hall) => hall.find("printer-1")?.device.apply(faultOf("paper-out")!),
  });
  t.equal(crowd.papers, 0);
  t.equal(crowd.displays, crowd.pressed);
  t.ok(crowd.served > 30);
});

t.test("without signs they hear their number, without a voice they see it, without both they give up", async (t) => {
  const silence =
    (...ids: string[]) =>
    (hall: SimulatedHall) => {
      for (const id of ids) hall.find(id)?.device.apply(faultOf("half-open")!);
    };
  const temper = { patienceMinutes: 20, noShowShare: 0 };
  const hears = await spend({ seed: 3, hours: 1, temper, prepare: silence("sign-1", "sign-2") });
  const sees = await spend({ seed: 3, hours: 1, temper, prepare: silence("speaker-1") });
  const lost = await spend({ seed: 3, hours: 1, temper, prepare: silence("speaker-1", "sign-1", "sign-2") });
  t.ok(hears.crowd.served > 30, `${hears.crowd.served} heard it`);
  t.ok(sees.crowd.served > 30, `${sees.crowd.served} saw it`);
  t.equal(lost.crowd.served, 0);
  t.equal(lost.crowd.gaveUp, lost.crowd.arrived);
});

t.test(
  "a call made while the paper was still coming out is noticed, and the clerk goes on from the sign",
  async (t) => {
    const { crowd } = await spend({
      seed: 3,
      hours: 1,
      perHour: 20,
      temper: { noShowShare: 0 },
      manners: { isHasty: true },
    });
    t.ok(crowd.arrived > 10);
    t.equal(crowd.served, crowd.arrived);
  },
);

t.test("people at two machines take their own papers from one printer", async (t) => {
  for (const isSilent of [false, true]) {
    const { crowd } = await spend({ seed: 4, hours: 0.1, perHour: 2_000, manners: { isSilent } });
    t.ok(crowd.papers > 100, `${crowd.papers} papers`);
    t.equal(crowd.sameNumber, 0, isSilent ? "any that came out" : "the one the display has named");
    if (!isSilent) t.equal(crowd.papers + crowd.displays, crowd.pressed);
  }
});

t.test("a call is noticed when it appears, not for as long as it stands on the board", async (t) => {
  const clock = new VirtualClock(START);
  const broker = new MemoryBroker({ clock });
  const open = broker.connect.bind(broker);
  const hall = simulateHall({ hall: HALL, devices: hallOfDevices, open, credentials: {}, clock });
  const noticed: string[] = [];
  const senses = openSenses(hall, ({ number, counter }) => noticed.push(`${number} at ${counter.window}`));
  const daemon = broker.connect({ clientId: "daemon", username: "daemon", password: "" });
  hall.start();
  const calls = ["A001", "A002"].map((number, index) => ({ number, window: `${index + 1}号窗口`, flash: true }));
  for (const [ver, shown] of [calls.slice(0, 1), calls, [], calls.slice(0, 1)].entries()) {
    const payload = JSON.stringify({ ver, exp: null, state: { title: "", calls: shown, notice: "" } });
    void daemon.publish({ topic: topics.device("board-1", "want"), payload, retain: true });
    await clock.advance(100);
  }
  t.same(noticed, ["A001 at 1", "A002 at 2", "A001 at 1"]);
  t.equal(senses.find("A001", true)?.counter.window, "1");
  t.equal(senses.find("A001", false), undefined, "a list may be long out of date");
  senses.close();
});

t.test("who does not come is called again and then missed", async (t) => {
  const { crowd, clerks } = await spend({ seed: 3, hours: 1, temper: { noShowShare: 1 } });
  t.equal(crowd.served, 0);
  t.equal(crowd.missed, crowd.arrived - crowd.gaveUp);
  t.ok(clerks.missed > 30 && clerks.recalled >= clerks.missed);
});

t.test("in a dead hall nobody gets a number", async (t) => {
  const { crowd } = await spend({
    seed: 3,
    hours: 1,
    prepare: (hall) => hall.find("gate-1")?.device.apply(faultOf("half-open")!),
  });
  t.ok(crowd.emptyHanded > 30);
  t.equal(fates(crowd), crowd.arrived);
});

t.test("a hall that misbehaves on the wire still has everyone served once", async (t) => {
  const prepare = (hall: SimulatedHall) => {
    for (const [id, fault] of Object.entries({
      "keypad-1": "duplicate",
      "pad-1": "reboots",
      "printer-1": "duplicate",
      "speaker-1": "lost",
    })) {
      hall.find(id)?.device.apply(faultOf(fault)!);
    }
  };
  const { crowd, hall, timersLeft } = await spend({ seed: 9, prepare });
  t.equal(crowd.sameNumber, 0);
  t.equal(crowd.served, hall.served);
  t.equal(crowd.papers, hall.issued);
  t.same(timersLeft, []);
});

t.test("a township comes in the morning, and nobody at night", (t) => {
  const rate = townshipDay(calendarOf("Asia/Shanghai"), 100);
  const at = (time: string) => rate.at(Date.parse(`2026-11-21T${time}:00+08:00`));
  t.same([at("03:00"), at("08:19"), at("17:00"), at("23:59")], [0, 0, 0, 0]);
  t.equal(at("09:45"), rate.max);
  t.ok(at("14:30") > at("11:30") && at("11:30") > at("12:30"));
  const random = seededRandom(5);
  const mean = Array.from({ length: 4_000 }, () => gapMs(random, steadyRate(60))).reduce((sum, ms) => sum + ms) / 4_000;
  t.ok(Math.abs(mean - 60_000) < 3_000, `a minute between two people, found ${Math.round(mean)} ms`);
  let people = 0;
  for (let minute = 500; minute < 1_020; minute++)
    people += at(`${String(Math.floor(minute / 60)).padStart(2, "0")}:${String(minute % 60).padStart(2, "0")}`) / 60;
  t.ok(Math.abs(people / (520 / 60) - 100) < 5, `100 an hour in the mean, found ${Math.round(people / (520 / 60))}`);
  t.end();
});

t.test("people read numbers and windows as they are written on signs", (t) => {
  t.equal(numberIn("请 A001 号到 3 号窗口"), "A001");
  t.equal(numberIn("3号窗口 请 0123 号"), "0123");
  t.equal(numberIn("3号窗口 空闲"), undefined);
  t.equal(windowIn("请 A001 号到 3 号窗口"), "3");
  t.equal(windowIn("请到窗口 12"), "12");
  t.equal(windowIn("请 A001 号"), undefined);
  t.ok(isSameWindow("3号窗口", "window-3") && isSameWindow("03", "3") && isSameWindow("east", "east"));
  t.notOk(isSameWindow("3", "13") || isSameWindow("east", "west"));
  t.end();
});

t.test("every device of a hall can be seen at once", async (t) => {
  const { devices } = await spend({ seed: 1, hours: 0.1 });
  const faces = devices.faces();
  t.same(
    Object.keys(faces),
    hallOfDevices.map(({ id }) => id),
  );
  t.match(faces["sign-1"], { role: "window-sign", window: "1", boot: 1, faults: [], face: { tone: "dark" } });
  t.equal(devices.find("nobody"), undefined);
});

t.test("a fault is refused before anything starts when the device or the fault is unknown", async (t) => {
  const clock = new VirtualClock(START);
  const folder = mkdtempSync(join(tmpdir(), "tidehall-"));
  t.teardown(() => rmSync(folder, { recursive: true }));
  const file = join(folder, "credentials.json");
  const run = (faults: string[], credentials: string | Record<string, string> = {}) => {
    const url = "mqtt://127.0.0.1:1";
    return runSimulator({
      url,
      hall: HALL,
      specs: hallOfDevices,
      faults,
      credentials,
      clock,
      random: seededRandom(1),
      say: () => {},
    });
  };
  const reason = async (outcome: Promise<unknown>) => {
    const error: unknown = await outcome.catch((refusal: unknown) => refusal);
    return isAppError(error, "CONFIG_UNREADABLE") ? error.message : "started";
  };
  t.match(await reason(run(["printer-9=mute"])), /there is no device printer-9/);
  t.match(await reason(run(["printer-1=tired"])), /a fault is one of mute, slow/);
  t.match(await reason(run(["speaker-1=paper-out"])), /a speaker knows no paper-out/);
  t.match(await reason(run([], file)), /ENOENT/);
  writeFileSync(file, '{"gate":7}');
  t.match(await reason(run([], file)), /\/gate is 7/);
  t.same(clock.armed(), []);
  const hall = simulateHall({
    hall: HALL,
    devices: hallOfDevices,
    open: () => t.fail("nobody dials"),
    credentials: {},
    clock,
  } as never);
  t.equal(afflictionOf(hall, "printer-1=slow:2000").fault.name, "slow");
});
