// A day under supervision: what was switched off, since when, by whose hand, who was on duty, and that nobody can change it
// afterwards.
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import t from "tap";
import { VirtualClock } from "../src/base/virtual-clock.ts";
import { supervisionCommand } from "../src/daemon/cli/supervision.ts";
import type { CommandRequest } from "../src/daemon/hall-port.ts";
import { openHeartbeat } from "../src/daemon/heartbeat.ts";
import { supervisionOf } from "../src/daemon/past/supervision.ts";
import type { DayReport } from "../src/hall/supervision/report.ts";
import { ask, byClerk, close, explainEmpty, open, pause, resume, rulesWith } from "./given-when-then.ts";
import { configuredHall, folderFor, LedgerHall, MONDAY } from "./ledger-hall.ts";

const HOUR_MS = 3_600_000;
const MINUTE_MS = 60_000;
const at = (time: string): number => Date.parse(`2026-11-23T${time}:00+08:00`);

const rules = rulesWith({
  windows: [
    { id: "w1", number: 1, name: "一号窗口", services: ["civil", "tax"] },
    { id: "w2", number: 2, name: "二号窗口", services: ["civil"], isBench: true },
  ],
  staff: [
    { id: "7", name: "李" },
    { id: "9", name: "张", roles: ["guidance"] },
  ],
  sessions: [{ id: "day", name: "全天", days: [1, 2, 3, 4, 5], from: "09:00", to: "17:00" }],
  presence: { graceMinutes: 5, lunch: { from: "12:00", to: "13:00" } },
});

const device = (id: string, state: string, ...faults: string[]): CommandRequest => ({
  ...ask("RecordDevice", { device: id, state, faults }, { role: "hall", id: "desk" }),
});

/** A Monday: a sign is unplugged for an hour, a printer has no paper over noon, the clerk comes late and pauses twice. */
const monday = async (folder: string): Promise<LedgerHall> => {
  const hall = await configuredHall({ folder }, rules);
  const until = async (time: string) => {
    await hall.clock.advance(at(time) - hall.clock.now());
  };
  await hall.ask(device("sign-1", "ready"), device("printer-1", "ready"));
  await until("08:50");
  await hall.ask(ask("SignIn", {}, { role: "staff", id: "9" }));
  await until("09:20");
  await hall.ask(explainEmpty("w1", "系统升级"));
  await hall.ask(byClerk("7", open("w1")));
  await until("10:00");
  await hall.ask(device("sign-1", "lost"));
  await until("11:00");
  await hall.ask(device("sign-1", "ready"));
  await hall.ask(device("printer-1", "degraded", "paper-out"));
  await until("11:30");
  await hall.ask(byClerk("7", pause("w1", "接电话")));
  await until("11:40");
  await hall.ask(byClerk("7", resume("w1")));
  await until("12:00");
  await hall.ask(byClerk("7", close("w1")));
  await until("13:00");
  await hall.ask(byClerk("7", open("w1")), device("printer-1", "ready"));
  await until("16:30");
  await hall.ask({ ...close("w1"), by: { role: "manager", id: "manager" } });
  await until("18:00");
  return hall;
};

const uptimes = ({ devices, windows }: DayReport) =>
  Object.fromEntries(
    [...devices, ...windows].map(({ id, watchedMs, upMs, faultyMs }) => [
      id,
      [watchedMs, upMs, faultyMs].map((ms) => ms / MINUTE_MS),
    ]),
  );

const report = (folder: string, date = "2026-11-23", now = at("18:00")): DayReport =>
  supervisionOf(folder, [date], now)[0]!;

t.test("a sign that was unplugged comes to light, with when, how long, and who was on duty [N7]", async (t) => {
  const folder = folderFor(t);
  (await monday(folder)).close();
  const day = report(folder);
  t.same(uptimes(day), {
    "sign-1": [480, 420, 0],
    "printer-1": [480, 480, 120],
    // From nine to five without lunch; late by twenty minutes, away for ten, gone half an hour early.
    w1: [420, 360, 0],
    w2: [0, 0, 0],
  });
  const sign = day.outages.find(({ id }) => id === "sign-1");
  t.same(sign, {
    of: "device",
    id: "sign-1",
    from: at("10:00"),
    to: at("11:00"),
    hoursMs: HOUR_MS,
    what: "lost",
    told: "silence",
    onDuty: ["7", "9"],
  });
});

t.test(
  "who left a window, when, and with which reason, is on the list; lunch and the evening are not [N4] [N7]",
  async (t) => {
    const folder = folderFor(t);
    (await monday(folder)).close();
    const gaps = report(folder).outages.filter(({ of }) => of === "window");
    t.match(gaps, [
      { id: "w1", from: at("09:00"), to: at("09:20"), told: "nobody-came", reason: "系统升级", onDuty: ["9"] },
      { id: "w1", from: at("11:30"), to: at("11:40"), what: "paused", told: "clerk:7", reason: "接电话" },
      { id: "w1", from: at("16:30"), hoursMs: 30 * MINUTE_MS, what: "closed", told: "manager:manager" },
    ]);
    t.equal(gaps.length, 3);
  },
);

t.test(
  "a daemon that was off says so at its next start, and nobody is blamed for what it did not see [N7]",
  async (t) => {
    const folder = folderFor(t);
    const first = await configuredHall({ folder, clock: new VirtualClock(at("08:30")) }, rules);
    const heart = (hall: LedgerHall) => openHeartbeat({ folder, clock: hall.clock, port: hall.runner });
    heart(first);
    await first.ask(device("sign-1", "ready"), byClerk("7", open("w1")));
    await first.clock.advance(90 * MINUTE_MS);
    // Nothing stops the heart: the current is cut.
    first.close();
    const second = new LedgerHall({ folder, clock: new VirtualClock(at("11:00")) });
    const beating = heart(second);
    await second.clock.advance(HOUR_MS);
    beating.close();
    second.close();
    const day = report(folder, "2026-11-23", at("12:00"));
    t.match(day.outages, [{ of: "hall", from: at("10:00"), to: at("11:00"), what: "off", reason: "vanished" }]);
    t.equal(day.outages.length, 1);
    t.same(uptimes(day)["sign-1"], [120, 120, 0], "an hour of the three is not counted");
    const third = new LedgerHall({ folder, clock: new VirtualClock(at("12:10")) });
    heart(third);
    await third.clock.settle();
    third.close();
    t.match(report(folder, "2026-11-23", at("12:10")).outages.at(-1), { of: "hall", reason: "stopped" });
  },
);

t.test("a device that was lost yesterday is lost this morning; what is off at night harms nobody [N7]", async (t) => {
  const folder = folderFor(t);
  const hall = await monday(folder);
  await hall.ask(device("sign-1", "lost"));
  await hall.clock.advance(15 * HOUR_MS);
  hall.close();
  t.equal(report(folder, "2026-11-23", at("20:00")).outages.filter(({ id }) => id === "sign-1").length, 1);
  const tuesday = report(folder, "2026-11-24", MONDAY + 26 * HOUR_MS);
  t.match(
    tuesday.outages.filter(({ id }) => id === "sign-1"),
    [{ what: "lost", hoursMs: HOUR_MS }],
  );
});

const run = async (...args: string[]) => {
  const lines: string[] = [];
  const out = (line: string) => void lines.push(line);
  const code = await supervisionCommand.run(args, { isTerminal: false, out, err: out });
  return { code, text: lines.join("\n") };
};

t.test(
  "the command tells it, as a table, as lines for a spreadsheet and as JSON, and notices who tampered [N7]",
  async (t) => {
    const folder = folderFor(t);
    (await monday(folder)).close();
    const told = await run("--day", "2026-11-23", "--data", folder);
    t.equal(told.code, 0);
    t.match(told.text, /sign-1 +87\.5 % +420 of 480 min/);
    t.match(told.text, /11-23 10:00 +11-23 11:00 +60 min +device sign-1 +lost +silence +on duty: 7 9/);
    t.match(told.text, /whole +\d+ events/);
    const csv = (await run("--week", "2026-11-24", "--data", folder, "--csv")).text.split("\n");
    t.ok(csv.includes("2026-11-23,window,w1,11-23 11:30,11-23 11:40,10,paused,clerk:7,接电话,7 9"));
    const { chain, days } = JSON.parse((await run("--day", "2026-11-23", "--data", folder, "--json")).text);
    t.same([chain.ok, days[0].date], [true, "2026-11-23"]);
    await t.rejects(run("--day", "2020-01-01", "--data", folder), { code: "DAY_UNKNOWN" });
    const { openDurable } = await import("../src/daemon/ledger/database.ts");
    const db = openDurable(join(folder, "ledger.db"));
    db.exec("UPDATE event SET body = replace(body, 'lost', 'ready') WHERE kind = 'DeviceChanged'");
    db.close();
    const changed = await run("--day", "2026-11-23", "--data", folder);
    t.equal(changed.code, 1);
    t.match(changed.text, /NOT WHOLE +at event \d+: the event was changed/);
  },
);

t.test("a heartbeat that cannot be read, or not be written, stops nothing", async (t) => {
  const folder = folderFor(t);
  writeFileSync(join(folder, "alive.json"), "{");
  const hall = await configuredHall({ folder }, rules);
  openHeartbeat({ folder: join(folder, "nowhere"), clock: hall.clock, port: hall.runner }).close();
  openHeartbeat({ folder, clock: hall.clock, port: hall.runner }).close();
  await hall.clock.settle();
  t.same(
    hall.heard.flat().flatMap(({ event }) => (event.kind === "DaemonStarted" ? [event.data] : [])),
    [{ wasStopped: true }, { wasStopped: true }],
  );
  hall.close();
});
