// Hardware at its bytes as people meet it: what they read off signs and papers, hear from a voice, and learn from a lamp or a
// beep; and a hall of nothing but such hardware, in which the crowd is served.
import t from "tap";
import { steadyRate } from "../hardware-sim/arrivals.ts";
import { openDotFont } from "../hardware-sim/wired/picture/dot-font.ts";
import { understood } from "../hardware-sim/wired/room/hearing-words.ts";
import { callsIn, toneOf } from "../hardware-sim/wired/room/reading-rows.ts";
import { wiringOf } from "../hardware-sim/wired/room/wiring.ts";
import { viceOf } from "../hardware-sim/wired/vices.ts";
import { specsOf } from "../src/daemon/cli/simulate.ts";
import { withWires } from "../src/daemon/cli/wired-drivers.ts";
import { driverProblems } from "../src/daemon/config/drivers.ts";
import { announcementOf } from "../src/daemon/presenters/announcement.ts";
import { defaultConfig, MONDAY } from "./one-process-hall.ts";
import { openWiredHall } from "./wired-day/wired-hall.ts";

t.setTimeout(120_000);
const MINUTE_MS = 60_000;

t.test("a sign is read as people read it", async (t) => {
  t.equal(toneOf(["请 A001 号", "到 3 号窗口"]), "call");
  t.equal(toneOf(["A001 号", "正在办理"]), "serving");
  t.equal(toneOf(["综合窗口", "A001 号请评价"]), "idle");
  t.equal(toneOf(["暂停服务", "午休"]), "paused");
  t.equal(toneOf(["公安窗口", "暂未开放"]), "closed");
  t.equal(toneOf(["  G012"]), "call", "seven segments have no words");
  t.equal(toneOf(["      "]), "dark");
  t.same(callsIn(["A012 3号窗口", "B001 12号窗口", "取号后请在休息区等候"]), [
    { number: "A012", window: "3" },
    { number: "B001", window: "12" },
  ]);
});

t.test("a voice is understood, whatever the window's number", async (t) => {
  for (const window of [1, 10, 12, 20, 36, 100, 102, 110, 215]) {
    const { text, shows } = announcementOf({ number: "A010", window, call: 1 });
    t.equal(`${understood(`♪sound101♪，${text}`)}办理`, shows, text);
  }
  t.equal(understood("今天下午停电"), "今天下午停电");
});

t.test(
  "every device of the default hall has hardware, on no more wires than it needs, and a driver that takes it",
  async (t) => {
    const config = defaultConfig();
    for (const hasSerial of [true, false]) {
      const lines = wiringOf(specsOf(config.devices), hasSerial);
      const furnished = withWires(config, lines, ({ name, wire, baud }) =>
        wire === "tcp" ? { tcp: name, port: 1 } : { serial: `/dev/wires/${name}`, baud },
      );
      t.ok(furnished.devices.every(({ driver }) => driver));
      t.same(await driverProblems(furnished), []);
      t.equal(lines.find(({ name }) => name === "signs")?.places.length, 4, "signs share a pair of wires");
      t.equal(
        lines.some(({ wire }) => wire === "serial"),
        hasSerial,
      );
    }
    const twenty = Array.from({ length: 20 }, (_, at) => ({ id: `pad-${at}`, kind: "rater" as const }));
    t.same(
      wiringOf(twenty).map(({ name, places }) => [name, places.length]),
      [
        ["pads-1", 8],
        ["pads-2", 8],
        ["pads-3", 4],
      ],
    );
  },
);

t.test("a crowd is served in a hall of nothing but hardware at its bytes", async (t) => {
  const hall = await openWiredHall({
    seed: 5,
    font: openDotFont(),
    rate: steadyRate(240),
    start: MONDAY + 40 * MINUTE_MS,
  });
  const { crowd, clerks } = hall.letIn({ walkSeconds: 6, ratingShare: 1, noShowShare: 0 }, 0.5);
  await hall.clock.advance(8 * MINUTE_MS);
  crowd.shutDoors();
  await hall.clock.advance(4 * MINUTE_MS);
  const seen = crowd.report();
  const count = (kind: string) => hall.daemon.recorded.filter(({ event }) => event.kind === kind).length;
  t.ok(seen.served >= 20, `${seen.served} were served`);
  t.equal(seen.papers, count("TicketIssued"), "everyone took the own paper");
  t.equal(seen.served, count("TicketServed"));
  t.equal(clerks.report().finished, seen.served);
  const rated = Object.values(seen.rated).reduce((sum, grades) => sum + grades, 0);
  t.ok(rated > 10, `${rated} rated`);
  t.equal(rated, count("TicketRated"), "and every rating is on record once");
  const voice = hall.room.parts.get("speaker-1")!.voice!;
  t.equal(voice.spoken.filter(({ isWhole }) => isWhole).length, count("TicketCalled") + count("TicketRecalled"));
  t.same(
    hall.daemon.desk.views().filter(({ state }) => state !== "ready"),
    [],
  );
  crowd.disperse();
  clerks.disperse();
  await hall.close();
  t.same(hall.clock.armed(), [], "no timer is left behind");
});

t.test("[HALL-2.3] the manager reads how the hardware behind each driver is", async (t) => {
  const hall = await openWiredHall({ seed: 5, font: openDotFont(), start: MONDAY + 40 * MINUTE_MS });
  const driverOf = (id: string) => hall.daemon.desk.views().find((view) => view.id === id)!.driver!;
  for (const { id } of hall.drivers) t.match(driverOf(id), { state: "ready", queueLength: Number }, id);
  t.equal(driverOf("window-3-sign").line, "/dev/wires/signs");
  const sign = hall.room.parts.get("window-3-sign")!.wire;
  sign.apply(viceOf("noise")!);
  await hall.clock.advance(70_000);
  t.ok(driverOf("window-3-sign").discardedBytes > 0, "noise is counted");
  sign.heal();
  const before = hall.clock.now();
  sign.apply(viceOf("mute")!);
  await hall.clock.advance(45_000);
  const ill = driverOf("window-3-sign");
  t.match(ill, { state: "silent", lastError: /window-3-sign did not answer show/ });
  t.ok(ill.since > before, "and since when");
  await hall.close();
});

t.test("keys without a display give no number that nobody would see", async (t) => {
  const hall = await openWiredHall({ seed: 5, font: openDotFont(), start: MONDAY + 40 * MINUTE_MS });
  const printer = hall.room.parts.get("printer-1")!.wire;
  const [machine] = hall.room.machines;
  const issued = () => hall.daemon.recorded.filter(({ event }) => event.kind === "TicketIssued").length;
  printer.apply(viceOf("cover-open")!);
  await hall.clock.advance(2000);
  machine!.press("1");
  await hall.clock.advance(3000);
  t.equal(machine!.face.told?.tone, "no", "the key flashes");
  t.equal(issued(), 0);
  printer.heal();
  await hall.clock.advance(2000);
  machine!.press("1");
  await hall.clock.advance(5000);
  t.equal(issued(), 1);
  t.equal(hall.room.printers[0]!.papers[0]?.number, "A001", "and gives one when there is paper");
  await hall.close();
});

t.test("a key that is refused flashes, and nobody waits for a paper that will not come", async (t) => {
  const hall = await openWiredHall({ seed: 5, font: openDotFont(), start: MONDAY - 120 * MINUTE_MS });
  const [machine] = hall.room.machines;
  machine!.press("1");
  await hall.clock.advance(3000);
  t.equal(machine!.face.told?.tone, "no", "before the doors open");
  t.equal(hall.room.printers[0]!.papers.length, 0);
  const keypad = hall.room.counters.get("1")!.parts.keypad!;
  keypad.press("call");
  await hall.clock.advance(2000);
  t.equal(keypad.face.told?.tone, "no", "and a keypad beeps when nobody waits");
  await hall.close();
});
