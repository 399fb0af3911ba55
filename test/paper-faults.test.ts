// A printer's troubles at their bytes, and how soon people know: the manager at the board, the visitor before the press. Driver,
// broker, desk and live feed are the real ones, time is virtual.
import { mkdtempSync, rmSync } from "node:fs";
import { join } from "node:path";
import t, { type Test } from "tap";
import { openDotFont } from "../hardware-sim/wired/picture/dot-font.ts";
import { wirePrinter } from "../hardware-sim/wired/printer/printer.ts";
import { ailment, viceOf } from "../hardware-sim/wired/vices.ts";
import { seededRandom } from "../src/base/random.ts";
import { VirtualClock } from "../src/base/virtual-clock.ts";
import { openDrivers } from "../src/drivers/open-drivers.ts";
import { planDrivers } from "../src/drivers/plan-drivers.ts";
import type { Transport } from "../src/drivers/transports/transport.ts";
import type { CommandArgs, CommandKind } from "../src/hall/commands.ts";
import type { DeviceView } from "../src/protocols/api/device-view.ts";
import { MemoryBroker } from "../src/protocols/mqtt/memory-bus.ts";
import { transportTo } from "./driver-wired-hall.ts";
import { defaultConfig, MONDAY, openDaemon, openOneProcessHall, quickFolder, stopDaemon } from "./one-process-hall.ts";

const BAUD = 115_200;
const font = openDotFont();
const AT = { serial: "/dev/serial/by-id/printer", baud: BAUD };

/** Bytes come one after the other, so that a printer's buffer holds what a cable brings. */
const pieceByPiece = (transport: Transport): Transport => ({
  ...transport,
  open: async (events) => {
    const link = await transport.open(events);
    const write = async (bytes: Uint8Array) => {
      for (let at = 0; at < bytes.length; at += 64) await link.write(bytes.subarray(at, at + 64));
    };
    return { write, close: () => link.close() };
  },
});

/** The default hall with a real driver at a simulated printer's bytes, and nothing else in it. */
const hallWithPrinter = async (t: Test, baud = BAUD, name = defaultConfig().hall.name) => {
  const clock = new VirtualClock(MONDAY + 40 * 60_000);
  const folder = mkdtempSync(join(quickFolder(), "tidehall-paper-"));
  const printer = wirePrinter({ clock, random: seededRandom(7), baud }, { font });
  printer.wire.powerOn();
  const broker = new MemoryBroker({ clock });
  const base = defaultConfig();
  const config = { ...base, hall: { ...base.hall, name } };
  const daemon = await openDaemon(folder, config, clock, broker, "boot-1");
  const plan = planDrivers([{ id: "printer-1", kind: "printer", driver: { use: "escpos", at: AT, options: {} } }]);
  if (!plan.ok) throw new Error(JSON.stringify(plan.problems));
  const drivers = openDrivers(plan.planned, {
    hall: config.hall.id,
    clock,
    boot: 1,
    open: (identity) => broker.connect(identity),
    storeOf: () => ({ load: () => [], save: () => {} }),
    reach: () => pieceByPiece(transportTo(printer.wire, clock, baud, () => {})),
  });
  drivers.start();
  await clock.advance(3000);
  t.teardown(async () => {
    const stopped = drivers.stop();
    await clock.advance(5000);
    await stopped;
    await stopDaemon(daemon, clock);
    rmSync(folder, { recursive: true, force: true });
  });
  const { live } = daemon.core;
  return {
    clock,
    printer,
    core: daemon.core,
    /** What the manager's board has of the printer. */
    seen: () => live.snapshot("devices")["device/printer-1"] as DeviceView,
    /** What a kiosk knows before the press. */
    canPrint: () => (live.snapshot("board").printing as { canPrint: boolean }).canPrint,
  };
};

type Hall = Awaited<ReturnType<typeof hallWithPrinter>>;

/** ms of virtual time until it is so. */
const until = async ({ clock }: Hall, isSo: () => boolean, maxMs = 5000): Promise<number> => {
  const from = clock.elapsed();
  while (!isSo() && clock.elapsed() - from < maxMs) await clock.advance(10);
  return clock.elapsed() - from;
};

const troubles = [
  { name: "paper-low", fault: "paper-low", prints: true },
  { name: "paper-out", fault: "paper-out", prints: false },
  { name: "cover-open", fault: "cover-open", prints: false },
  { name: "unplugged", fault: "offline", prints: false },
  { name: "mute", fault: "offline", prints: false },
];

for (const { name, fault, prints } of troubles) {
  t.test(`${name}: the board and the kiosk know within two seconds, and soon that it is over`, async (t) => {
    const hall = await hallWithPrinter(t);
    t.same([hall.seen().state, hall.canPrint()], ["ready", true], "all is well at first");
    hall.printer.wire.apply(viceOf(name) ?? ailment(name));
    const tookMs = await until(hall, () => hall.seen().faults.includes(fault) && hall.canPrint() === prints);
    t.ok(tookMs <= 2000, `known after ${tookMs} ms`);
    hall.printer.wire.heal();
    const healedMs = await until(hall, () => hall.seen().state === "ready" && hall.canPrint());
    t.ok(healedMs <= 4000, `over after ${healedMs} ms`);
  });
}

t.test("a knife that sticks in the middle of a ticket is known within two seconds", async (t) => {
  const hall = await hallWithPrinter(t);
  hall.printer.wire.apply(ailment("cutter-stuck"));
  const by = { role: "kiosk", id: "kiosk" } as const;
  const taking = hall.core.port.submit({ kind: "TakeTicket", args: { service: "medical", paper: true }, by });
  await hall.clock.settle();
  t.ok((await taking).ok);
  const jammed = await until(hall, () => !hall.printer.isOnline);
  t.ok(jammed < 5000, "the knife has jammed");
  const tookMs = await until(hall, () => hall.seen().faults.includes("cutter-stuck") && !hall.canPrint());
  t.ok(tookMs <= 2000, `known after ${tookMs} ms`);
});

t.test("numbers are given all the same, and a clerk sees whose paper did not come", async (t) => {
  const hall = await hallWithPrinter(t);
  hall.printer.wire.apply(ailment("paper-out"));
  await hall.clock.advance(2000);
  const by = { role: "kiosk", id: "kiosk" } as const;
  const taking = hall.core.port.submit({ kind: "TakeTicket", args: { service: "medical", paper: true }, by });
  await hall.clock.advance(1000);
  t.match(await taking, { ok: true, data: { number: "B001" } });
  await hall.clock.advance(20_000);
  t.match(hall.core.live.snapshot("manage")["queue/medical"], [{ number: "B001", paper: "failed" }]);
  t.equal(hall.printer.papers.length, 0);
});

t.test(
  "a paper in doubt is asked about: seen, it is left alone; not seen, it is printed again and says so",
  async (t) => {
    const hall = await hallWithPrinter(t);
    const { port, live } = hall.core;
    const submit = async (...[request]: Parameters<typeof port.submit>) => {
      const answer = port.submit(request);
      await hall.clock.advance(5000);
      return answer;
    };
    for (const service of ["medical", "civil"]) {
      hall.printer.wire.apply(ailment("stuck-busy"));
      await submit({ kind: "TakeTicket", args: { service, paper: true }, by: { role: "kiosk", id: "kiosk" } });
      await hall.clock.advance(60_000);
      t.match(live.snapshot("manage")[`queue/${service}`], [{ paper: "unknown" }], "the manager is asked");
      hall.printer.wire.heal();
      await hall.clock.advance(10_000);
    }
    const lines = () => hall.printer.papers.map((paper) => paper.lines.join());
    const before = lines().length;
    const by = { role: "clerk", id: "1001" } as const;
    t.match(await submit({ kind: "ConfirmPaper", args: { ticket: "20261123-B001" }, by }), { ok: true });
    t.match(live.snapshot("manage")["queue/medical"], [{ paper: "printed" }]);
    await hall.clock.advance(30_000);
    t.equal(lines().length, before, "a paper that was seen is not printed again");
    t.match(await submit({ kind: "ReprintTicket", args: { ticket: "20261123-C001" }, by }), { ok: true });
    await hall.clock.advance(30_000);
    t.match(lines().at(-1), /补打.*C001/, "the other one is, and says that it is a copy");
    t.match(live.snapshot("manage")["queue/civil"], [{ paper: "printed" }]);
  },
);

t.test(
  "a page that takes its time over a slow cable is waited for, as long as the printer's driver asks",
  async (t) => {
    const hall = await hallWithPrinter(t, 9600, "𬭬䶮乡便民服务中心");
    const rules = structuredClone(hall.core.port.hall.rules!);
    const drawn = { item: "text", text: "{hall}", size: 3, align: "center" } as const;
    rules.ticketPage = [{ item: "text", text: "{number}", size: 4, align: "center" }, drawn, drawn];
    const submit = async (...[request]: Parameters<typeof hall.core.port.submit>) => {
      const answer = hall.core.port.submit(request);
      await hall.clock.advance(1000);
      return answer;
    };
    await submit({ kind: "ConfigureHall", args: { rules }, by: { role: "manager", id: "m" } });
    const by = { role: "kiosk", id: "kiosk" } as const;
    await submit({ kind: "TakeTicket", args: { service: "medical", paper: true }, by });
    const tookMs = await until(hall, () => hall.printer.papers.length > 0, 40_000);
    t.ok(tookMs > 11_000, `two drawn lines are ${tookMs} ms of cable`);
    await hall.clock.advance(5000);
    t.match(hall.core.live.snapshot("manage")["queue/medical"], [{ number: "B001", paper: "printed" }]);
    t.same(hall.core.live.snapshot("manage").papers, []);
  },
);

t.test(
  "the manager is asked about a paper wherever its ticket stands, until somebody answers or it is over",
  async (t) => {
    const hall = await openOneProcessHall({ start: MONDAY + 40 * 60_000 });
    t.teardown(() => hall.close());
    const by = { role: "manager", id: "m" } as const;
    const submit = async <K extends CommandKind>(kind: K, args: CommandArgs<K>) => {
      const answer = hall.daemon.core.port.submit({ kind, args, by });
      await hall.clock.settle();
      return answer;
    };
    const asked = () =>
      (hall.daemon.core.live.snapshot("manage").papers as { number: string }[]).map(({ number }) => number).sort();
    t.same(asked(), [], "nothing at first");
    for (let n = 0; n < 60; n++) await submit("TakeTicket", { service: "medical" });
    for (const ticket of ["20261123-B060", "20261123-B001"])
      await submit("RecordPrint", { ticket, outcome: "unknown", device: "printer-1" });
    t.same(asked(), ["B001", "B060"], "also sixty places back");
    await submit("OpenWindow", { window: "1" });
    await submit("CallTicket", { window: "1", ticket: "20261123-B001" });
    t.same(asked(), ["B001", "B060"], "also at a window");
    await hall.restart();
    t.same(asked(), ["B001", "B060"], "also after a restart");
    await submit("ConfirmPaper", { ticket: "20261123-B060" });
    t.same(asked(), ["B001"], "one is answered");
    await submit("StartService", { window: "1" });
    await submit("FinishService", { window: "1" });
    t.same(asked(), [], "the other visitor has gone");
  },
);

t.test(
  "a hall without printers says so from its first moment; one whose printer does not return, after a while",
  async (t) => {
    const clock = new VirtualClock(MONDAY);
    const folder = mkdtempSync(join(quickFolder(), "tidehall-paper-"));
    const config = defaultConfig();
    const open = (devices: typeof config.devices) =>
      openDaemon(folder, { ...config, devices }, clock, new MemoryBroker({ clock }), "boot-1");
    const canPrint = ({ core }: Awaited<ReturnType<typeof open>>) => core.live.snapshot("board").printing;
    const bare = await open(config.devices.filter(({ kind }) => kind !== "printer"));
    t.same(canPrint(bare), { canPrint: false });
    await stopDaemon(bare, clock);
    const waiting = await open(config.devices);
    t.same(canPrint(waiting), { canPrint: true }, "it is on its way, as far as anybody knows");
    await clock.advance(16_000);
    t.same(canPrint(waiting), { canPrint: false });
    await stopDaemon(waiting, clock);
    rmSync(folder, { recursive: true, force: true });
  },
);
