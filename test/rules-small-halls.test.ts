// Small halls, completely: every sequence of steps up to a depth, where states seen before are left out. What holds in
// all of them holds without luck: the invariants, one end for every ticket, and an undo that goes back.
import assert from "node:assert/strict";
import t from "tap";
import { calendarOf } from "../src/base/calendar.ts";
import type { Command } from "../src/hall/commands.ts";
import { decide } from "../src/hall/decide/decide.ts";
import { nextDue } from "../src/hall/decide/decide-hall.ts";
import type { HallEvent } from "../src/hall/events.ts";
import { evolve } from "../src/hall/evolve/evolve.ts";
import { faultsOf } from "../src/hall/invariants.ts";
import { isRefusal } from "../src/hall/refusals.ts";
import type { HallRules } from "../src/hall/rules/rules.ts";
import { hallFrom, recordOf } from "../src/hall/snapshot.ts";
import { emptyHall, finalStatuses, type Hall, type HallRecord } from "../src/hall/state.ts";
import { effort } from "./effort.ts";
import {
  type Ask,
  ask,
  byManager,
  callNext,
  callTicket,
  cancel,
  close,
  comeBack,
  configure,
  expireWaiting,
  finish,
  hold,
  miss,
  open,
  pause,
  type RulesChange,
  rate,
  resume,
  retask,
  rulesWith,
  start,
  take,
  transfer,
  undo,
} from "./given-when-then.ts";

/** A step of the hall, or the ms that pass before it does its due work. */
type Move = Ask | number;

interface SmallHall {
  readonly name: string;
  readonly rules: RulesChange;
  readonly steps: readonly Ask[];
  readonly moves: readonly Move[];
  readonly depth: number;
}

/** A hall at a time, and how it came there. */
interface State {
  readonly text: string;
  readonly at: number;
  readonly path: string;
}

const NINE = Date.UTC(2026, 10, 23, 1);
const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
/** Bounds the memory, should a change of the rules let the number of states explode. */
const STATES_MAX = 60_000;
const DUE_ROUNDS_MAX = 9;

const calendar = calendarOf("Asia/Shanghai");
const tick = ask("Tick", {}, { role: "hall", id: "clock" });
const commandOf = ({ kind, args, by }: Ask, at: number) => ({ kind, args, by, when: calendar.moment(at) }) as Command;
const nameOf = (move: Move): string =>
  typeof move === "number" ? `${move / MINUTE_MS} min` : `${move.kind} ${Object.values(move.args).join(" ")}`;

/** The text of a hall without its rules, which stay the same. */
const textOf = (hall: Hall): string => JSON.stringify({ ...recordOf(hall), rules: undefined });

const endsOf = (hall: Hall): (readonly [id: string, status: string])[] =>
  [...hall.tickets.values()].filter(({ status }) => finalStatuses.has(status)).map(({ id, status }) => [id, status]);

/** With its fields in one order, whatever came first. */
const without = <T extends object>(value: T, ...left: (keyof T)[]): Partial<T> => {
  const plain: Partial<T> = {};
  for (const field of (Object.keys(value) as (keyof T)[]).sort())
    if (!left.includes(field)) plain[field] = value[field];
  return plain;
};

/** The hall as a person sees it: without what only counts changes and calls, and since when a window is as it is. */
const seen = (hall: Hall): string => {
  const tickets = [...hall.tickets.values()].map((ticket) => without(ticket, "revision", "calls"));
  const windows = [...hall.windows.values()].map((window) => without(window, "undo", "since"));
  return JSON.stringify([hall.calls, tickets, windows]);
};

/** What can be undone: the step, and whether the ticket is still as the step left it. */
const undoable = (hall: Hall): unknown[] =>
  [...hall.windows.values()].map(({ undo }) => {
    if (!undo) return undefined;
    const { step, ticketBefore, windowBefore, revision, ...beside } = undo;
    const isFresh = hall.tickets.get(ticketBefore.id)?.revision === revision;
    return [step, isFresh, without(ticketBefore, "revision"), without(windowBefore, "since"), beside];
  });

/** Two states are one when they differ only in how often things have changed. */
const keyOf = (hall: Hall, at: number): string => {
  const { dates, places, stops } = hall;
  return JSON.stringify([at, dates, places, [...stops], seen(hall), undoable(hall)]);
};

/** Applies events one by one, each followed by the whole check. */
const apply = (hall: Hall, events: readonly HallEvent[], path: string): void => {
  for (const happening of events) {
    evolve(hall, happening);
    const faults = faultsOf(hall);
    if (faults.length > 0) assert.fail(`${faults.join("; ")} after ${JSON.stringify(happening)} in ${path}`);
  }
};

const STEPS = new Set([
  "CallNext",
  "CallTicket",
  "StartService",
  "FinishService",
  "MissTicket",
  "HoldTicket",
  "TransferTicket",
]);

class Explorer {
  readonly #rules: HallRules;
  readonly #moves: readonly Move[];
  readonly #known = new Set<string>();
  transitions = 0;
  refused = 0;
  undone = 0;

  constructor({ rules, moves }: SmallHall) {
    this.#rules = rulesWith(rules);
    this.#moves = moves;
  }

  get states(): number {
    return this.#known.size;
  }

  explore(steps: readonly Ask[], depth: number): void {
    let level = [this.#begin(steps)];
    for (let step = 0; step < depth; step++) level = level.flatMap((state) => this.#expand(state));
  }

  #begin(steps: readonly Ask[]): State {
    const hall = emptyHall();
    for (const step of [configure(this.#rules), tick, ...steps]) {
      const decision = decide(hall, commandOf(step, NINE));
      assert.ok(!isRefusal(decision), JSON.stringify(decision));
      apply(hall, decision, "the beginning");
    }
    const state = { text: textOf(hall), at: NINE, path: "" };
    this.#isNew(hall, state);
    return state;
  }

  #read(text: string): Hall {
    return hallFrom({ ...(JSON.parse(text) as HallRecord), rules: this.#rules });
  }

  /** Every move from a state, and the states that are new. */
  #expand(state: State): State[] {
    const hall = this.#read(state.text);
    const next = this.#moves.flatMap((move) => this.#go(hall, state, move));
    assert.equal(textOf(hall), state.text, `decided by changing the hall: ${state.path}`);
    return next.filter(([hall, state]) => this.#isNew(hall, state)).map(([, state]) => state);
  }

  #go(before: Hall, state: State, move: Move): (readonly [Hall, State])[] {
    const path = `${state.path} > ${nameOf(move)}`;
    const at = typeof move === "number" ? state.at + move : state.at;
    const hall = typeof move === "number" ? this.#pass(state, at, path) : this.#take(before, state, move, path);
    this.transitions++;
    if (!hall) return [];
    const isUndo = typeof move === "object" && move.kind === "UndoStep";
    for (const [id, status] of isUndo ? [] : endsOf(before))
      assert.equal(hall.tickets.get(id)?.status, status, `${id} has ended, but not for good: ${path}`);
    return [[hall, { text: textOf(hall), at, path }]];
  }

  /** Time passes: due work until nothing is due any more. */
  #pass(state: State, at: number, path: string): Hall {
    const hall = this.#read(state.text);
    for (let round = 0; nextDue(hall, calendar.moment(at)) <= at; round++) {
      const decision = decide(hall, commandOf(tick, at));
      assert.ok(!isRefusal(decision) && round < DUE_ROUNDS_MAX, `due work does not settle: ${path}`);
      apply(hall, decision, path);
    }
    return hall;
  }

  #take(before: Hall, state: State, move: Ask, path: string): Hall | undefined {
    const decision = decide(before, commandOf(move, state.at));
    if (isRefusal(decision)) {
      this.refused++;
      return undefined;
    }
    const hall = this.#read(state.text);
    // A question to the visitor that a call has ended is not asked again when the call is taken back.
    const asides = decision.findIndex(({ kind }) => kind !== "RatingLapsed");
    apply(hall, decision.slice(0, asides), path);
    const unstepped = seen(hall);
    apply(hall, decision.slice(asides), path);
    if (STEPS.has(move.kind) && "window" in move.args && move.args.window !== undefined)
      this.#takeBack(hall, unstepped, move.args.window, state.at, path);
    return hall;
  }

  /** If the step can be taken back, taking it back leads to where it came from. */
  #takeBack(after: Hall, unstepped: string, window: string, at: number, path: string): void {
    if (after.windows.get(window)?.undo === undefined) return;
    const hall = this.#read(textOf(after));
    const decision = decide(hall, commandOf(undo(window), at));
    assert.ok(!isRefusal(decision), `the last step cannot be undone: ${path}`);
    apply(hall, decision, `${path} > undone`);
    assert.equal(seen(hall), unstepped, `undone to something else: ${path}`);
    this.undone++;
  }

  #isNew(hall: Hall, state: State): boolean {
    const key = keyOf(hall, state.at);
    if (this.#known.has(key)) return false;
    assert.ok(this.#known.size < STATES_MAX, "more states than a small hall has");
    this.#known.add(key);
    this.#endDay(state);
    return true;
  }

  /** The day turns: whatever is open ends, once, and whatever had ended is left alone. */
  #endDay({ text, at, path }: State): void {
    const hall = this.#read(text);
    const open = [...hall.tickets.values()].filter(({ status }) => !finalStatuses.has(status)).map(({ id }) => id);
    const decision = decide(hall, commandOf(tick, at + DAY_MS));
    assert.ok(!isRefusal(decision));
    const expired = decision.flatMap((happening) =>
      happening.kind === "TicketExpired" ? [happening.data.ticket] : [],
    );
    assert.deepEqual(expired, open, path);
    apply(hall, decision.slice(0, -1), path);
    assert.equal(endsOf(hall).length, hall.tickets.size, path);
    apply(hall, decision.slice(-1), path);
    assert.equal(hall.tickets.size, 0);
  }
}

const twoWindows = rulesWith().windows.slice(0, 2);
const other = (window: string): string => (window === "w1" ? "w2" : "w1");
const both = (...makers: ((window: string) => Ask)[]): Ask[] =>
  ["w1", "w2"].flatMap((window) => makers.map((make) => make(window)));
const A1 = "20261123-A001";
const A2 = "20261123-A002";
const B1 = "20261123-B001";

const li = { person: "li" };
const halls: readonly SmallHall[] = [
  {
    name: "visits: from call to end, with every way a visit can end",
    rules: { windows: twoWindows, missed: { rule: "tail", times: 2 } },
    steps: [open("w1"), open("w2"), take("civil"), take("tax")],
    moves: both(callNext, start, finish, miss, hold, undo, (w) => transfer(w, { toWindow: other(w), returns: true })),
    depth: effort(5, 7),
  },
  {
    name: "kept for a call: missed, back in time or too late, called back by whoever missed them",
    rules: { windows: twoWindows, missed: { rule: "keep-calls", calls: 1 } },
    steps: [open("w1"), open("w2"), take("civil"), take("civil"), take("civil")],
    moves: [...both(callNext, miss, undo, (w) => callTicket(w, A1)), comeBack(A1), comeBack(A2), cancel(A1)],
    depth: effort(6, 8),
  },
  {
    name: "moved back a place: three people, over and over",
    rules: { windows: twoWindows, missed: { rule: "back", places: 1, times: 4 } },
    steps: [open("w1"), open("w2"), take("civil"), take("civil"), take("civil")],
    moves: [...both(callNext, miss, undo, (w) => byManager(callTicket(w, A2))), take("civil")],
    depth: effort(5, 7),
  },
  {
    name: "time: holds, kept numbers and ratings run out while windows go on",
    rules: { windows: twoWindows, missed: { rule: "keep-minutes", minutes: 1 }, ratingSeconds: 90, undoSeconds: 30 },
    steps: [open("w1"), open("w2"), take("civil"), take("tax")],
    moves: [
      ...both(callNext, start, finish, miss, undo),
      ...[hold("w1", { minutes: 1 }), hold("w1", { minutes: 2, pool: "hall" }), rate(A1, 5), comeBack(A1), MINUTE_MS],
    ],
    depth: effort(5, 7),
  },
  {
    name: "windows: close, pause, change and open around a visitor who was sent to one of them",
    rules: { windows: twoWindows },
    steps: [open("w1", "7"), open("w2", "8"), take("civil"), callNext("w1")],
    moves: [
      ...both(close, pause, resume, (w) => retask(w, "tax"), callNext, finish, miss, hold),
      ...[start("w1"), open("w2", "8"), undo("w1"), comeBack(A1), transfer("w1", { toWindow: "w2" })],
      ...[transfer("w1", { toClerk: "8", returns: true }), transfer("w2", { service: "tax" })],
    ],
    depth: effort(4, 6),
  },
  {
    name: "persons: one who takes, ends, is sent on, and takes again",
    rules: { windows: twoWindows, missed: { rule: "void" } },
    steps: [open("w1"), open("w2"), take("civil", li), take("tax", li)],
    moves: [
      ...both(callNext, start, finish, miss, undo, (w) => transfer(w, { service: "tax", toWindow: other(w) })),
      ...[take("civil", li), take("tax", li), cancel(A1), cancel(B1), expireWaiting("closing")],
    ],
    depth: effort(4, 6),
  },
  {
    name: "priority: two classes that take turns at two windows",
    rules: { windows: twoWindows, guard: { run: 1 } },
    steps: [open("w1"), open("w2"), take("civil"), take("civil", { class: "green" })],
    moves: [...both(callNext, start, finish, undo), take("civil"), take("civil", { class: "green" })],
    depth: effort(4, 6),
  },
];

for (const small of halls)
  t.test(small.name, (t) => {
    const explorer = new Explorer(small);
    explorer.explore(small.steps, small.depth);
    const { states, transitions, refused, undone } = explorer;
    t.comment(
      `depth ${small.depth}: ${states} states, ${transitions} transitions, ${refused} refused, ${undone} undone`,
    );
    t.ok(states > effort(250, 500), "there is something to explore");
    t.end();
  });
