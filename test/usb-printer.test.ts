// A ticket printer on a USB cable: found by what it is, given back to whoever had it, and printing as any other. On virtual time.
import t from "tap";
import { openDotFont } from "../hardware-sim/wired/picture/dot-font.ts";
import { wirePrinter } from "../hardware-sim/wired/printer/printer.ts";
import { type UsbManner, UsbSocket, usbPorts } from "../hardware-sim/wired/usb.ts";
import { ailment, unplugged } from "../hardware-sim/wired/vices.ts";
import { checker, problemsText } from "../src/base/check.ts";
import { seededRandom } from "../src/base/random.ts";
import { VirtualClock } from "../src/base/virtual-clock.ts";
import { openDrivers } from "../src/drivers/open-drivers.ts";
import { planDrivers } from "../src/drivers/plan-drivers.ts";
import { isAt, listedUsb } from "../src/drivers/plugged-in.ts";
import { TransportSetting } from "../src/drivers/transports/setting.ts";
import { usbTransport } from "../src/drivers/transports/usb.ts";
import type { PageItem } from "../src/protocols/mqtt/arguments.ts";
import { MemoryBroker } from "../src/protocols/mqtt/memory-bus.ts";
import type { Ack, DeviceState } from "../src/protocols/mqtt/messages.ts";
import { parseDeviceTopic, topicsOf } from "../src/protocols/mqtt/topics.ts";

const ID = "04b8:0e15";
const BOOT = "01K8WZ3N5T0000000000000000";
const topics = topicsOf("hall");
const font = openDotFont();

const printerOn = (clock: VirtualClock, serialNumber: string, manner: UsbManner = {}) => {
  const printer = wirePrinter({ clock, random: seededRandom(7) }, { font });
  printer.wire.powerOn();
  const socket = new UsbSocket(printer.wire, { vendorId: 0x04b8, productId: 0x0e15, serialNumber }, clock, manner);
  return { printer, socket };
};

type Hung = ReturnType<typeof printerOn>;

const hallWith = async (hang: (clock: VirtualClock) => Hung[], serialNumber?: string) => {
  const clock = new VirtualClock(1_795_251_149_123);
  const hung = hang(clock);
  const ports = usbPorts(hung.map(({ socket }) => socket));
  const broker = new MemoryBroker({ clock });
  const acks: Ack[] = [];
  const states: string[] = [];
  const daemon = broker.connect({ clientId: "daemon", username: "tidehall", password: "" });
  await daemon.subscribe([...topics.fromDevices], ({ topic, payload }) => {
    const { branch } = parseDeviceTopic(topic) ?? {};
    if (branch === "ack") acks.push(JSON.parse(payload));
    if (branch === "$state") states.push((JSON.parse(payload) as DeviceState).s);
  });
  const at = { usb: ID, ...(serialNumber !== undefined && { serialNumber }) };
  const plan = planDrivers([{ id: "printer-1", kind: "printer", driver: { use: "escpos", at } }]);
  if (!plan.ok) throw new Error(JSON.stringify(plan.problems));
  const drivers = openDrivers(plan.planned, {
    hall: "hall",
    clock,
    boot: 1,
    open: (identity) => broker.connect(identity),
    storeOf: () => ({ load: () => [], save: () => {} }),
    reach: () => usbTransport({ id: ID, serialNumber }, clock, async () => ports),
  });
  drivers.start();
  await clock.advance(2000);
  const print = (number: string, page: PageItem[]) => {
    const command = { v: 1, id: number, op: "print", args: { number, page }, ts: Math.floor(clock.now()) };
    const payload = JSON.stringify({ ...command, ttl: 60_000, boot: BOOT });
    void daemon.publish({ topic: topics.device("printer-1", "cmd"), payload });
  };
  const stop = async () => {
    const stopped = Promise.all([drivers.stop(), daemon.close()]);
    await clock.advance(5000);
    await stopped;
  };
  const answer = (id: string) => acks.findLast((ack) => ack.id === id)?.st;
  const health = () => drivers.all[0]!.health;
  return { ...hung[0]!, hung, clock, print, answer, health, state: () => states.at(-1), stop };
};

const oneOf = (manner: UsbManner = {}) => hallWith((clock) => [printerOn(clock, "X1", manner)]);

const pageOf = (number: string): PageItem[] => [
  { item: "text", text: number, size: 4, align: "center" },
  // Longer than a piece of a transfer, so that pieces are put together.
  ...Array.from(
    { length: 20 },
    () => ({ item: "text", text: "请在大厅等候，过号请重新取号", size: 1, align: "left" }) as const,
  ),
  { item: "qr", data: `https://hall.example/t/${number}` },
  { item: "text", text: `${number} end`, size: 1, align: "left" },
  { item: "cut" },
];

for (const manner of [{}, { answersNothing: true }, { hasKernelDriver: false }] as const) {
  t.test(`a ticket comes out of a USB printer ${JSON.stringify(manner)}`, async (t) => {
    const hall = await oneOf(manner);
    const { printer, socket } = hall;
    t.equal(hall.state(), "ready");
    t.notOk(socket.hasKernelDriver, "the kernel has let go of it");
    hall.print("A001", pageOf("A001"));
    await hall.clock.advance(10_000);
    t.equal(hall.answer("A001"), "done");
    t.equal(printer.papers.length, 1);
    t.match(printer.papers[0]!.lines, /^A001/);
    t.equal(printer.papers[0]!.lines.at(-1), "A001 end");
    printer.wire.apply(ailment("paper-low"));
    await hall.clock.advance(2000);
    t.equal(hall.state(), "degraded", "it is heard when it complains");
    await hall.stop();
    t.notOk(socket.isOpen, "given up");
    t.equal(socket.hasKernelDriver, !("hasKernelDriver" in manner), "and the kernel has it again");
    t.same(
      hall.clock.armed().filter((timer) => /^(usb|line|contact|printer)/.test(timer)),
      [],
      "no timer is left",
    );
  });
}

t.test("pulled out in the middle of a page, it is found again, and the page is not repeated", async (t) => {
  const hall = await oneOf();
  hall.print("A001", pageOf("A001"));
  await hall.clock.advance(150);
  hall.printer.wire.apply(unplugged());
  await hall.clock.advance(400);
  t.equal(hall.state(), "lost", "known at once");
  t.match(hall.health().lastError, /Disconnected/);
  await hall.clock.advance(20_000);
  t.match(hall.health().lastError, /nothing of this kind is plugged in/);
  hall.printer.wire.heal();
  await hall.clock.advance(6000);
  t.equal(hall.state(), "ready");
  t.equal(hall.answer("A001"), "started", "nobody knows its end");
  hall.print("A002", pageOf("A002"));
  await hall.clock.advance(15_000);
  t.equal(hall.answer("A002"), "done");
  const ends = hall.printer.papers.filter(({ lines }) => lines.join().includes("A001 end"));
  t.ok(ends.length <= 1, "what it had in its memory, and no second one");
  await hall.stop();
});

t.test("of two alike the serial number says which, and without it neither is taken", async (t) => {
  const two = (clock: VirtualClock) => ["X1", "X2"].map((serial) => printerOn(clock, serial));
  const guess = await hallWith(two);
  t.equal(guess.state(), "lost");
  t.match(guess.health().lastError, "2 devices are 04b8:0e15, expected serialNumber to say which");
  t.same(
    guess.hung.map(({ socket }) => socket.openedCount),
    [0, 0],
  );
  await guess.stop();
  const named = await hallWith(two, "X2");
  named.print("A001", pageOf("A001"));
  await named.clock.advance(10_000);
  t.same(
    named.hung.map(({ printer }) => printer.papers.length),
    [0, 1],
  );
  await named.stop();
});

t.test("what is no printer that answers is not touched", async (t) => {
  for (const manner of [{ interfaceClass: 8 }, { isOneWay: true }]) {
    const hall = await oneOf(manner);
    t.match(hall.health().lastError, "04b8:0e15 has no printer interface that answers");
    t.ok(hall.socket.hasKernelDriver, "whoever has it keeps it");
    t.notOk(hall.socket.isOpen);
    await hall.stop();
  }
});

t.test("a printer that takes nothing more holds up no stop", async (t) => {
  const hall = await oneOf();
  hall.print(
    "A001",
    Array.from({ length: 20 }, (_, at) => pageOf(`A${at}`))
      .flat()
      .slice(0, 60),
  );
  await hall.clock.advance(200);
  hall.printer.wire.apply(ailment("cover-open"));
  await hall.clock.advance(500);
  let isStopped = false;
  const stopped = hall.stop().then(() => {
    isStopped = true;
  });
  await hall.clock.advance(5000);
  await stopped;
  t.ok(isStopped);
});

t.test("what is plugged in is listed, also what may not be opened", async (t) => {
  const clock = new VirtualClock(0);
  const names = { manufacturerName: "EPSON", productName: "TM-T88" };
  const listed = (manner: UsbManner) =>
    listedUsb({ ...printerOn(clock, "X1", manner).socket.asDevice(), ...names } as never);
  const seen = { bus: "usb", name: "X1", vendor: "04b8", product: "0e15" };
  t.same(listed({}), { ...seen, way: "usb", what: "EPSON TM-T88" });
  t.same(listed({ interfaceClass: 8 }), { ...seen, way: undefined, what: "EPSON TM-T88" }, "no printer");
  const locked = {
    ...{ vendorId: 0x04b8, productId: 0x0e15, ...names, serialNumber: null },
    get configuration(): never {
      throw new Error("open error: permission denied");
    },
  };
  t.match(listedUsb(locked), { way: undefined, name: "", what: "EPSON TM-T88 (may not be opened)" });
});

t.test("a USB printer in the configuration", async (t) => {
  const plan = (use: string, kind: "printer" | "led", at: object) =>
    planDrivers([{ id: "printer-1", kind, driver: { use, at } as never }]);
  t.ok(plan("escpos", "printer", { usb: ID }).ok);
  t.match(plan("onbon", "led", { usb: ID }), { problems: [{ path: "/at", expected: "serial or tcp" }] });
  const check = checker(TransportSetting);
  const told = (at: object) => {
    const checked = check(at);
    return checked.ok ? "" : problemsText(checked.problems);
  };
  t.equal(told({ usb: ID, serialNumber: "X1" }), "");
  t.match(told({ usb: "04B8:0E15" }), /^\/usb is "04B8:0E15", expected vendor and product of a USB printer[^;]*$/);
  t.match(told({ serial: "/dev/usb/lp0" }), /^\/serial is .*no printer by \/dev\/usb\/lp0$/);
  t.equal(told({ tcp: "printer", baud: 9600 }), "/baud is 9600, expected no field of this name");
  const plugged = { bus: "usb", way: "usb", name: "X1", vendor: "04b8", product: "0e15", what: "" } as const;
  t.ok(isAt({ usb: ID }, plugged));
  t.ok(isAt({ usb: ID, serialNumber: "X1" }, plugged));
  t.notOk(isAt({ usb: ID, serialNumber: "X2" }, plugged));
  t.notOk(isAt({ serial: "/dev/ttyS0" }, plugged));
});
