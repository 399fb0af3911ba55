// A day in the hall as people live it: everything in one process on a virtual clock, judged by what the crowd saw.
import t, { type Test } from "tap";
import { steadyRate } from "../hardware-sim/arrivals.ts";
import { faultNames, faultOf } from "../hardware-sim/faults.ts";
import { verifyLedger } from "../src/daemon/ledger/verify.ts";
import { faultsOf } from "../src/hall/invariants.ts";
import { snapshotText } from "../src/hall/snapshot.ts";
import type { TicketStatus } from "../src/hall/state.ts";
import { MONDAY, openOneProcessHall } from "./one-process-hall.ts";

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
t.setTimeout(120_000);

type OneProcessHall = Awaited<ReturnType<typeof openOneProcessHall>>;

const countEvents = (hall: OneProcessHall, kind: string): number =>
  hall.daemon.recorded.filter(({ event }) => event.kind === kind).length;

const countTickets = (hall: OneProcessHall, ...statuses: TicketStatus[]): number =>
  [...hall.daemon.core.port.hall.tickets.values()].filter(({ status }) => statuses.includes(status)).length;

const numbersOnPaper = (hall: OneProcessHall): string[] =>
  hall.devices.all("printer").flatMap((printer) => printer.papers.map(({ number }) => number));

/** No two utterances of one speaker at the same time. */
const overlaps = (hall: OneProcessHall): number =>
  hall.devices.all("speaker").reduce((count, speaker) => {
    const spoken = [...speaker.spoken].sort((a, b) => a.startedAt - b.startedAt);
    return (
      count +
      spoken.filter(({ startedAt }, position) => position > 0 && startedAt < (spoken[position - 1]?.endedAt ?? 0))
        .length
    );
  }, 0);

const closing = async (t: Test, hall: OneProcessHall): Promise<void> => {
  await hall.close();
  t.same(hall.clock.armed(), [], "no timer is left behind");
};

t.test("a morning: what the crowd counts is what the hall counts", async (t) => {
  const hall = await openOneProcessHall({ seed: 7, rate: steadyRate(50) });
  const { crowd, clerks } = hall.letIn();
  await hall.clock.advance(2 * HOUR_MS);
  crowd.shutDoors();
  await hall.clock.advance(HOUR_MS);
  const seen = crowd.report();
  t.ok(seen.served > 60, `a morning's work is done (${seen.served} served)`);
  t.equal(seen.papers + seen.displays, countEvents(hall, "TicketIssued"), "every number issued is in somebody's hand");
  t.equal(new Set(numbersOnPaper(hall)).size, numbersOnPaper(hall).length, "no number came out of a printer twice");
  t.equal(seen.sameNumber, 0, "nobody holds another person's number");
  t.equal(
    seen.served,
    countTickets(hall, "served"),
    "everyone who says they were served is on record, and nobody else",
  );
  const rated = Object.values(seen.rated).reduce((sum, count) => sum + count, 0);
  t.equal(rated, countEvents(hall, "TicketRated"), "every rating pressed is on record once");
  t.equal(clerks.report().finished, countTickets(hall, "served"));
  t.equal(overlaps(hall), 0, "the voice never talks over itself");
  t.same(faultsOf(hall.daemon.core.port.hall), []);
  crowd.disperse();
  clerks.disperse();
  await closing(t, hall);
});

t.test("the same seed gives the same day, to the byte", async (t) => {
  const texts = [];
  for (let run = 0; run < 2; run++) {
    const hall = await openOneProcessHall({ seed: 3 });
    const { crowd, clerks } = hall.letIn();
    await hall.clock.advance(HOUR_MS / 2);
    texts.push(snapshotText(hall.daemon.core.port.hall));
    crowd.disperse();
    clerks.disperse();
    await hall.close();
  }
  t.equal(texts[0], texts[1]);
});

t.test("the daemon is stopped and started in the middle of the morning: nobody notices", async (t) => {
  const hall = await openOneProcessHall({ seed: 11 });
  const { crowd, clerks } = hall.letIn();
  await hall.clock.advance(45 * MINUTE_MS);
  const before = snapshotText(hall.daemon.core.port.hall);
  const spokenBefore = hall.devices.all("speaker").flatMap(({ spoken }) => spoken).length;
  await hall.restart();
  t.equal(snapshotText(hall.daemon.core.port.hall), before, "the hall is as it was");
  await hall.clock.advance(1000);
  t.ok(
    hall.devices.all("speaker").flatMap(({ spoken }) => spoken).length <= spokenBefore + 1,
    "no call is repeated by itself",
  );
  await hall.clock.advance(HOUR_MS);
  const seen = crowd.report();
  t.equal(seen.served, countTickets(hall, "served"));
  t.equal(new Set(numbersOnPaper(hall)).size, numbersOnPaper(hall).length, "no paper twice");
  t.ok(verifyLedger(hall.folder).ok, "the chain is whole");
  crowd.disperse();
  clerks.disperse();
  await closing(t, hall);
});

for (const name of faultNames) {
  t.test(`faults: ${name}, then everything heals`, async (t) => {
    const hall = await openOneProcessHall({ seed: 23, rate: steadyRate(40) });
    const { crowd, clerks } = hall.letIn();
    await hall.clock.advance(15 * MINUTE_MS);
    const sick = ["window-1-sign", "speaker-1", "printer-1", "window-2-pad", "hall-sign"].map(
      (id) => hall.devices.find(id)!.device,
    );
    for (const device of sick) {
      try {
        device.apply(faultOf(name)!);
      } catch {
        // Paper runs out at printers only.
      }
    }
    await hall.clock.advance(10 * MINUTE_MS);
    t.equal(new Set(numbersOnPaper(hall)).size, numbersOnPaper(hall).length, "while sick: no paper twice");
    t.equal(overlaps(hall), 0, "while sick: no voices over each other");
    for (const device of sick) device.heal();
    await hall.clock.advance(10 * MINUTE_MS);
    for (const view of hall.daemon.desk.views()) {
      if (view.kind === "led" || view.kind === "screen") t.ok(view.converged, `${view.id} shows what it should`);
      t.not(view.state, "lost", `${view.id} is back`);
    }
    t.same(faultsOf(hall.daemon.core.port.hall), []);
    crowd.disperse();
    clerks.disperse();
    await closing(t, hall);
  });
}

t.test("out of paper: the number is told at the machine, and the clerks know it is not printed", async (t) => {
  const hall = await openOneProcessHall({ start: MONDAY + 40 * MINUTE_MS });
  hall.devices.find("printer-1")!.device.apply(faultOf("paper-out")!);
  await hall.clock.advance(3000);
  const [machine] = hall.devices.all("ticket-machine");
  machine!.press("2");
  await hall.clock.advance(3000);
  t.match(machine!.face.told?.text, /B001/, "the machine says the number");
  t.same(numbersOnPaper(hall), []);
  t.equal([...hall.daemon.core.port.hall.tickets.values()][0]?.paper, "none");
  await closing(t, hall);
});

t.test("a printer that falls silent in the middle of a ticket: it is asked, never simply printed again", async (t) => {
  const hall = await openOneProcessHall({ start: MONDAY + 40 * MINUTE_MS });
  hall.devices.find("printer-1")!.device.apply(faultOf("mute")!);
  hall.devices.all("ticket-machine")[0]!.press("2");
  await hall.clock.advance(MINUTE_MS);
  const ticket = [...hall.daemon.core.port.hall.tickets.values()][0]!;
  t.equal(ticket.paper, "unknown", "a person is asked");
  t.ok(numbersOnPaper(hall).length <= 1);
  await closing(t, hall);
});

t.test(
  "a sign that is away misses the call, the clerk is told, and it shows the right thing when it is back",
  async (t) => {
    const hall = await openOneProcessHall({ start: MONDAY + 40 * MINUTE_MS });
    const sign = hall.devices.find("window-1-sign")!;
    hall.broker.bar(`${hall.config.hall.id}-window-1-sign`);
    await hall.clock.advance(2000);
    hall.devices.all("ticket-machine")[0]!.press("1");
    await hall.clock.advance(2000);
    hall.devices
      .all("call-keypad")
      .find(({ device }) => device.id === "window-1-keypad")
      ?.press("call");
    await hall.clock.advance(8000);
    const ticket = [...hall.daemon.core.port.hall.tickets.values()][0]!;
    t.same(ticket.delivery?.missed, ["sign"]);
    t.ok(ticket.delivery?.reached.includes("voice"));
    hall.broker.admit(`${hall.config.hall.id}-window-1-sign`);
    await hall.clock.advance(30_000);
    t.match(JSON.stringify(sign.device.face), /A001/);
    await closing(t, hall);
  },
);

t.test(
  "three days on end: midnight turns the date, memory stays flat, the ledger reads back to the same hall",
  async (t) => {
    const hall = await openOneProcessHall({ seed: 5, rate: steadyRate(12) });
    const sizes: number[] = [];
    for (let day = 0; day < 3; day++) {
      const { crowd, clerks } = hall.letIn();
      await hall.clock.advance(2 * HOUR_MS);
      crowd.disperse();
      clerks.disperse();
      await hall.clock.advance(22 * HOUR_MS);
      sizes.push(snapshotText(hall.daemon.core.port.hall).length, hall.clock.armed().length);
      hall.daemon.recorded.length = 0;
    }
    t.ok(Math.max(...sizes) < 200_000, "yesterday's tickets are not carried along");
    const live = snapshotText(hall.daemon.core.port.hall);
    const verdict = verifyLedger(hall.folder);
    t.ok(verdict.ok);
    t.match(live, /"date":"2026-11-26"/);
    await closing(t, hall);
  },
);
