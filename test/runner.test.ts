// The one writer of a hall on a virtual clock: what it promises about answers, repeated commands, time, too much work,
// a disk that is full or failing, and the persons behind tickets.
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import t, { type Test } from "tap";
import { AppError, reasonOf } from "../src/base/errors.ts";
import { type Random, seededRandom } from "../src/base/random.ts";
import { VirtualClock } from "../src/base/virtual-clock.ts";
import type { CommandRequest } from "../src/daemon/hall-port.ts";
import type { Batch, Ledger, PersonRow } from "../src/daemon/ledger/ledger.ts";
import { verifyLedger } from "../src/daemon/ledger/verify.ts";
import { hallKey, mask, personRegister } from "../src/daemon/persons/persons.ts";
import type { Answer } from "../src/daemon/writer/answer.ts";
import { takeSnapshot } from "../src/daemon/writer/reading.ts";
import { faultsOf } from "../src/hall/invariants.ts";
import { snapshotText } from "../src/hall/snapshot.ts";
import * as story from "./given-when-then.ts";
import { rulesWith, take } from "./given-when-then.ts";
import {
  anyAsk,
  configuredHall,
  folderFor,
  LedgerHall,
  ledgerWith,
  live,
  MONDAY,
  named,
  openLedger,
} from "./ledger-hall.ts";
import { fc } from "./search.ts";

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/** Answers as a client gets them, over any wire. */
const wire = (answers: readonly Answer[]): unknown => JSON.parse(JSON.stringify(answers));
const numberIn = (answer: Answer | undefined): unknown => (answer?.ok ? answer.data.number : answer?.refused);

/** A hall whose services have numbers for any crowd. */
const roomyRules = () =>
  rulesWith({
    services: [
      { id: "civil", name: "民政", prefix: "A", to: 99_999, digits: 5 },
      { id: "tax", name: "税务", prefix: "B", to: 99_999, digits: 5 },
    ],
  });

/** A ledger that tells of every commit it is asked for, before and after. */
const tellingCommits = (tell: (what: string) => void) => (ledger: Ledger) =>
  ledgerWith(ledger, {
    commit: (batch: Batch) => {
      ledger.commit(batch);
      tell(`commit ${batch.events.length} events, ${batch.commands.length} commands`);
    },
  });

t.test("nobody is answered and nobody hears of anything before it is on the disk", async (t) => {
  const folder = folderFor(t);
  const told: string[] = [];
  const hall = await configuredHall({ folder, around: tellingCommits((what) => void told.push(what)) });
  await hall.ask(story.open("w1", "c1"));
  hall.runner.onRecorded((recorded) => {
    const last = recorded[recorded.length - 1]!.seq;
    told.push(`heard up to ${last}, another reader finds ${verifyLedger(folder).events}`);
  });
  told.length = 0;
  const requests = [take("civil"), story.callNext("w1"), take("nothing"), story.start("w1"), take("civil")];
  const answers = requests.map((ask, place) => hall.runner.submit(named(`kiosk:k1:${place}`, ask)));
  for (const [place, answer] of answers.entries())
    void answer.then((answer) => told.push(`answer ${place} at ${answer.ok ? answer.seq : answer.refused}`));
  t.same(told, [], "and not before the loop turns");
  await hall.clock.settle();
  const first = hall.ledger.seq - 3;
  t.same(told, [
    "commit 4 events, 5 commands",
    `heard up to ${first + 3}, another reader finds ${first + 3}`,
    `answer 0 at ${first}`,
    `answer 1 at ${first + 1}`,
    "answer 2 at unknown-service",
    `answer 3 at ${first + 2}`,
    `answer 4 at ${first + 3}`,
  ]);
  hall.close();
});

t.test("a command that comes again gets its answer again, and nothing else happens", async (t) => {
  const folder = folderFor(t);
  const first = await configuredHall({ folder });
  const press = named("kiosk:k1:0001", take("civil", { class: "green" }));
  const [one, same] = await first.ask(press, press);
  t.same(wire([same!]), wire([one!]), "in the same turn");
  t.same(wire(await first.ask(press)), wire([one!]), "later");
  const backwards = { ...press, args: { class: "green", service: "civil" } };
  t.same(wire(await first.ask(backwards)), wire([one!]), "with its fields in another order");
  first.close();

  const second = new LedgerHall({ folder });
  t.same(wire(await second.ask(press)), wire([one!]), "after a restart");
  t.equal(second.runner.hall.tickets.size, 1);
  const refusals = await second.ask(
    { ...press, args: { service: "tax" } },
    { ...press, by: { role: "kiosk", id: "kiosk-2" } },
    { ...press, ...story.callNext("w1") },
  );
  t.same(refusals.map(numberIn), ["key-reused", "key-reused", "key-reused"]);
  t.equal(second.runner.hall.tickets.size, 1);
  second.close();
});

t.test("a refusal is remembered too, though the same would be allowed by now", async (t) => {
  const folder = folderFor(t);
  const first = await configuredHall({ folder });
  await first.ask(story.stopIssuing("停电"));
  const press = named("kiosk:k1:0001", take("civil"));
  const refused = { ok: false, refused: "issuing-stopped", detail: "停电" };
  t.same(await first.ask(press, press), [refused, refused]);
  await first.ask(story.resumeIssuing());
  t.same(await first.ask(press), [refused]);
  first.close();
  const second = new LedgerHall({ folder });
  t.same(await second.ask(press), [refused]);
  t.equal(numberIn((await second.ask(named("kiosk:k1:0002", take("civil"))))[0]), "A001");
  second.close();
});

t.test(
  "who says which hall they mean is refused when it has moved on, also while they waited; asked again, never",
  async (t) => {
    const hall = await configuredHall({ folder: folderFor(t) });
    const { seq } = hall.runner.head;
    const first = { ...named("kiosk:k1:0001", take("civil")), ifSeq: seq };
    const answers = await hall.ask(first, { ...named("kiosk:k2:0001", take("civil")), ifSeq: seq }, first);
    t.same(answers.map(numberIn), ["A001", "wrong-step", "A001"]);
    t.same(
      (await hall.ask(first)).map(numberIn),
      ["A001"],
      "the answer to the same command, though the hall has moved on",
    );
    t.equal(hall.runner.hall.tickets.size, 1);
    hall.close();
  },
);

t.test("what the hall tells itself has no id and is done every time", async (t) => {
  const hall = await configuredHall({ folder: folderFor(t) });
  const answers = await hall.ask(take("civil"), take("civil"), take("nothing"));
  t.same(answers.map(numberIn), ["A001", "A002", "unknown-service"]);
  t.equal(hall.ledger.findCommands([""]).size, 0);
  hall.close();
});

t.test("whatever a client calls its command, it is known by that and by nothing else", async (t) => {
  const folder = folderFor(t);
  const names = ["a\nb", "a\\nb", "a\0b", "a\0c", "half \ud800", "half \ud801", "half \ufffd", '"', "号票", "", " "];
  const presses = names.map((name) => ({
    ...named(name, take("civil")),
    by: { role: "kiosk" as const, id: `k${name}` },
  }));
  const first = await configuredHall({ folder });
  const answers = await first.ask(...presses);
  t.equal(new Set(answers.map(numberIn)).size, names.length);
  first.close();
  const second = new LedgerHall({ folder });
  t.same(wire(await second.ask(...presses)), wire(answers));
  t.ok(verifyLedger(folder).ok);
  second.close();
});

t.test("in any stream of commands, repeated at any time and across restarts, each has one answer", async (t) => {
  for (const seed of [11, 12, 13]) {
    const folder = folderFor(t);
    const random = seededRandom(seed);
    const clock = new VirtualClock(MONDAY);
    let hall = await configuredHall({ folder, clock });
    await hall.ask(...["w1", "w2", "w3"].map((window) => story.open(window, `c${window}`)));
    const asked: { request: CommandRequest; answer: unknown }[] = [];
    for (let turn = 0; turn < 150; turn++) {
      const again = asked[Math.floor(random.next() * asked.length * 3)];
      const request = again?.request ?? named(`pad:p:${turn}`, anyAsk(random, hall.runner.hall));
      const seq = hall.ledger.seq;
      const [answer] = await hall.ask(request);
      if (!again) asked.push({ request, answer: wire([answer!]) });
      else if (!t.same(wire([answer!]), again.answer) || hall.ledger.seq !== seq) t.fail(`turn ${turn} did it again`);
      await clock.advance(Math.floor(random.next() * 9000));
      if (turn % 50 !== 49) continue;
      hall.close();
      hall = new LedgerHall({ folder, clock });
    }
    t.same(faultsOf(hall.runner.hall), []);
    hall.close();
  }
});

t.test("time brings what is due, by itself and at its minute", async (t) => {
  const sessions = [
    {
      id: "day",
      name: "全天",
      days: [1, 2, 3, 4, 5],
      from: "09:00",
      to: "17:00",
      lastTicketMinutes: 15,
      atEnd: "expire" as const,
    },
  ];
  const hall = await configuredHall({ folder: folderFor(t) }, rulesWith({ sessions }));
  const seen = () =>
    hall.heard.splice(0).flatMap((batch) => batch.map(({ event: { kind, at } }) => `${kind} ${timeOf(at)}`));
  seen();
  await hall.clock.advance(HOUR_MS);
  t.same(seen(), ["SessionReached 09:00"]);
  await hall.ask(
    story.open("w1", "c1"),
    take("civil"),
    take("civil"),
    story.callNext("w1"),
    story.hold("w1", { minutes: 7 }),
  );
  seen();
  await hall.clock.advance(7 * MINUTE_MS);
  t.same(seen(), ["TicketReturned 09:07"]);
  await hall.clock.advance(8 * HOUR_MS);
  t.same(seen(), ["SessionReached 16:45", "SessionReached 17:00", "TicketExpired 17:00", "TicketExpired 17:00"]);
  await hall.clock.advance(8 * HOUR_MS);
  t.same(seen(), ["DaySummed 00:00", "WindowClosed 00:00", "DayTurned 00:00"]);
  t.equal(hall.runner.hall.date, "2026-11-24");
  hall.close();
});

const timeOf = (at: number): string => new Date(at + 8 * HOUR_MS).toISOString().slice(11, 16);

t.test("no command of a new day is taken under the old date", async (t) => {
  const hall = await configuredHall({ folder: folderFor(t) });
  await hall.ask(take("civil"), take("civil"));
  hall.heard.length = 0;
  hall.clock.jump(DAY_MS);
  const [answer] = await hall.ask(take("civil"));
  t.same(hall.kinds, ["ClockSet", "DaySummed", "TicketExpired", "TicketExpired", "DayTurned", "TicketIssued"]);
  t.match(answer, { ok: true, data: { ticket: "20261124-A001" } });
  hall.close();
});

t.test("a wall clock that is set forward is noticed within a minute, with nobody asking", async (t) => {
  const hall = await configuredHall({ folder: folderFor(t) });
  await hall.ask(story.open("w1", "c1"), take("civil"), story.callNext("w1"), story.hold("w1", { minutes: 120 }));
  hall.clock.jump(2 * HOUR_MS);
  await hall.clock.advance(MINUTE_MS);
  t.equal(hall.kinds.at(-1), "TicketReturned");
  hall.clock.jump(3 * DAY_MS);
  await hall.clock.advance(MINUTE_MS);
  t.equal(hall.kinds.at(-1), "DayTurned");
  t.equal(hall.runner.hall.date, "2026-11-26");
  hall.close();
});

t.test("a wall clock that is set back repeats no number and brings nothing before its time", async (t) => {
  const folder = folderFor(t);
  const hall = await configuredHall({ folder });
  const numbers: unknown[] = [];
  const press = async () => void numbers.push(numberIn((await hall.ask(take("civil")))[0]));
  await hall.ask(story.open("w1", "c1"));
  await press();
  await hall.ask(story.callNext("w1"), story.hold("w1", { minutes: 30 }));
  hall.clock.jump(-HOUR_MS);
  await press();
  await hall.clock.advance(40 * MINUTE_MS);
  t.notOk(hall.kinds.includes("TicketReturned"), "half an hour by the wall, not by the machine");
  await hall.clock.advance(50 * MINUTE_MS);
  t.ok(hall.kinds.includes("TicketReturned"));
  hall.clock.jump(-DAY_MS);
  await press();
  await hall.clock.advance(DAY_MS);
  await press();
  t.same(numbers, ["A001", "A002", "A003", "A004"], "one business day, whatever the wall says");
  t.ok(verifyLedger(folder).ok);
  hall.close();
});

t.test(
  "every jump of the wall clock stands in the ledger with its length, and slow setting right is none",
  async (t) => {
    const hall = await configuredHall({ folder: folderFor(t) });
    hall.clock.jump(-25 * MINUTE_MS);
    await hall.ask(take("civil"));
    hall.clock.jump(1500);
    await hall.ask(take("civil"));
    hall.clock.jump(HOUR_MS);
    await hall.clock.advance(MINUTE_MS);
    const events = hall.heard.flat().map(({ event }) => event);
    const jumps = events.filter(({ kind }) => kind === "ClockSet").map(({ data }) => data);
    t.same(jumps, [{ byMs: -25 * MINUTE_MS }, { byMs: HOUR_MS }]);
    hall.close();
  },
);

/** Everything in a hall that could grow. */
const sizesOf = ({ runner: { hall } }: LedgerHall): Record<string, number> => ({
  tickets: hall.tickets.size,
  counters: hall.counters.size,
  lines: hall.lines.size,
  persons: hall.openByPerson.size,
  held: hall.held.size,
  kept: hall.kept.size,
  marks: hall.marks.size,
  stops: hall.stops.size,
  calls: hall.calls.length,
  dates: hall.dates.length,
  characters: snapshotText(hall).length - JSON.stringify(hall.history).length - String(hall.saidAt).length,
});

t.test("thirty days leave one timer and no more state than one", async (t) => {
  const hall = await configuredHall({ folder: folderFor(t) });
  const random = seededRandom(30);
  const sizes: Record<string, number>[] = [];
  for (let day = 0; day < 30; day++) {
    await live(hall, random, 10);
    await hall.clock.advance(DAY_MS - (hall.clock.elapsed() % DAY_MS));
    sizes.push(sizesOf(hall));
  }
  t.equal(hall.kinds.filter((kind) => kind === "DayTurned").length, 31);
  t.ok(hall.kinds.filter((kind) => kind === "TicketIssued").length > 60);
  t.same(new Set(sizes.map((size) => JSON.stringify(size))).size, 1, "every night the hall is as small as the first");
  t.ok(hall.runner.hall.history.length <= 30, "but for what the days have taught");
  t.same(hall.clock.armed(), ["hall due"]);
  hall.close();
  t.same(hall.clock.armed(), [], "and none when it has stopped");
});

t.test("what is too much is refused at once, and the rest is done in order", async (t) => {
  const hall = await configuredHall({ folder: folderFor(t), queueMax: 50 });
  const answers = await hall.ask(...Array.from({ length: 60 }, () => take("civil")));
  const expected = Array.from({ length: 50 }, (_, place) => `A${String(place + 1).padStart(3, "0")}`);
  t.same(answers.map(numberIn), [...expected, ...Array.from({ length: 10 }, () => "overloaded")]);
  t.equal(numberIn((await hall.ask(take("civil")))[0]), "A051", "the queue is free again");
  hall.close();
  t.same(
    await hall.ask(take("civil")),
    [{ ok: false, refused: "overloaded" }],
    "a hall that has stopped takes nothing",
  );
});

t.test("five thousand and one presses in one moment are five thousand and one tickets, in two syncs", async (t) => {
  const told: string[] = [];
  const around = tellingCommits((what) => void told.push(what));
  const hall = await configuredHall({ folder: folderFor(t), around }, roomyRules());
  told.length = 0;
  const answers = await hall.ask(...Array.from({ length: 5001 }, (_, place) => named(`k:${place}`, take("civil"))));
  const expected = Array.from({ length: 5001 }, (_, place) => `A${String(place + 1).padStart(5, "0")}`);
  t.same(answers.map(numberIn), expected);
  t.same(told, ["commit 5000 events, 5000 commands", "commit 1 events, 1 commands"]);
  hall.close();
});

t.test("a hall that stops answers all who wait, however many", async (t) => {
  const folder = folderFor(t);
  const hall = await configuredHall({ folder }, roomyRules());
  const answers = Promise.all(Array.from({ length: 12_000 }, () => hall.runner.submit(take("civil"))));
  hall.close();
  t.equal(new Set((await answers).map(numberIn)).size, 12_000);
  const ledger = openLedger(folder);
  t.equal(ledger.seq, 12_002);
  ledger.close();
});

/** A ledger whose disk fails for a while: the given commits and probes throw. */
const failingAt = (commits: ReadonlySet<number>, probes: ReadonlySet<number>, isLate = false) => {
  const calls = { commits: 0, probes: 0 };
  const trouble = () => new AppError("LEDGER_FAILING", { reason: "disk I/O error" });
  const around = (ledger: Ledger) =>
    ledgerWith(ledger, {
      commit: (batch: Batch) => {
        const fails = commits.has(++calls.commits);
        if (!fails || isLate) ledger.commit(batch);
        if (fails) throw trouble();
      },
      probe: () => {
        if (probes.has(++calls.probes)) throw trouble();
        ledger.probe();
      },
    });
  return { calls, around };
};

t.test("while the disk fails the hall says so, stays as it was, and goes on by itself", async (t) => {
  const folder = folderFor(t);
  const { calls, around } = failingAt(new Set([3]), new Set([1, 2]));
  const hall = await configuredHall({ folder, around });
  await hall.ask(story.open("w1", "c1"), take("civil"));
  const before = snapshotText(hall.runner.hall);
  hall.heard.length = 0;
  const presses = [named("k:1", take("civil")), named("k:2", story.callNext("w1"))];
  t.same((await hall.ask(...presses)).map(numberIn), ["ledger-failing", "ledger-failing"]);
  t.equal(snapshotText(hall.runner.hall), before);
  t.match(hall.runner.trouble, /disk I\/O error/);
  t.same((await hall.ask(...presses)).map(numberIn), ["ledger-failing", "ledger-failing"]);
  t.match(calls, { commits: 3, probes: 0 }, "the disk is left alone for a moment");
  await hall.clock.advance(2500);
  t.match(calls, { commits: 3, probes: 2 }, "then asked once a second");
  t.same(hall.troubles, ["LEDGER_FAILING"]);
  await hall.clock.advance(1000);
  t.equal(hall.runner.trouble, undefined);
  t.same(hall.troubles, ["LEDGER_FAILING", undefined]);
  t.same(hall.heard, [], "nothing was heard of all this");
  t.same((await hall.ask(...presses)).map(numberIn), ["A002", "A001"]);
  t.ok(verifyLedger(folder).ok);
  hall.close();
});

t.test("a day that ends while the disk fails ends when it is well again", async (t) => {
  const { around } = failingAt(new Set([2]), new Set(Array.from({ length: 60 }, (_, probe) => probe)));
  const hall = await configuredHall({ folder: folderFor(t), around });
  hall.heard.length = 0;
  await hall.clock.advance(16 * HOUR_MS + 30_000);
  t.match(hall.runner.trouble, /disk/);
  t.equal(hall.runner.hall.date, "2026-11-23");
  await hall.clock.advance(MINUTE_MS);
  t.same(hall.kinds, ["DayTurned"]);
  hall.close();
});

t.test("a commit that reports a failure and has happened all the same is not done twice", async (t) => {
  const folder = folderFor(t);
  const { around } = failingAt(new Set([2]), new Set(), true);
  const hall = await configuredHall({ folder, around });
  const press = named("k:1", take("civil"));
  t.same((await hall.ask(press)).map(numberIn), ["ledger-failing"]);
  await hall.clock.advance(1500);
  t.same((await hall.ask(press)).map(numberIn), ["A001"]);
  t.equal(hall.runner.hall.tickets.size, 1);
  t.ok(verifyLedger(folder).ok);
  hall.close();
});

/** Mounts a small disk; a sentence where that is not allowed. */
const mountSmallDisk = (folder: string): string | undefined => {
  try {
    execFileSync("mount", ["-t", "tmpfs", "-o", "size=2m", "tmpfs", folder], { stdio: "pipe" });
    return undefined;
  } catch (error) {
    return `a small disk cannot be mounted here: ${reasonOf(error).split("\n").join(" ")}`;
  }
};

const unmount = (folder: string): void => void execFileSync("umount", ["-l", folder], { stdio: "pipe" });

const cannotMount = (): string | false => {
  const folder = mkdtempSync(join(tmpdir(), "tidehall-disk-"));
  const trouble = mountSmallDisk(folder);
  if (trouble === undefined) unmount(folder);
  rmSync(folder, { recursive: true });
  return trouble ?? false;
};

const smallDiskFor = (t: Test): string => {
  const folder = join(folderFor(t), "disk");
  mkdirSync(folder);
  mountSmallDisk(folder);
  t.teardown(() => unmount(folder));
  return folder;
};

/** Takes all the room there is; gives back how to free it. */
const fill = (folder: string): (() => void) => {
  const path = join(folder, "somebody-elses-film.mp4");
  let length = 1 << 20;
  for (; length >= 1024; length /= 2) {
    try {
      while (true) writeFileSync(path, Buffer.alloc(length), { flag: "a" });
    } catch (error) {
      if (!/ENOSPC/.test(reasonOf(error))) throw error;
    }
  }
  return () => rmSync(path);
};

t.test(
  "on a full disk the hall gives no number, keeps what it has, and goes on when there is room",
  { skip: cannotMount() },
  async (t) => {
    const folder = smallDiskFor(t);
    const hall = await configuredHall({ folder });
    await live(hall, seededRandom(6), 20);
    const given = hall.runner.hall.tickets.size;
    const free = fill(folder);
    const before = snapshotText(hall.runner.hall);
    const seq = hall.ledger.seq;
    const presses = Array.from({ length: 20 }, (_, place) => named(`k:${place}`, take("civil")));
    const answers = await hall.ask(...presses);
    t.same(new Set(answers.map(numberIn)), new Set(["ledger-full"]));
    t.equal(snapshotText(hall.runner.hall), before);
    t.match(hall.runner.trouble, /disk of the ledger is full/);
    t.same(hall.troubles, ["LEDGER_FULL"]);
    t.equal([...hall.ledger.rows(1, seq)].length, seq, "what is there can still be read");
    t.match(verifyLedger(folder), { ok: true, events: seq });
    t.notOk(takeSnapshot(hall.ledger, hall.runner.hall), "a snapshot is done without");
    t.notOk(hall.ledger.forget(MONDAY + DAY_MS, MONDAY + DAY_MS), "and so is tidying up");
    await hall.clock.advance(5000);
    t.same(hall.troubles, ["LEDGER_FULL"], "still full, and said once");
    free();
    await hall.clock.advance(1000);
    t.same(hall.troubles, ["LEDGER_FULL", undefined]);
    const later = await hall.ask(...presses);
    t.equal(new Set(later.map(numberIn)).size, 20);
    t.ok(later.every(({ ok }) => ok));
    t.equal(hall.runner.hall.tickets.size, given + 20, "nothing lost and nothing doubled");
    t.ok(verifyLedger(folder).ok);
    hall.close();
  },
);

t.test("a ledger on a full disk says so when it cannot even open", { skip: cannotMount() }, async (t) => {
  const folder = smallDiskFor(t);
  openLedger(folder).close();
  for (const name of ["ledger.db-wal", "ledger.db-shm"]) rmSync(join(folder, name), { force: true });
  const free = fill(folder);
  t.throws(() => openLedger(folder), { code: "LEDGER_FULL" });
  t.throws(() => openLedger(folder), { code: "LEDGER_FULL" }, "and lets go of it");
  free();
  openLedger(folder).close();
});

const ID_CARD = "11010519491231002X";
const HALL_KEY = Buffer.alloc(32, 7);

const registerFor = (hall: LedgerHall, random: Random = seededRandom(8)) =>
  personRegister({ ledger: hall.ledger, key: HALL_KEY, random, clock: hall.clock });

/** What goes into the ledger with a command. */
const beside = (row: PersonRow | undefined) => ({ persons: row ? [row] : [], sealed: [] });

t.test("a person is one reference, before their row is written and after, until they are forgotten", async (t) => {
  const folder = folderFor(t);
  const hall = await configuredHall({ folder });
  const register = registerFor(hall);
  const first = register.refer(ID_CARD);
  const spoken = register.refer(" 110105 19491231 002x ");
  t.equal(spoken.ref, first.ref, "however it is typed");
  t.match(first.row, { ref: first.ref, masked: "110***********002X", at: MONDAY });
  t.not(register.refer("110105194912310038").ref, first.ref);
  void hall.runner.submit(take("civil", { person: first.ref }), beside(first.row));
  void hall.runner.submit(take("tax", { person: spoken.ref }), beside(spoken.row));
  await hall.clock.settle();
  t.equal(hall.runner.hall.tickets.size, 2, "two commands of one new person in one turn");
  t.same(register.refer(ID_CARD), { ref: first.ref }, "and the row is written once");
  t.same(registerFor(hall, seededRandom(99)).refer(ID_CARD), { ref: first.ref }, "also after a restart");
  const other = personRegister({
    ledger: hall.ledger,
    key: Buffer.alloc(32),
    random: seededRandom(8),
    clock: hall.clock,
  });
  t.ok(other.refer(ID_CARD).row, "another hall's key finds nobody");
  hall.ledger.forget(0, MONDAY + 1);
  t.not(registerFor(hall, seededRandom(99)).refer(ID_CARD).ref, first.ref, "forgotten is forgotten");
  t.notOk(readFileSync(join(folder, "ledger.db"), "latin1").includes(ID_CARD), "the identity itself is nowhere");
  hall.close();
});

t.test("a person's row is there exactly when something remembered speaks of it", async (t) => {
  const hall = await configuredHall({ folder: folderFor(t) });
  const register = registerFor(hall);
  const press = (id: string | undefined, identity: string) => {
    const { ref, row } = register.refer(identity);
    const ask = take("civil", { person: ref });
    return hall.runner.submit(id === undefined ? ask : named(id, ask), beside(row));
  };
  await hall.ask(story.stopIssuing("停电"));
  const refused = [press(undefined, "nobody-remembers-1"), press("k:1", ID_CARD)];
  await hall.clock.settle();
  t.same((await Promise.all(refused)).map(numberIn), ["issuing-stopped", "issuing-stopped"]);
  t.ok(register.refer("nobody-remembers-1").row, "not for a refusal that is not remembered");
  const restarted = registerFor(hall, seededRandom(99));
  const { ref } = restarted.refer(ID_CARD);
  const again = hall.runner.submit(named("k:1", take("civil", { person: ref })));
  await hall.clock.settle();
  t.equal(numberIn(await again), "issuing-stopped", "a remembered refusal knows its person after a restart");
  await hall.ask(story.resumeIssuing());
  const given = press("k:2", ID_CARD);
  await hall.clock.settle();
  t.equal(numberIn(await given), "A001");
  const second = press("k:3", ID_CARD);
  await hall.clock.settle();
  t.same(await second, { ok: false, refused: "already-waiting", detail: "A001" });
  hall.close();
});

t.test("a person whose ticket the disk refused is no stranger when it comes again", async (t) => {
  const { around } = failingAt(new Set([2]), new Set());
  const hall = await configuredHall({ folder: folderFor(t), around });
  const register = registerFor(hall);
  const first = register.refer(ID_CARD);
  void hall.runner.submit(take("civil", { person: first.ref }), beside(first.row));
  await hall.clock.settle();
  const again = register.refer(ID_CARD);
  t.same(again, first, "the row is offered again");
  hall.close();
});

t.test("those who come and are never written down are forgotten at last", async (t) => {
  const hall = await configuredHall({ folder: folderFor(t) });
  const register = registerFor(hall);
  const { ref } = register.refer(ID_CARD);
  for (let other = 0; other < 19_999; other++) register.refer(`passer-by ${other}`);
  t.equal(register.refer(ID_CARD).ref, ref);
  for (let other = 0; other < 20_001; other++) register.refer(`stranger ${other}`);
  t.not(register.refer(ID_CARD).ref, ref);
  hall.close();
});

t.test("a mask shows the ends of a long identity, and of a short one nothing", async (t) => {
  t.equal(mask(ID_CARD), "110***********002X");
  t.equal(mask("１１０１０５ 1949 1231 002x"), "110***********002X");
  t.equal(mask("13800138000"), "138***********8000");
  t.equal(mask("E12345678"), "***********");
  t.equal(mask("王秀英"), "***********");
  t.equal(mask(""), "***********");
  const hides = (identity: string): boolean => {
    const middle = mask(identity).slice(3, -4);
    return mask(identity) === "*".repeat(11) || middle === "*".repeat(11);
  };
  fc.assert(fc.property(fc.stringMatching(/^[0-9A-Z]{0,40}$/), hides), { seed: 1 });
});

t.test("a hall has one key, made once, for its own user's eyes, and says when it is damaged", async (t) => {
  const folder = folderFor(t);
  const key = hallKey(folder, seededRandom(1));
  t.equal(key.length, 32);
  t.ok(hallKey(folder, seededRandom(2)).equals(key));
  t.equal(statSync(join(folder, "hall.key")).mode & 0o777, 0o600);
  writeFileSync(join(folder, "hall.key"), "short");
  t.throws(() => hallKey(folder, seededRandom(3)), { code: "SETTINGS_UNREADABLE" });
  t.throws(() => hallKey(join(folder, "nowhere"), seededRandom(3)), { code: "SETTINGS_UNWRITABLE" });
});
