// Tells stories of a hall: given these steps, when this one comes, then this happens, or is refused. Every step on the
// way is held against the invariants, against a second reading of the same events, and against a snapshot read back.
// It knows the rules only from outside: commands go in, events and refusals come out.
import assert from "node:assert/strict";
import { calendarOf, type Moment } from "../src/base/calendar.ts";
import { checker } from "../src/base/check.ts";
import type { Actor, Command, CommandArgs, CommandKind } from "../src/hall/commands.ts";
import { decide } from "../src/hall/decide/decide.ts";
import { nextDue } from "../src/hall/decide/decide-hall.ts";
import type { Decision } from "../src/hall/decide/decision.ts";
import type { EventData, EventKind, HallEvent } from "../src/hall/events.ts";
import { evolve } from "../src/hall/evolve/evolve.ts";
import { faultsOf } from "../src/hall/invariants.ts";
import { isRefusal, type Refusal, type RefusalCode } from "../src/hall/refusals.ts";
import { HallRules } from "../src/hall/rules/rules.ts";
import { readSnapshot, snapshotText } from "../src/hall/snapshot.ts";
import { emptyHall, type Hall, type Ticket } from "../src/hall/state.ts";

/** A command before its time is known; tickets may be named by their number alone. */
export interface Ask<K extends CommandKind = CommandKind> {
  readonly kind: K;
  readonly args: CommandArgs<K>;
  readonly by: Actor;
}

/**
 * A command; or the time at which what follows happens: `09:05`, `09:05:30`, or `24 09:05` on another day; or the ms
 * that pass, negative when the clock is set back.
 */
export type Step = Ask | string | number;

const kiosk: Actor = { role: "kiosk", id: "kiosk-1" };
const pad: Actor = { role: "device", id: "pad" };
const visitor: Actor = { role: "visitor", id: "phone" };
const manager: Actor = { role: "manager", id: "manager" };
const self: Actor = { role: "hall", id: "clock" };

export const ask = <K extends CommandKind>(kind: K, args: CommandArgs<K>, by: Actor = pad): Ask<K> => ({
  kind,
  args,
  by,
});

export const byClerk = <K extends CommandKind>(id: string, { kind, args }: Ask<K>): Ask<K> =>
  ask(kind, args, { role: "clerk", id });
export const byManager = <K extends CommandKind>({ kind, args }: Ask<K>): Ask<K> => ask(kind, args, manager);

export const take = (service: string, more: Partial<CommandArgs<"TakeTicket">> = {}) =>
  ask("TakeTicket", { service, ...more }, kiosk);
export const takeMany = (count: number, service: string) => Array.from({ length: count }, () => take(service));
export const cancel = (ticket: string) => ask("CancelTicket", { ticket }, visitor);
export const comeBack = (ticket: string) => ask("ReturnTicket", { ticket }, visitor);
export const rate = (ticket: string, grade: number) => ask("RateTicket", { ticket, grade }, visitor);
export const open = (window: string, clerk?: string) =>
  ask("OpenWindow", clerk === undefined ? { window } : { window, clerk });
export const close = (window: string) => ask("CloseWindow", { window });
export const pause = (window: string, reason = "lunch", minutes?: number) =>
  ask("PauseWindow", { window, reason, ...(minutes === undefined ? {} : { minutes }) });
export const resume = (window: string) => ask("ResumeWindow", { window });
export const retask = (window: string, ...services: string[]) => ask("RetaskWindow", { window, services }, manager);
export const callNext = (window: string) => ask("CallNext", { window });
export const callTicket = (window: string, ticket: string) => ask("CallTicket", { window, ticket });
export const recall = (window: string) => ask("RecallTicket", { window });
export const start = (window: string) => ask("StartService", { window });
export const finish = (window: string) => ask("FinishService", { window });
export const addMatter = (window: string, service: string) => ask("AddMatter", { window, service });
export const miss = (window: string) => ask("MissTicket", { window });
export const hold = (window: string, more: Partial<CommandArgs<"HoldTicket">> = {}) =>
  ask("HoldTicket", { window, ...more });
export const transfer = (window: string, to: Omit<CommandArgs<"TransferTicket">, "window">) =>
  ask("TransferTicket", { window, ...to });
export const undo = (window: string) => ask("UndoStep", { window });
export const configure = (rules: HallRules) => ask("ConfigureHall", { rules }, manager);
export const stopIssuing = (reason: string, service?: string) =>
  ask("StopIssuing", service === undefined ? { reason } : { reason, service }, manager);
export const resumeIssuing = (service?: string) =>
  ask("ResumeIssuing", service === undefined ? {} : { service }, manager);
export const expireWaiting = (reason: string, service?: string) =>
  ask("ExpireWaiting", service === undefined ? { reason } : { reason, service }, manager);
export const switchTide = (mode: "manual" | "advise" | "auto") => ask("SwitchTide", { mode }, manager);
export const usePlan = (plan?: string) => ask("UsePlan", plan === undefined ? {} : { plan }, manager);
export const pin = (window: string, state: "open" | "closed", minutes: number) =>
  ask("PinWindow", { window, state, minutes }, manager);
export const unpin = (window: string) => ask("UnpinWindow", { window }, manager);
export const accept = (advice: string) => ask("AcceptAdvice", { advice }, manager);
export const decline = (advice: string, reason: string) => ask("DeclineAdvice", { advice, reason }, manager);
export const declareRush = (args: CommandArgs<"DeclareRush">) => ask("DeclareRush", args, manager);
export const endRush = (service?: string) => ask("EndRush", service === undefined ? {} : { service }, manager);
export const signIn = (id: string) => ask("SignIn", {}, { role: "staff", id });
export const askLeave = (args: CommandArgs<"AskLeave">) => ask("AskLeave", args, manager);
export const endLeave = (leave: string) => ask("EndLeave", { leave }, manager);
export const explainEmpty = (window: string, reason: string) => ask("ExplainEmpty", { window, reason }, manager);
export const askForHelp = (note?: string) => ask("AskForHelp", note === undefined ? {} : { note }, kiosk);
export const answerHelp = (id: string, who: string) => ask("AnswerHelp", { ask: id }, { role: "staff", id: who });
export const print = (ticket: string, outcome: "printed" | "failed" | "unknown") =>
  ask("RecordPrint", { ticket, outcome, device: "printer-1" });
export const confirmPaper = (ticket: string) => ask("ConfirmPaper", { ticket });
export const reprint = (ticket: string) => ask("ReprintTicket", { ticket });
export const deliver = (ticket: string, call: number, reached: string[], missed: string[] = []) =>
  ask("RecordDelivery", { ticket, call, reached, missed });
/** Serves whoever has been called. */
export const attend = (window: string) => [start(window), finish(window)];
/** Calls and serves whoever is next. */
export const serve = (window: string) => [callNext(window), ...attend(window)];

/**
 * A small hall: two services, two windows that take both and one that takes the second alone; nobody is asked to rate,
 * and no window is watched for its clerk.
 */
const plainHall = {
  id: "north",
  name: "便民服务中心",
  services: [
    { id: "civil", name: "民政", prefix: "A" },
    { id: "tax", name: "税务", prefix: "B" },
  ],
  windows: [
    { id: "w1", number: 1, name: "一号窗口", services: ["civil", "tax"] },
    { id: "w2", number: 2, name: "二号窗口", services: ["civil", "tax"] },
    { id: "w3", number: 3, name: "三号窗口", services: ["tax"] },
  ],
  classes: [
    { id: "ordinary", name: "普通", rank: 0 },
    { id: "green", name: "绿色通道", rank: 1 },
  ],
  ratingSeconds: 0,
  presence: { graceMinutes: 0 },
};

type DeepPartial<T> = T extends (infer E)[]
  ? DeepPartial<E>[]
  : T extends object
    ? { [K in keyof T]?: DeepPartial<T[K]> }
    : T;
export type RulesChange = DeepPartial<HallRules>;

const checkRules = checker(HallRules, { fillDefaults: true });

/** The rules of the small hall with some of them changed, defaults filled in. */
export const rulesWith = (change: RulesChange = {}): HallRules => {
  const checked = checkRules(structuredClone({ ...plainHall, ...change }));
  assert.ok(checked.ok, `the story's rules are wrong: ${JSON.stringify(checked)}`);
  return checked.value;
};

/** What is expected of an event: its kind, and those of its fields that matter to the story. */
export type Expected = { [K in EventKind]: readonly [kind: K, fields: Partial<EventData[K]>] }[EventKind];

export const event = <K extends EventKind>(kind: K, fields: Partial<EventData[K]> = {}): Expected =>
  [kind, fields] as unknown as Expected;

/** Monday, in a hall that is open around the clock. */
const FIRST_DAY = 23;
const SHANGHAI_MINUTES = 480;
const MINUTE_MS = 60_000;

const copyOf = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T;

export class Story {
  readonly hall: Hall = emptyHall();
  readonly #reader: Hall = emptyHall();
  readonly #calendar = calendarOf("Asia/Shanghai");
  #day = FIRST_DAY;
  #at: number;
  #happened: HallEvent[] = [];
  #refusal: Refusal | undefined;

  constructor(rules: HallRules | undefined) {
    this.#at = this.#instant("08:00");
    if (rules) this.given(configure(rules));
  }

  /** Steps that must all go well. */
  given(...steps: readonly Step[]): this {
    for (const step of steps) {
      this.when(step);
      assert.equal(this.#refusal, undefined, `given ${JSON.stringify(step)}, refused ${JSON.stringify(this.#refusal)}`);
    }
    return this;
  }

  /** The step in question. A time alone asks what the hall does by itself up to then. */
  when(...steps: readonly Step[]): this {
    this.#happened = [];
    this.#refusal = undefined;
    for (const step of steps) {
      if (typeof step === "string") this.#at = this.#instant(step);
      if (typeof step === "number") this.#at += step;
      this.#doDue();
      if (typeof step === "object") this.#do(step);
    }
    return this;
  }

  /** Exactly these events, in this order. */
  happens(...expected: readonly Expected[]): this {
    assert.equal(this.#refusal, undefined, "the step was refused");
    assert.deepEqual(
      this.#happened.map(({ kind }) => kind),
      expected.map(([kind]) => kind),
    );
    for (const [position, [, fields]] of expected.entries()) {
      const data = this.#happened[position]!.data as Record<string, unknown>;
      const seen = Object.fromEntries(Object.keys(fields).map((field) => [field, data[field]]));
      assert.deepEqual(seen, this.#named(fields));
    }
    return this;
  }

  refused(code: RefusalCode, detail?: string): this {
    assert.equal(this.#refusal?.refused, code, `happened: ${JSON.stringify(this.#happened)}`);
    if (detail !== undefined) assert.equal(this.#refusal?.detail, detail);
    return this;
  }

  /** What a reader of the hall finds now. */
  shows(read: (hall: Hall) => unknown, expected: unknown): this {
    assert.deepEqual(read(this.hall), expected);
    return this;
  }

  get happened(): readonly HallEvent[] {
    return this.#happened;
  }

  get refusal(): Refusal | undefined {
    return this.#refusal;
  }

  ticket(number: string): Ticket {
    return this.hall.tickets.get(this.#idOf(number))!;
  }

  get text(): string {
    return snapshotText(this.hall);
  }

  get now(): Moment {
    return this.#calendar.moment(this.#at);
  }

  #instant(time: string): number {
    const [, day, hours, minutes, seconds = 0] = /^(?:(\d\d) )?(\d\d):(\d\d)(?::(\d\d))?$/.exec(time)!;
    if (day) this.#day = Number(day);
    const minute = Number(hours) * 60 + Number(minutes) - SHANGHAI_MINUTES;
    return Date.UTC(2026, 10, this.#day) + minute * MINUTE_MS + Number(seconds) * 1000;
  }

  #idOf(ticket: string): string {
    return ticket.includes("-") ? ticket : `${this.hall.date.replaceAll("-", "")}-${ticket}`;
  }

  #named<T extends object>(fields: T): T {
    return "ticket" in fields ? { ...fields, ticket: this.#idOf(String(fields.ticket)) } : fields;
  }

  /** As the owner of a hall does it: what is due comes before every command. */
  #doDue(): void {
    while (nextDue(this.hall, this.now) <= this.#at) {
      const before = this.#happened.length;
      this.#do(ask("Tick", {}, self));
      assert.ok(this.#happened.length > before, "something is due, and nothing is done about it");
    }
  }

  #do({ kind, args, by }: Ask): void {
    const before = this.text;
    const command = { kind, args: this.#named(args), by, when: this.now } as Command;
    const decision: Decision = decide(this.hall, command);
    assert.equal(this.text, before, `${kind} changed the hall while deciding`);
    if (isRefusal(decision)) this.#refusal = decision;
    else for (const happening of decision) this.#apply(happening);
  }

  #apply(happening: HallEvent): void {
    const resumed = evolve(readSnapshot(this.text), copyOf(happening));
    evolve(this.hall, happening);
    evolve(this.#reader, copyOf(happening));
    this.#happened.push(happening);
    assert.deepEqual(faultsOf(this.hall), [], `after ${JSON.stringify(happening)}`);
    assert.equal(snapshotText(this.#reader), this.text, "the same events read again give another hall");
    assert.equal(snapshotText(resumed), this.text, "a hall resumed from a snapshot goes another way");
    assert.equal(snapshotText(readSnapshot(this.text)), this.text, "a snapshot read back is another hall");
  }
}

/** A hall with rules, at eight in the morning; nothing has happened yet. */
export const hallWith = (change: RulesChange = {}): Story => new Story(rulesWith(change));

/** A hall that nobody has configured. */
export const bareHall = (): Story => new Story(undefined);
