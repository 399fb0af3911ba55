// Several devices on one line: the turn goes round, and a dead or a loud one costs the others little. On virtual time.
import t from "tap";
import { VirtualClock } from "../src/base/virtual-clock.ts";
import type { DriverRow } from "../src/drivers/driver.ts";
import { SharedLine } from "../src/drivers/line/shared-line.ts";
import { registry } from "../src/drivers/registry.ts";
import { runDriver } from "../src/drivers/run-driver.ts";
import { MemorySocket } from "../src/drivers/transports/memory.ts";
import type { Bus } from "../src/protocols/mqtt/bus.ts";
import { benchOf } from "./driver-hall.ts";
import { cases } from "./driver-hardware.ts";

const DEVICE = "device-1";
/** The rows that can share a line, `count` devices in all. */
const neighbours = (count: number): DriverRow[] => {
  const sharing = registry.filter(({ name }) => {
    const { kind, hasAddress, isAnswering } = cases[name]!;
    return kind === "led" && hasAddress && isAnswering;
  });
  return Array.from({ length: count }, (_, index) => sharing[index % sharing.length]!);
};

t.test("eight devices on one line share it fairly", async (t) => {
  const bench = await benchOf(neighbours(8));
  await bench.clock.advance(5000);
  for (let ver = 1; ver <= 20; ver++) {
    for (let n = 1; n <= 8; n++) bench.want(`device-${n}`, ver, `A${ver}`);
    await bench.clock.advance(1500);
  }
  const counts = bench.hardware.map(({ asked }) => asked);
  // Besides the twenty pictures each make has its own way to ask whether somebody is there.
  t.ok(Math.max(...counts) - Math.min(...counts) <= 6, `asked ${counts.join(", ")} times`);
  for (let n = 1; n <= 8; n++) t.equal(bench.heard(`device-${n}`).shown.at(-1)?.ver, 20, `device ${n} shows the last`);
  await bench.stop();
});

t.test("a line that is never free goes round", async (t) => {
  const row = registry.find(({ name }) => name === "led485")!;
  const bench = await benchOf([row, row, row, row]);
  await bench.clock.advance(2000);
  for (let ver = 1; ver <= 1000; ver++) {
    for (let n = 1; n <= 4; n++) bench.want(`device-${n}`, ver, `A${ver}`);
    await bench.clock.advance(3);
  }
  const counts = bench.hardware.map(({ asked }) => asked);
  t.ok(Math.max(...counts) - Math.min(...counts) <= 2, `asked ${counts.join(", ")} times`);
  await bench.stop();
});

t.test("one that shouts takes no turn from the others", async (t) => {
  const bench = await benchOf(neighbours(4));
  await bench.clock.advance(5000);
  for (let ver = 1; ver <= 300; ver++) {
    bench.want("device-1", ver, `A${ver}`);
    if (ver === 100) for (let n = 2; n <= 4; n++) bench.want(`device-${n}`, 1, "B001");
    await bench.clock.advance(10);
  }
  for (let n = 2; n <= 4; n++) t.equal(bench.heard(`device-${n}`).shown.at(-1)?.ver, 1, `device ${n} had its turn`);
  await bench.stop();
});

t.test("one that is dead costs the others its deadline and no more", async (t) => {
  const bench = await benchOf(neighbours(4));
  await bench.clock.advance(5000);
  bench.hardware[0]!.vice = "deaf";
  await bench.clock.advance(120_000);
  t.equal(bench.state("device-1"), "lost");
  const askedAt = bench.clock.elapsed();
  for (let n = 2; n <= 4; n++) bench.want(`device-${n}`, 1, "B001");
  await bench.clock.advance(4000);
  for (let n = 2; n <= 4; n++) {
    t.equal(bench.heard(`device-${n}`).shown.at(-1)?.ver, 1, `device ${n} shows it`);
    t.equal(bench.state(`device-${n}`), "ready");
  }
  t.ok(bench.clock.elapsed() - askedAt <= 4000);
  await bench.stop();
});

t.test("a broker that takes nothing more holds up no stop", async (t) => {
  const clock = new VirtualClock(1_795_251_149_123);
  const line = new SharedLine({ transport: new MemorySocket("memory", clock), clock, gapMs: 1 });
  const never = () => new Promise<void>(() => {});
  const hung: Bus = { status: "connected", publish: never, subscribe: never, onStatus: () => {}, close: never };
  const planned = registry[0]!.plan({});
  if ("problems" in planned) throw new Error("the first row takes no defaults");
  const identity = { hall: "hall", id: DEVICE, password: "", kind: "led", boot: 1 } as const;
  const driver = runDriver({
    ...identity,
    clock,
    reach: { by: "line", line, wire: "serial" },
    make: planned.make,
    open: () => hung,
  });
  driver.start();
  line.start();
  await clock.advance(1000);
  let isStopped = false;
  const stopped = driver.stop().then(() => {
    isStopped = true;
  });
  await clock.advance(3000);
  t.ok(isStopped);
  await stopped;
  await line.stop();
});
