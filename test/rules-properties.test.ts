// Whatever people and clocks do: long random days, whose every step must keep what the hall promises. A failing run
// prints its seed and, where it can, the shortest sequence of steps that fails.
import assert from "node:assert/strict";
import t, { type Test } from "tap";
import { calendarOf } from "../src/base/calendar.ts";
import { type Random, seededRandom } from "../src/base/random.ts";
import type { Command } from "../src/hall/commands.ts";
import { decide } from "../src/hall/decide/decide.ts";
import { nextDue } from "../src/hall/decide/decide-hall.ts";
import type { HallEvent } from "../src/hall/events.ts";
import { evolve } from "../src/hall/evolve/evolve.ts";
import { faultsAround, faultsOf } from "../src/hall/invariants.ts";
import { type Part, type PartName, partNames } from "../src/hall/part.ts";
import { parts } from "../src/hall/parts.ts";
import { takes } from "../src/hall/queue/work.ts";
import { isRefusal } from "../src/hall/refusals.ts";
import type { HallRules, MissedRule } from "../src/hall/rules/rules.ts";
import { readSnapshot, snapshotText } from "../src/hall/snapshot.ts";
import { emptyHall, finalStatuses, type Hall, isOver, type Ticket, type Window } from "../src/hall/state.ts";
import { tideView } from "../src/hall/steering/tide-view.ts";
import { deskOwnView, deskQueueView, deskTicketView, deskUndoView } from "../src/hall/views/desk-views.ts";
import { standingOf, type Touched, touchedBy } from "../src/hall/views/touched.ts";
import { callViews, hallView, serviceQueueView, serviceView, windowView } from "../src/hall/views/views.ts";
import { effort } from "./effort.ts";
import {
  type Ask,
  accept,
  ask,
  byManager,
  callNext,
  callTicket,
  cancel,
  close,
  comeBack,
  configure,
  confirmPaper,
  declareRush,
  decline,
  deliver,
  endRush,
  expireWaiting,
  finish,
  hold,
  miss,
  open,
  pause,
  pin,
  print,
  rate,
  recall,
  reprint,
  resume,
  resumeIssuing,
  retask,
  rulesWith,
  Story,
  start,
  stopIssuing,
  switchTide,
  take,
  transfer,
  undo,
  unpin,
  usePlan,
} from "./given-when-then.ts";
import { fc } from "./search.ts";

/** One step of a random day: what is done, to which window and ticket, in which way, and how long after the last. */
interface Beat {
  readonly what: number;
  readonly which: number;
  readonly how: number;
  readonly waitMs: number;
}

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;
const EIGHT = Date.UTC(2026, 10, 23, 0);
const calendar = calendarOf("Asia/Shanghai");

const at = <T>(choices: readonly T[], index: number): T => choices[index % choices.length]!;

const missedRules: readonly MissedRule[] = [
  { rule: "void" },
  { rule: "tail", times: 3 },
  { rule: "keep-calls", calls: 2 },
  { rule: "keep-minutes", minutes: 3 },
  { rule: "back", places: 1, times: 9 },
];
const week = [1, 2, 3, 4, 5, 6, 7];
const sessions = [
  { id: "am", name: "上午", days: week, from: "00:20", to: "08:40", lastTicketMinutes: 10 },
  { id: "pm", name: "下午", days: week, from: "09:10", to: "23:40", atEnd: "expire" as const },
];

/** A hall drawn by three numbers: how it treats those who miss a call, whether it has hours, how it treats persons. */
const rulesDrawn = (missed: number, hours: number, more: number): HallRules =>
  rulesWith({
    services: [
      { id: "civil", name: "民政", prefix: "A", missed: at(missedRules, missed) },
      { id: "tax", name: "税务", prefix: "B", onePerPerson: more % 2 === 0 },
    ],
    missed: at(missedRules, more),
    windows: [
      { id: "w1", number: 1, name: "一号窗口", services: ["civil", "tax"] },
      { id: "w2", number: 2, name: "二号窗口", services: ["civil"], helps: [{ service: "tax", speed: 0.7 }] },
      {
        id: "w3",
        number: 3,
        name: "三号窗口",
        services: ["tax"],
        helps: hours % 2 === 0 ? [{ service: "civil" }] : [],
        ...(more % 4 > 0 ? { isBench: true } : {}),
      },
    ],
    tide: { mode: at(["auto", "advise", "manual"] as const, more) },
    plans: [
      {
        id: "fair",
        name: "集日",
        expect: { tax: 2 },
        windows: [
          { window: "w2", services: ["tax", "civil"] },
          { window: "w3", ...(more % 4 > 0 ? { open: [{ from: "08:30", to: "09:00" }] } : {}) },
        ],
      },
    ],
    seasons: [{ id: "fair", name: "集日", plan: "fair", from: "11-20", to: "11-30", days: [1, 3, 5] }],
    staff:
      more % 3 === 0
        ? [
            { id: "7", name: "李", skills: [{ service: "tax", speed: 0.5 }] },
            { id: "8", name: "王" },
          ]
        : [],
    callBy: at(["rank", "claim", "rank"] as const, more),
    guard: { run: 1 + (more % 3), waitMinutes: 20 },
    ratingSeconds: at([0, 30], more),
    ...(hours % 3 === 0 ? { sessions } : {}),
  });

const ticketAmong = (hall: Hall, isMeant: (ticket: Ticket) => boolean, which: number): string => {
  const ids = [...hall.tickets.values()].filter(isMeant).map(({ id }) => id);
  return ids.length > 0 ? at(ids, which) : "20261123-A001";
};

type Make = (hall: Hall, window: string, which: number, how: number) => Ask;

const taking: Make = (_, __, which, how) =>
  take(at(["civil", "tax"], which), {
    ...(how % 4 === 0 ? { class: "green" } : {}),
    ...(how % 3 === 0 ? { person: `p${which % 5}` } : {}),
    ...(how % 5 === 0 ? { paper: true } : {}),
  });
const sending: Make = (_, window, which, how) =>
  transfer(window, {
    ...at(
      [
        { service: at(["civil", "tax"], which) },
        { toWindow: at(["w1", "w2", "w3"], which) },
        { toClerk: at(["7", "8"], which) },
      ],
      how,
    ),
    ...(how % 2 === 0 ? { returns: true } : {}),
    ...(how % 5 === 0 ? { place: at(["front", "tail"] as const, which) } : {}),
  });
const holding: Make = (_, window, which, how) =>
  hold(window, { ...(how % 2 === 0 ? { minutes: 1 + (how % 9) } : {}), pool: at(["window", "hall"] as const, which) });
const any =
  (make: (ticket: string, how: number) => Ask): Make =>
  (hall, _, which, how) =>
    make(
      ticketAmong(hall, () => true, which),
      how,
    );
const openOnly =
  (make: (ticket: string, window: string) => Ask): Make =>
  (hall, window, which) =>
    make(
      ticketAmong(hall, (ticket) => !isOver(ticket), which),
      window,
    );
const away =
  (make: (ticket: string) => Ask): Make =>
  (hall, _, which) =>
    make(ticketAmong(hall, ({ status }) => status === "held" || status === "kept", which));
const atWindow =
  (make: (window: string) => Ask): Make =>
  (_, window) =>
    make(window);

/** What somebody at work would do next at a window. */
const working: Make = (hall, window, which, how) => {
  const next = {
    closed: open(window, at(["7", "8", "9", ""], which)),
    open: callNext(window),
    rating: callNext(window),
    calling: how % 4 === 0 ? miss(window) : start(window),
    serving: finish(window),
    paused: resume(window),
  };
  return next[hall.windows.get(window)?.state ?? "closed"];
};

const tideMoves: Make = (hall, _, which, how) => {
  const advice = hall.tide.advice[0]?.id ?? "1-0";
  const said = [
    accept(advice),
    decline(advice, "no"),
    pin("w3", at(["open", "closed"] as const, which), 5 + (which % 30)),
    unpin("w3"),
    declareRush({ ...(which % 2 === 0 ? { service: "tax" } : {}), times: 2, minutes: 10 + (which % 60) }),
    endRush(),
    usePlan(at([undefined, "fair", "base"], which)),
    switchTide(at(["auto", "advise", "manual"] as const, which)),
  ];
  return at(said, how);
};

/** Each as often as its number says; together a busy hall in which much goes wrong. */
const weighted: readonly (readonly [weight: number, make: Make])[] = [
  [16, taking],
  [30, working],
  [2, atWindow(callNext)],
  [2, atWindow(start)],
  [2, atWindow(finish)],
  [2, atWindow(miss)],
  [4, holding],
  [8, sending],
  [3, atWindow(undo)],
  [2, atWindow(recall)],
  [3, away(comeBack)],
  [2, openOnly((ticket, window) => byManager(callTicket(window, ticket)))],
  [1, away((ticket) => ask("CancelTicket", { ticket, reason: "no time" }))],
  [1, openOnly(cancel)],
  [1, (_, window, which) => open(window, at(["7", "8", "9", ""], which))],
  [1, atWindow(close)],
  [1, atWindow(pause)],
  [1, atWindow(resume)],
  [1, (_, window, which) => retask(window, ...at([["civil"], ["tax"], ["tax", "civil"]], which))],
  [2, any((ticket, how) => rate(ticket, 1 + (how % 5)))],
  [2, any((ticket, how) => print(ticket, at(["printed", "failed", "unknown"] as const, how)))],
  [1, any(reprint)],
  [1, any(confirmPaper)],
  [2, any((ticket, how) => deliver(ticket, 1 + (how % 3), ["sign"], ["voice"]))],
  [
    2,
    (_, __, which, how) =>
      at([resumeIssuing(), resumeIssuing("tax"), stopIssuing("full", at(["tax", "civil"], which))], how),
  ],
  [4, tideMoves],
  [1, (_, __, which, how) => at([resumeIssuing(), stopIssuing("drill"), expireWaiting("storm")], which + how)],
];
const makes: readonly Make[] = weighted.flatMap(([weight, make]) => Array.from({ length: weight }, () => make));

const asked = (hall: Hall, { what, which, how }: Beat): Ask =>
  at(makes, what)(hall, at(["w1", "w2", "w3"], which >> 3), which, how);

/** The clock goes wrong: by hours, by a day, by more than a week, or is set right. */
const WRONG_CLOCKS: readonly number[] = [-HOUR_MS, HOUR_MS, -DAY_MS, DAY_MS, 9 * DAY_MS, -9 * DAY_MS, -30_000];

const waitMs = fc.oneof(
  { weight: 60, arbitrary: fc.integer({ min: 0, max: 20_000 }) },
  { weight: 20, arbitrary: fc.integer({ min: 0, max: 10 * MINUTE_MS }) },
  { weight: 3, arbitrary: fc.constantFrom(...WRONG_CLOCKS) },
);
const number = fc.nat(9999);
const beats = (length: number) =>
  fc.array(fc.record({ what: number, which: number, how: number, waitMs }), { maxLength: length, size: "max" });
const anyRules = fc.tuple(number, number, number).map(([missed, hours, more]) => rulesDrawn(missed, hours, more));

type Happen = (hall: Hall, happening: HallEvent) => void;

/** Runs a hall as its owner does: due work first, then the command. Returns the decisions, each with its events. */
const run = (
  hall: Hall,
  rules: HallRules,
  steps: Iterable<Beat>,
  happen: Happen,
  decided: (hall: Hall) => void,
): void => {
  let now = EIGHT;
  const take = ({ kind, args, by }: Ask): number => {
    const decision = decide(hall, { kind, args, by, when: calendar.moment(now) } as Command);
    if (isRefusal(decision)) return 0;
    for (const happening of decision) happen(hall, happening);
    decided(hall);
    return decision.length;
  };
  const doDue = () => {
    while (nextDue(hall, calendar.moment(now)) <= now)
      assert.ok(take(ask("Tick", {}, { role: "hall", id: "clock" })) > 0);
  };
  take(configure(rules));
  for (const beat of steps) {
    now += beat.waitMs;
    doDue();
    take(asked(hall, beat));
  }
};

type Entry = readonly [key: string, view: unknown];

const deskEntries = (hall: Hall, id: string): Entry[] => [
  [`desk/${id}/ticket`, deskTicketView(hall, id)],
  [`desk/${id}/queue`, deskQueueView(hall, id)],
  [`desk/${id}/own`, deskOwnView(hall, id)],
  [`desk/${id}/undo`, deskUndoView(hall, id)],
];

const partEntries = (hall: Hall, { name, entries }: Part): Entry[] =>
  [...entries(hall)].map(([key, read]) => [`${name}:${key}`, read()]);

type Seen = Omit<Touched, "all">;

/** The entries a page gets when these services and windows have been touched. */
const entriesOf = (hall: Hall, { services, queues, windows, calls, tide, parts: changed }: Seen): Entry[] => {
  const desks = [...hall.windows.values()].filter((window) =>
    [...services].some((service) => takes(hall, window, service)),
  );
  return [
    ...[...services].map((id): Entry => [`service/${id}`, serviceView(hall, id)]),
    ...[...queues].map((id): Entry => [`queue/${id}`, serviceQueueView(hall, id)]),
    ...[...windows].map((id): Entry => [`window/${id}`, windowView(hall, id)]),
    ...desks.map(({ id }): Entry => [`desk/${id}/queue`, deskQueueView(hall, id)]),
    ...[...windows].flatMap((id) => deskEntries(hall, id)),
    ...(calls ? [["calls", callViews(hall)] as const] : []),
    ...(tide ? [["tide", tideView(hall)] as const] : []),
    ...parts.filter(({ name }) => changed.has(name)).flatMap((part) => partEntries(hall, part)),
  ];
};

const textsOf = (entries: readonly Entry[]): [string, string][] =>
  entries.map(([key, view]) => [key, JSON.stringify(view)]);

const everything = (hall: Hall): Seen => {
  const services = new Set(hall.services.keys());
  return {
    services,
    queues: services,
    windows: new Set(hall.windows.keys()),
    calls: true,
    tide: true,
    parts: new Set(partNames),
  };
};

const everyView = (hall: Hall): Map<string, string> =>
  hall.rules
    ? new Map([...textsOf(entriesOf(hall, everything(hall))), ...textsOf([["hall", hallView(hall)]])])
    : new Map();

t.test("any short run: sound after every event, the same when read again, and unchanged by a refusal", (t) => {
  let count = 0;
  fc.assert(
    fc.property(anyRules, beats(60), (rules, steps) => {
      const told = new Story(rules);
      for (const beat of steps) {
        told.when(beat.waitMs);
        const { text } = told;
        told.when(asked(told.hall, beat));
        if (told.refusal) assert.equal(told.text, text, "a refusal has changed the hall");
        count++;
      }
      assert.deepEqual(everyView(readSnapshot(told.text)), everyView(told.hall), "a hall read again looks different");
    }),
    { numRuns: effort(25, 5000), seed: 20261123 },
  );
  t.ok(count > effort(500, 1000), `${count} commands`);
  t.end();
});

/** A page that is told only what was touched. */
class Page {
  #entries = new Map<string, string>();

  show(hall: Hall, touched: Touched, after: string): void {
    if (touched.all) this.#entries = everyView(hall);
    for (const key of this.#entries.keys())
      if (touched.parts.has(key.split(":")[0] as PartName)) this.#entries.delete(key);
    for (const [key, text] of textsOf(entriesOf(hall, touched))) this.#entries.set(key, text);
    assert.deepEqual(Object.fromEntries(this.#entries), Object.fromEntries(everyView(hall)), `after ${after}`);
  }
}

const together = (touches: readonly Touched[]): Touched => ({
  all: touches.some(({ all }) => all),
  services: new Set(touches.flatMap(({ services }) => [...services])),
  queues: new Set(touches.flatMap(({ queues }) => [...queues])),
  windows: new Set(touches.flatMap(({ windows }) => [...windows])),
  calls: touches.some(({ calls }) => calls),
  tide: touches.some(({ tide }) => tide),
  parts: new Set(touches.flatMap(({ parts }) => [...parts])),
});

/** More people than a page shows of a line. */
const crowd: readonly Beat[] = Array.from({ length: 53 }, () => ({ what: 0, which: 0, how: 1, waitMs: 0 }));

const pagesStayTrue = (t: Test, before: readonly Beat[], numRuns: number): void => {
  let count = 0;
  fc.assert(
    fc.property(anyRules, beats(80), (rules, steps) => {
      const eachEvent = new Page();
      const eachDecision = new Page();
      let batch: [HallEvent, ReturnType<typeof standingOf>][] = [];
      const happen: Happen = (hall, happening) => {
        const before = standingOf(hall, happening);
        evolve(hall, happening);
        eachEvent.show(hall, touchedBy(hall, happening, before), JSON.stringify(happening));
        batch.push([happening, before]);
        count++;
      };
      const decided = (hall: Hall) => {
        const touches = batch.map(([happening, before]) => touchedBy(hall, happening, before));
        eachDecision.show(hall, together(touches), JSON.stringify(batch));
        batch = [];
      };
      run(emptyHall(), rules, [...before, ...steps], happen, decided);
    }),
    { numRuns, seed: 20261124 },
  );
  t.ok(count > effort(500, 1000), `${count} events`);
  t.end();
};

t.test("any short run: a page that hears only of what was touched shows what a page opened now shows", (t) =>
  pagesStayTrue(t, [], effort(40, 10_000)),
);
t.test("and so it does where more wait than a page shows", (t) => pagesStayTrue(t, crowd, effort(6, 1000)));

/** Days of beats from a seed; now and then an hour without any, or a clock that goes wrong. */
function* daysOf(random: Random, count: number): Generator<Beat> {
  const whole = (below: number) => Math.floor(random.next() * below);
  const wait = () => {
    if (whole(1000) === 0) return at(WRONG_CLOCKS, whole(WRONG_CLOCKS.length));
    return whole(200) === 0 ? 2 * HOUR_MS : whole(at([5000, 5000, 60_000], whole(3)));
  };
  for (let beat = 0; beat < count; beat++)
    yield { what: whole(10_000), which: whole(10_000), how: whole(10_000), waitMs: wait() };
}

const rankOf = (hall: Hall, ticket: Ticket): number => hall.classes.get(ticket.class)?.rank ?? 0;

/** Whether the ticket is the window's own work, told from the ticket alone. */
const isOwn = (ticket: Ticket, { id, clerk, services }: Window): boolean => {
  if (ticket.toWindow !== undefined) return ticket.toWindow === id;
  if (ticket.toClerk !== undefined) return ticket.toClerk === clerk;
  return services.includes(ticket.service);
};

/** Whether this window may call the ticket, as its own work or as help. */
const isFor = (hall: Hall, ticket: Ticket, window: Window): boolean => {
  const isSent = ticket.toWindow !== undefined || ticket.toClerk !== undefined;
  const helps = hall.plans.get(window.id)?.helps ?? [];
  return isOwn(ticket, window) || (!isSent && helps.some(({ service }) => service === ticket.service));
};

/** Watches what a whole run of days must keep, told from the events and not from the lines the rules use. */
class Watch {
  readonly events: HallEvent[] = [];
  readonly #numbers = new Map<string, number>();
  readonly #given = new Set<string>();
  readonly #dates = new Set<string>();
  readonly #moved = new Set<string>();
  readonly #ended = new Map<string, string>();
  readonly #runs = new Map<string, number>();
  calls = 0;

  readonly happen: Happen = (hall, happening) => {
    this.#before(hall, happening);
    evolve(hall, happening);
    this.events.push(happening);
    const faults = faultsAround(hall, happening);
    assert.deepEqual(faults, [], JSON.stringify(happening));
    if (this.events.length % 40 === 0) assert.deepEqual(faultsOf(hall), [], JSON.stringify(happening));
    if ("ticket" in happening.data) this.#ends(hall, happening.data.ticket, happening.kind);
  };

  #before(hall: Hall, happening: HallEvent): void {
    if (happening.kind === "TicketIssued") this.#number(hall, happening.data);
    if (happening.kind === "TicketCalled") this.#called(hall, happening.data);
    if (happening.kind === "DayTurned") this.#turned(hall, happening.data.date);
    if (happening.kind === "TicketMissed" || happening.kind === "TicketHeld" || happening.kind === "TicketTransferred")
      this.#moved.add(happening.data.ticket);
    if (happening.kind === "StepUndone" && happening.data.step === "call")
      this.#runs.set(happening.data.window, Math.max(0, (this.#runs.get(happening.data.window) ?? 0) - 1));
    if (happening.kind === "WindowOpened") this.#runs.delete(happening.data.window);
  }

  /** Numbers of a service and date follow one another, and no number is given twice in all the days. */
  #number(hall: Hall, { ticket, number, service }: { ticket: string; number: string; service: string }): void {
    const key = `${hall.date} ${service}`;
    const value = Number(number.slice(1));
    assert.equal(value, (this.#numbers.get(key) ?? 0) + 1, `${number} leaves a gap on ${hall.date}`);
    assert.ok(!this.#given.has(ticket), `${ticket} was given twice`);
    this.#numbers.set(key, value);
    this.#given.add(ticket);
  }

  #turned(hall: Hall, date: string): void {
    assert.ok(!this.#dates.has(date) || !this.#numbers.has(`${date} civil`), `${date} has begun twice`);
    for (const ticket of hall.tickets.values())
      assert.ok(isOver(ticket), `${ticket.id} is ${ticket.status} at midnight`);
    this.#dates.add(date);
    this.#runs.clear();
  }

  #called(
    hall: Hall,
    { ticket: id, window: windowId, why }: { ticket: string; window: string; why: { rule: string } },
  ): void {
    const window = hall.windows.get(windowId)!;
    const called = hall.tickets.get(id)!;
    const others = [...hall.tickets.values()].filter((other) => other.status === "waiting" && other !== called);
    this.calls++;
    this.#inTurn(hall, called, others, why.rule);
    const isHelp = !isOwn(called, window);
    const isOffered = (other: Ticket) => (isHelp ? isFor(hall, other, window) : isOwn(other, window));
    const isPassed = others.some((other) => rankOf(hall, other) === 0 && !other.first && isOffered(other));
    if (why.rule !== "chosen") assert.ok(isFor(hall, called, window), `${id} is no work of ${windowId}`);
    if (isHelp && hall.rules!.callBy === "rank" && why.rule !== "chosen" && !called.first)
      assert.ok(!others.some((other) => isOwn(other, window)), `${windowId} helps while its own work waits`);
    const run = why.rule === "class" && isPassed ? (this.#runs.get(windowId) ?? 0) + 1 : 0;
    assert.ok(run <= hall.rules!.guard.run, `${run} priority calls in a row at ${windowId}`);
    this.#runs.set(windowId, run);
  }

  /** Among ordinary people who were never moved, whoever came first to a service is called first. */
  #inTurn(hall: Hall, called: Ticket, others: readonly Ticket[], rule: string): void {
    const isPlain = (ticket: Ticket) => rankOf(hall, ticket) === 0 && !this.#moved.has(ticket.id);
    if (rule === "chosen" || !isPlain(called)) return;
    const passed = others.find(
      (other) => isPlain(other) && other.service === called.service && other.number < called.number,
    );
    assert.equal(passed, undefined, `${called.number} is called before ${passed?.number}`);
  }

  /** What has ended stays ended, the same way, unless the step that ended it is taken back. A late rating is of a day before. */
  #ends(hall: Hall, id: string, kind: HallEvent["kind"]): void {
    const status = hall.tickets.get(id)?.status;
    if (status === undefined) return assert.ok(this.#ended.has(id), `${id} has gone before its end`);
    const isBack = kind === "StepUndone" || kind === "LapseUndone";
    if (this.#ended.has(id) && !isBack) assert.equal(status, this.#ended.get(id), `${id} ended twice`);
    if (finalStatuses.has(status)) this.#ended.set(id, status);
    else this.#ended.delete(id);
  }
}

const LONG = effort(6000, 10_000);

t.test(
  "whole days: numbers without gaps, people in turn, one end for each, and the ledger read again bit for bit",
  (t) => {
    const seeds = fc.record({ seed: fc.integer(), missed: number, hours: number, more: number });
    fc.assert(
      fc.property(seeds, ({ seed, missed, hours, more }) => {
        const random = seededRandom(seed);
        const hall = emptyHall();
        const watch = new Watch();
        run(hall, rulesDrawn(missed, hours, more), daysOf(random, LONG), watch.happen, () => {});
        const ledger = JSON.stringify(watch.events);
        const again = (JSON.parse(ledger) as HallEvent[]).reduce(evolve, emptyHall());
        assert.equal(snapshotText(again), snapshotText(hall));
        const middle = Math.floor(random.next() * watch.events.length);
        const [early, late] = [watch.events.slice(0, middle), watch.events.slice(middle)];
        const resumed = late.reduce(evolve, readSnapshot(snapshotText(early.reduce(evolve, emptyHall()))));
        assert.equal(snapshotText(resumed), snapshotText(hall));
        assert.deepEqual(everyView(resumed), everyView(hall));
        const days = watch.events.filter(({ kind }) => kind === "DayTurned").length;
        t.comment(
          `seed ${seed}: ${watch.events.length} events, ${watch.calls} calls, ${days} days, until ${hall.date}`,
        );
        t.ok(watch.calls > LONG / 50, "the hall is busy");
      }),
      { numRuns: effort(2, 200), seed: 20261125, endOnFailure: true },
    );
    t.end();
  },
);
