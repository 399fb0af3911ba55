// A ticket printer behind its driver, both at their bytes and on virtual time: what a visitor holds in the hand, what the hall
// believes of it, and that the two agree whatever befalls the printer.

import t from "tap";
import { openDotFont } from "../hardware-sim/wired/picture/dot-font.ts";
import { wirePrinter } from "../hardware-sim/wired/printer/printer.ts";
import type { Vice } from "../hardware-sim/wired/vice.ts";
import { ailment, unplugged, viceOf } from "../hardware-sim/wired/vices.ts";
import { wireMs } from "../hardware-sim/wired/wire-time.ts";
import { pause } from "../src/base/clock.ts";
import { seededRandom } from "../src/base/random.ts";
import { VirtualClock } from "../src/base/virtual-clock.ts";
import type { AnswerStore } from "../src/drivers/device/answers.ts";
import { SharedLine } from "../src/drivers/line/shared-line.ts";
import { escposRow } from "../src/drivers/printers/escpos.ts";
import { runDriver } from "../src/drivers/run-driver.ts";
import type { Transport } from "../src/drivers/transports/transport.ts";
import type { PageItem } from "../src/protocols/mqtt/arguments.ts";
import { MemoryBroker } from "../src/protocols/mqtt/memory-bus.ts";
import type { Ack, DeviceState, Shown } from "../src/protocols/mqtt/messages.ts";
import { parseDeviceTopic, topicsOf } from "../src/protocols/mqtt/topics.ts";
import { fc } from "./search.ts";

const font = openDotFont();
const topics = topicsOf("hall");
const DEVICE = "printer-1";
const BOOT = "01K8WZ3N5T0000000000000000";
const BAUD = 115_200;

/** @param baud none for a network plug */
const transportTo = (
  device: ReturnType<typeof wirePrinter>["wire"],
  clock: VirtualClock,
  baud?: number,
): Transport => ({
  name: "simulated wire",
  open: async (events) => {
    if (!device.isPluggedIn) throw new Error("nothing is plugged in");
    const end = (reason?: string) => {
      for (const cancel of cancels) cancel();
      if (reason !== undefined) events.closed(reason);
    };
    const cancels = [
      device.onBytes((bytes) => clock.soon(() => events.heard(bytes))),
      device.watch(() => !device.isPluggedIn && end("the plug was pulled")),
    ];
    const write = async (bytes: Uint8Array) => {
      device.take(bytes);
      if (baud !== undefined) await pause(clock, wireMs(bytes.length, baud), "wire");
    };
    return { write, close: async () => end() };
  },
});

const memoryStore = (): AnswerStore => {
  let kept: readonly Ack[] = [];
  return {
    load: () => kept,
    save: (answers) => {
      kept = structuredClone(answers);
    },
  };
};

interface HallOptions {
  readonly rollDots?: number;
  readonly baud?: number;
}

const hallWith = async ({ baud, ...options }: HallOptions = {}) => {
  const clock = new VirtualClock(1_795_251_149_123);
  const printer = wirePrinter({ clock, random: seededRandom(7), ...(baud && { baud }) }, { font, ...options });
  printer.wire.powerOn();
  const broker = new MemoryBroker({ clock });
  const store = memoryStore();
  const acks: Ack[] = [];
  const shown: Shown[] = [];
  const states: string[] = [];
  const alerts: string[] = [];
  const logs: string[] = [];
  const daemon = broker.connect({ clientId: "daemon", username: "tidehall", password: "" });
  await daemon.subscribe([...topics.fromDevices], ({ topic, payload }) => {
    const { branch = "" } = parseDeviceTopic(topic) ?? {};
    if (branch === "ack") acks.push(JSON.parse(payload));
    if (branch === "st") shown.push(JSON.parse(payload));
    if (branch === "$state") states.push((JSON.parse(payload) as DeviceState).s);
    if (branch.startsWith("$alert/")) alerts.push(payload);
    if (branch.startsWith("$log/")) logs.push(payload);
  });
  let boot = 0;
  const begin = () => {
    const line = new SharedLine({ transport: transportTo(printer.wire, clock, baud), clock, gapMs: 0 });
    const planned = escposRow.plan({ beeps: 1 });
    if ("problems" in planned) throw new Error(JSON.stringify(planned.problems));
    const device = { hall: "hall", id: DEVICE, password: "", clock, boot: ++boot, kind: "printer", store } as const;
    const open = (identity: Parameters<typeof broker.connect>[0]) => broker.connect(identity);
    const reach = { by: "line", line, wire: baud ? "serial" : "tcp" } as const;
    const driver = runDriver({ ...device, open, reach, make: planned.make });
    driver.start();
    line.start();
    return { driver, line };
  };
  let running = begin();
  await clock.advance(1000);
  const end = async () => {
    const stopped = Promise.all([running.driver.stop(), running.line.stop()]);
    await clock.advance(3000);
    await stopped;
  };
  const command = (id: string, op: string, args: object, more: object = {}) => {
    const ts = Math.floor(clock.now());
    const payload = JSON.stringify({ v: 1, id, op, args, ts, ttl: 60_000, boot: BOOT, ...more });
    void daemon.publish({ topic: topics.device(DEVICE, "cmd"), payload });
  };
  const answer = (id: string) => acks.findLast((ack) => ack.id === id);
  return {
    clock,
    printer,
    command,
    answer,
    alerts,
    logs,
    states,
    print: (number: string, more: object = {}) => command(number, "print", { number, page: pageOf(number) }, more),
    faults: () => shown.at(-1)?.faults ?? [],
    state: () => states.at(-1),
    health: () => running.driver.health,
    /** Papers with something on them. */
    papers: () => printer.papers.filter(({ lines }) => lines.length > 0),
    /** What the printer says when it is asked what became of a page. */
    query: async (id: string) => {
      const own = `query-${id}-${clock.elapsed()}`;
      command(own, "query", { id });
      await clock.advance(100);
      return answer(own)?.data?.st;
    },
    restart: async () => {
      await end();
      running = begin();
      await clock.advance(1000);
    },
    stop: async () => {
      await end();
      await daemon.close();
    },
    left: () => clock.armed().filter((timer) => /^(line|contact|printer)/.test(timer)),
  };
};

/** Long enough that there is a middle: 400 dots of text above the code and the cut. */
const pageOf = (number: string): PageItem[] => [
  { item: "text", text: number, size: 4, align: "center", bold: true },
  { item: "rule" },
  ...["您前面还有 3 人", "请在大厅等候", "过号请重新取号"].map(
    (text) => ({ item: "text", text, size: 2, align: "left" }) as const,
  ),
  { item: "qr", data: `https://hall.example/t/${number}` },
  { item: "text", text: `${number} end`, size: 1, align: "left" },
  { item: "cut" },
];

const isWholeTicket = (lines: readonly string[], number: string): boolean =>
  lines[0] === number && lines.at(-1) === `${number} end`;

for (const baud of [undefined, BAUD]) {
  const way = baud ? "on a cable" : "on the network";

  t.test(`${way}: a page is done when it is in the hand, and not before`, async (t) => {
    const hall = await hallWith({ baud });
    hall.print("A001");
    while (hall.papers().length === 0) {
      t.not(hall.answer("A001")?.st, "done");
      await hall.clock.advance(50);
    }
    await hall.clock.advance(1000);
    t.equal(hall.answer("A001")?.st, "done");
    t.ok(isWholeTicket(hall.papers()[0]!.lines, "A001"));
    hall.print("A001");
    await hall.clock.advance(5000);
    t.equal(hall.printer.papers.length, 1, "a repeated command prints nothing");
    t.equal(await hall.query("A001"), "done");
    t.equal(await hall.query("A777"), "none");
    await hall.stop();
    t.same(hall.left(), []);
  });

  t.test(`${way}: pages come out in order, each on its own paper`, async (t) => {
    const hall = await hallWith({ baud });
    const numbers = ["A001", "A002", "A003", "A004", "A005"];
    for (const number of numbers) hall.print(number);
    await hall.clock.advance(30_000);
    t.same(
      hall.printer.papers.map(({ lines }) => lines[0]),
      numbers,
    );
    await hall.stop();
  });
}

/** A printer that never speaks unasked. */
const taciturn: Vice = { name: "taciturn", says: (bytes, pass) => bytes.length !== 4 && pass(bytes) };

for (const reports of [true, false]) {
  t.test(`a trouble is known within two seconds, ${reports ? "told" : "asked for"}`, async (t) => {
    const troubles: [string, string, RegExp][] = [
      ["paper-low", "paper-low", /即将用完/],
      ["paper-out", "paper-out", /缺纸/],
      ["cover-open", "cover-open", /盖/],
      ["too-hot", "offline", /故障|脱机/],
      ["mute", "offline", /没有应答/],
      ["unplugged", "offline", /没有应答/],
      ["power-cut:5000", "offline", /没有应答/],
    ];
    const hall = await hallWith();
    for (const [name, fault, alert] of troubles) {
      if (!reports) hall.printer.wire.apply(taciturn);
      hall.printer.wire.apply(viceOf(name)!);
      await hall.clock.advance(2000);
      t.same(hall.faults(), [fault], name);
      t.match(hall.alerts.at(-1), alert, "people read what to do");
      t.equal(hall.state(), fault === "offline" && name !== "too-hot" ? "lost" : "degraded");
      hall.printer.wire.heal();
      await hall.clock.advance(15_000);
      t.same([hall.faults(), hall.state(), hall.alerts.at(-1)], [[], "ready", ""], `${name} is over`);
    }
    hall.printer.wire.apply(ailment("cutter-stuck"));
    hall.print("A001");
    await hall.clock.advance(4000);
    t.same(hall.faults(), ["cutter-stuck"], "a knife shows its trouble when it is used");
    await hall.stop();
    t.same(hall.left(), []);
  });
}

t.test("what cannot be printed is refused before a dot is burnt, so that the hall prints elsewhere", async (t) => {
  const hall = await hallWith();
  for (const name of ["paper-out", "cover-open", "too-hot", "mute", "unplugged"]) {
    hall.printer.wire.apply(viceOf(name)!);
    hall.print(name);
    await hall.clock.advance(3000);
    t.equal(hall.answer(name)?.st, "failed", name);
    t.equal(await hall.query(name), "failed");
    hall.printer.wire.heal();
    await hall.clock.advance(20_000);
  }
  t.equal(hall.papers().length, 0);
  hall.printer.wire.apply(ailment("paper-low"));
  await hall.clock.advance(2000);
  hall.print("A001");
  await hall.clock.advance(5000);
  t.equal(hall.answer("A001")?.st, "done", "little paper is paper");
  await hall.stop();
});

const accidents: [string, Vice, HallOptions][] = [
  ["unplugged from the network", unplugged(), {}],
  ["unplugged from the cable", unplugged(), { baud: BAUD }],
  ["without power on a cable that stays open", viceOf("power-cut:4000")!, { baud: BAUD }],
];
for (const [what, accident, options] of accidents) {
  t.test(`a printer ${what} in the middle of a page: nobody knows, and nothing is repeated`, async (t) => {
    const hall = await hallWith(options);
    hall.print("A001");
    await hall.clock.advance(250);
    hall.printer.wire.apply(accident);
    await hall.clock.advance(5000);
    t.equal(hall.answer("A001")?.st, "started", "neither done nor failed");
    t.match(hall.health().lastError, /nothing is plugged in|did not answer/);
    hall.printer.wire.heal();
    await hall.clock.advance(20_000);
    t.equal(await hall.query("A001"), "started", "the hall asks, and learns that nobody knows");
    t.equal(hall.health().queueLength, 0);
    hall.print("A001");
    hall.print("A002");
    await hall.clock.advance(20_000);
    const lines = hall.papers().flatMap((paper) => paper.lines);
    t.ok(lines.filter((line) => line === "A001").length <= 1, "not printed again");
    t.ok(isWholeTicket(hall.papers().at(-1)!.lines, "A002"), "the next ticket stands on paper of its own");
    t.equal(hall.answer("A002")?.st, "done");
    await hall.stop();
    t.same(hall.left(), []);
  });
}

t.test("a roll that ends within a page: the rest comes on the new roll, and the next page after it", async (t) => {
  const hall = await hallWith({ rollDots: 300 });
  hall.print("A001");
  await hall.clock.advance(2000);
  t.same(hall.faults(), ["paper-out"], "the hall knows while the page hangs");
  await hall.clock.advance(18_000);
  t.equal(await hall.query("A001"), "started");
  hall.print("A002");
  await hall.clock.advance(1000);
  t.equal(hall.answer("A002")?.st, "failed", "no other page is put behind it");
  hall.printer.load();
  await hall.clock.advance(5000);
  const before = hall.printer.papers.length;
  hall.print("A003");
  await hall.clock.advance(5000);
  t.equal(hall.answer("A003")?.st, "done");
  t.same(
    hall.printer.papers.slice(before).map(({ lines }) => lines[0]),
    ["A003"],
    "without an empty slip: the printer has said that the page before is out",
  );
  await hall.stop();
});

t.test("a printer that says all is well and prints nothing gets one page and no more", async (t) => {
  const hall = await hallWith();
  hall.printer.wire.apply(ailment("stuck-busy"));
  for (const number of ["A001", "A002", "A003"]) hall.print(number);
  await hall.clock.advance(40_000);
  t.equal(hall.answer("A001")?.st, "started");
  t.same([hall.answer("A002")?.st, hall.answer("A003")?.st], ["failed", "failed"], "the hall prints them elsewhere");
  hall.printer.wire.heal();
  await hall.clock.advance(10_000);
  hall.print("A004");
  await hall.clock.advance(10_000);
  t.same(
    hall.papers().map(({ lines }) => lines[0]),
    ["A001", "A004"],
  );
  t.equal(hall.answer("A004")?.st, "done");
  await hall.stop();
});

/** What a line says when its plug or its power goes or comes. */
const glitch = (zeros: number): Vice => ({ name: "glitch", begins: (bench) => bench.say(new Uint8Array(zeros)) });

t.test("a zero from a line that loses its power is no answer", async (t) => {
  const hall = await hallWith({ baud: BAUD });
  hall.print("A001");
  await hall.clock.advance(200);
  hall.printer.wire.apply(glitch(1));
  await hall.clock.advance(1);
  hall.printer.wire.apply(viceOf("power-cut:4000")!);
  await hall.clock.advance(1000);
  hall.printer.wire.apply(glitch(2));
  await hall.clock.advance(30_000);
  t.equal(hall.answer("A001")?.st, "started");
  hall.print("A002");
  await hall.clock.advance(10_000);
  t.ok(isWholeTicket(hall.papers().at(-1)!.lines, "A002"), "nor do two of them say that the page is out");
  await hall.stop();
});

t.test("wherever a page breaks off, the next one is whole and alone", async (t) => {
  for (let at = 5; at < 320; at += 9) {
    const hall = await hallWith();
    const torn: Vice = {
      name: "torn",
      hears: (bytes, pass) => pass(bytes.length > 100 ? bytes.subarray(0, at) : bytes),
    };
    hall.printer.wire.apply(torn);
    hall.print("A001");
    await hall.clock.advance(300);
    hall.printer.wire.apply(unplugged());
    await hall.clock.advance(1000);
    hall.printer.wire.heal();
    await hall.clock.advance(5000);
    hall.print("A002");
    await hall.clock.advance(10_000);
    t.equal(hall.answer("A002")?.st, "done", `after ${at} bytes`);
    t.ok(isWholeTicket(hall.papers().at(-1)!.lines, "A002"));
    await hall.stop();
  }
});

t.test("answers to a page that was given up are not taken for those to the next", async (t) => {
  const hall = await hallWith();
  hall.printer.wire.apply(ailment("stuck-busy"));
  hall.print("A001");
  await hall.clock.advance(500);
  hall.printer.wire.apply(unplugged());
  await hall.clock.advance(1000);
  hall.printer.wire.heal();
  hall.printer.wire.apply(ailment("stuck-busy"));
  await hall.clock.advance(8000);
  hall.print("A002");
  await hall.clock.advance(1000);
  hall.printer.wire.heal();
  const isDone = () => hall.answer("A002")?.st === "done";
  for (let waitedMs = 0; !isDone() && waitedMs < 10_000; waitedMs += 10) await hall.clock.advance(10);
  t.ok(isDone());
  t.ok(isWholeTicket(hall.papers().at(-1)!.lines, "A002"), "it is in the hand when it is said to be");
  await hall.stop();
});

t.test("what was half done when the machine went down is in doubt afterwards too", async (t) => {
  const hall = await hallWith();
  hall.print("A001");
  hall.print("A002");
  await hall.clock.advance(200);
  await hall.restart();
  t.equal(await hall.query("A001"), "started");
  t.equal(await hall.query("A002"), "superseded", "and what waited was not begun");
  hall.print("A001");
  await hall.clock.advance(5000);
  t.ok(hall.papers().length <= 1);
  await hall.stop();
});

t.test("a cancelled page that has begun goes on to its end; one that waits is not begun", async (t) => {
  const hall = await hallWith();
  hall.print("A001");
  hall.print("A002");
  await hall.clock.advance(200);
  hall.print("A003", { cancel: ["A001", "A002"] });
  await hall.clock.advance(10_000);
  t.same(
    hall.papers().map(({ lines }) => lines[0]),
    ["A001", "A003"],
  );
  t.same([hall.answer("A001")?.st, hall.answer("A002")?.st], ["done", "superseded"]);
  await hall.stop();
});

t.test("characters that the printer lacks are told", async (t) => {
  const hall = await hallWith();
  hall.command("A001", "print", {
    number: "A001",
    page: [{ item: "text", text: "𓀀", size: 1, align: "left" }, { item: "cut" }],
  });
  await hall.clock.advance(5000);
  t.match(hall.logs.join(), /𓀀/);
  t.equal(hall.answer("A001")?.st, "done");
  await hall.stop();
});

const troubleNames = [
  ...["mute", "deaf", "slow", "half", "dripping", "unplugged", "power-cut:800", "power-cut:6000"],
  ...["paper-out", "cover-open", "cutter-stuck", "too-hot", "stuck-busy", "paper-low"],
];

interface Episode {
  readonly vice: string | undefined;
  readonly afterMs: number;
  readonly forMs: number;
  readonly pages: number;
}

type Hall = Awaited<ReturnType<typeof hallWith>>;

/** The numbers that were to be printed. */
const live = async (hall: Hall, episodes: readonly Episode[]): Promise<string[]> => {
  const numbers: string[] = [];
  for (const { vice, afterMs, forMs, pages } of episodes) {
    for (let n = 0; n < pages; n++) {
      numbers.push(`A${String(numbers.length + 1).padStart(3, "0")}`);
      hall.print(numbers.at(-1)!);
    }
    await hall.clock.advance(afterMs);
    if (vice !== undefined) hall.printer.wire.apply(viceOf(vice)!);
    await hall.clock.advance(forMs);
    hall.printer.wire.heal();
    await hall.clock.advance(3000);
  }
  await hall.clock.advance(150_000);
  return numbers;
};

/** What the hall believes and what lies in the tray, where the two disagree. */
const contradictions = (hall: Hall, numbers: readonly string[]): string[] => {
  const heads = hall.papers().map(({ lines }) => lines.filter((line) => numbers.includes(line)));
  const lines = hall.papers().flatMap((paper) => paper.lines);
  const wrong = numbers.filter((number) => {
    const st = hall.answer(number)?.st;
    if (st === "done") return !lines.includes(number) || !lines.includes(`${number} end`);
    return st === "failed" || st === "expired" ? lines.includes(number) : st !== "started";
  });
  const below = heads.filter((on) => on.length > 1).map((on) => `${on.join(" and ")} on one paper`);
  const printed = heads.flat();
  const disordered = printed.filter((number, at) => at > 0 && printed[at - 1]! >= number);
  return [...wrong, ...below, ...disordered.map((number) => `${number} again or late`)];
};

t.test(
  "whatever befalls a printer, the hall and the visitors agree on every ticket, and none comes twice",
  async () => {
    const episode = fc.record({
      vice: fc.option(fc.constantFrom(...troubleNames), { nil: undefined }),
      afterMs: fc.integer({ min: 0, max: 900 }),
      forMs: fc.integer({ min: 0, max: 25_000 }),
      pages: fc.integer({ min: 1, max: 3 }),
    });
    const day = fc.tuple(fc.array(episode, { minLength: 1, maxLength: 4 }), fc.constantFrom(undefined, BAUD));
    await fc.assert(
      fc.asyncProperty(day, async ([episodes, baud]) => {
        const hall = await hallWith({ baud });
        const numbers = await live(hall, episodes);
        const found = contradictions(hall, numbers);
        await hall.stop();
        if (found.length > 0 || hall.left().length > 0) throw new Error([...found, ...hall.left()].join("; "));
      }),
      { numRuns: 60 },
    );
  },
);
