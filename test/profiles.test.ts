// Every hall of config/ lives a day: it is checked as `tidehall config check` does, its doors open, people come for all that it
// offers, and in the evening everybody has been served or has gone with a reason. Rules alone, no device and no disk.
import { readdirSync } from "node:fs";
import t from "tap";
import { calendarOf, minuteOf } from "../src/base/calendar.ts";
import { seededRandom } from "../src/base/random.ts";
import type { ConfigDocument } from "../src/daemon/config/document.ts";
import { configChecker, readConfigFile } from "../src/daemon/config/load.ts";
import type { Actor, Command, CommandArgs, CommandKind } from "../src/hall/commands.ts";
import { decide } from "../src/hall/decide/decide.ts";
import { nextDue } from "../src/hall/decide/decide-hall.ts";
import { evolve } from "../src/hall/evolve/evolve.ts";
import { faultsOf } from "../src/hall/invariants.ts";
import { isRefusal } from "../src/hall/refusals.ts";
import { sessionsOn } from "../src/hall/rules/hours.ts";
import { rolesOf } from "../src/hall/rules/staff-member.ts";
import { emptyHall } from "../src/hall/state.ts";

const names = readdirSync("config")
  .filter((file) => /-(town|village)/.test(file))
  .map((file) => file.replace(".json", ""));

const checkConfig = configChecker();
const MINUTE_MS = 60_000;
const calendar = calendarOf("Asia/Shanghai");
/** A Monday. */
const MIDNIGHT = Date.parse("2026-11-23T00:00:00+08:00");

const self: Actor = { role: "hall", id: "clock" };
const manager: Actor = { role: "manager", id: "manager" };
const device: Actor = { role: "device", id: "pad" };
const kiosk: Actor = { role: "kiosk", id: "kiosk" };

/** A hall that is asked things at a minute of its day. */
const dayOf = ({ hall: rules }: ConfigDocument) => {
  const hall = emptyHall();
  let at = MIDNIGHT;
  const ask = <K extends CommandKind>(kind: K, args: CommandArgs<K>, by: Actor): string | undefined => {
    const decision = decide(hall, { kind, args, by, when: calendar.moment(at) } as Command);
    if (isRefusal(decision)) return decision.refused;
    for (const event of decision) evolve(hall, event);
    return undefined;
  };
  const moveTo = (minute: number): void => {
    at = MIDNIGHT + minute * MINUTE_MS;
    while (nextDue(hall, calendar.moment(at)) <= at) ask("Tick", {}, self);
  };
  ask("ConfigureHall", { rules }, manager);
  return { hall, rules, ask, moveTo };
};
type Day = ReturnType<typeof dayOf>;

/** Whoever may sit at a window and sits at no other. */
const seatingOf = ({ rules }: Day): Map<string, string> => {
  const free = rules.staff.filter((member) => rolesOf(member).includes("window") || member.windows.length > 0);
  const seats = new Map<string, string>();
  for (const { id, isBench } of rules.windows) {
    const own = free.findIndex(({ windows }) => windows[0] === id);
    const at = own >= 0 ? own : free.findIndex(({ windows }) => windows.length === 0 || windows.includes(id));
    const [clerk] = at >= 0 && !isBench ? free.splice(at, 1) : [];
    if (clerk) seats.set(id, clerk.id);
  }
  return seats;
};

/** What a clerk does in a minute: call, begin, and finish when the time is up. */
const work = ({ hall, ask }: Day, window: string, minute: number, until: Map<string, number>): void => {
  if ((until.get(window) ?? 0) > minute) return;
  if (hall.windows.get(window)?.state === "serving") ask("FinishService", { window }, device);
  if (ask("CallNext", { window }, device) !== undefined) return;
  ask("StartService", { window }, device);
  const ticket = hall.tickets.get(hall.windows.get(window)?.ticket ?? "");
  until.set(window, minute + (hall.services.get(ticket?.service ?? "")?.minutes ?? 5));
};

/** Nobody looks at the hall between these minutes. */
const STEP_MINUTES = 5;
/** Time for whoever waits when a session ends. */
const AFTER_MINUTES = 40;

/** A visitor for the service that is next in turn; now and then one of the green channel. */
const takeNumber = ({ rules, ask }: Day, turn: number): string | undefined => {
  const service = rules.services[turn % rules.services.length]!.id;
  const isGreen = turn % 7 === 6 && rules.classes.some(({ id }) => id === "green");
  return ask("TakeTicket", { service, ...(isGreen && { class: "green" }) }, kiosk);
};

const openWindows = ({ hall, ask }: Day, seats: ReadonlyMap<string, string>): (string | undefined)[] =>
  [...seats]
    .filter(([window]) => hall.windows.get(window)?.state === "closed")
    .map(([window, clerk]) => ask("OpenWindow", { window, clerk }, device));

/** @param every minutes between two visitors, in the middle */
const live = (day: Day, every: number) => {
  const random = seededRandom(5);
  const seats = seatingOf(day);
  const until = new Map<string, number>();
  const answers: (string | undefined)[] = [];
  let arrivals = 0;
  const step = (minute: number, isTaking: boolean): void => {
    day.moveTo(minute);
    answers.push(...openWindows(day, seats));
    if (isTaking && random.next() * every < STEP_MINUTES) answers.push(takeNumber(day, arrivals++));
    for (const window of seats.keys()) work(day, window, minute, until);
  };
  for (const { from, to, lastTicketMinutes } of sessionsOn(day.rules, { date: "2026-11-23", weekday: 1 })) {
    const [end, last] = [minuteOf(to), minuteOf(to) - lastTicketMinutes - 20];
    for (let minute = minuteOf(from); minute < end + AFTER_MINUTES; minute += STEP_MINUTES) step(minute, minute < last);
    for (const window of seats.keys()) day.ask("CloseWindow", { window }, device);
  }
  day.moveTo(23 * 60);
  return { troubles: answers.filter((code) => code !== undefined), arrivals, seats };
};

t.equal(names.length, 13, "every hall that the five documents describe");

for (const name of names) {
  t.test(`${name} opens, serves whoever comes for whatever it offers, and closes in the evening`, async (t) => {
    const loaded = checkConfig(readConfigFile(`config/${name}.json`));
    t.strictSame(loaded.ok ? [] : loaded.problems, []);
    if (!loaded.ok) return;
    const day = dayOf(loaded.config);
    const { windows } = loaded.config.hall;
    const { troubles, arrivals, seats } = live(day, 16 / Math.min(windows.length, 6));
    t.strictSame(troubles, []);
    t.equal(seats.size, windows.filter(({ isBench }) => !isBench).length, "somebody for every window");
    const tickets = [...day.hall.tickets.values()];
    t.ok(arrivals >= 20, `people come: ${arrivals}`);
    t.equal(tickets.length, arrivals);
    const served = tickets.filter(({ status }) => status === "served");
    t.strictSame(
      [...new Set(served.map(({ service }) => service))].sort(),
      loaded.config.hall.services.map(({ id }) => id).sort(),
      "each service",
    );
    t.ok(served.length >= 0.9 * arrivals, `${served.length} of ${arrivals} are served`);
    t.strictSame(faultsOf(day.hall), []);
  });
}

t.test("[Q9] one desk and two computers are a hall: no device, no kiosk, one person's chair", async (t) => {
  const loaded = checkConfig(readConfigFile("config/qianjiang-village.json"));
  if (!loaded.ok) throw new Error("the village room is wrong");
  const { hall, devices } = loaded.config;
  t.strictSame(devices, []);
  t.equal(hall.windows.length, 1);
  t.equal(hall.facility.computers, 2);
});
