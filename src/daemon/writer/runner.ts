// The one writer of a hall. Everything that waits when the loop turns is decided one after another and committed
// together: one disk sync, many answers. Nobody is answered and nothing is published before the sync returns.
//
//   submit ─▶ queue ─▶ [turn: due work, then each command: seen before? decide, evolve, check] ─▶ commit ─▶ answers ─▶ listeners
import { BoundedQueue } from "../../base/bounded-queue.ts";
import type { Calendar, Moment } from "../../base/calendar.ts";
import type { Cancel, Clock } from "../../base/clock.ts";
import { type AppError, isAppError } from "../../base/errors.ts";
import type { Actor, Command } from "../../hall/commands.ts";
import { decide } from "../../hall/decide/decide.ts";
import { nextDue } from "../../hall/decide/decide-hall.ts";
import { happened } from "../../hall/decide/decision.ts";
import type { HallEvent } from "../../hall/events.ts";
import { evolve } from "../../hall/evolve/evolve.ts";
import { faultsAround } from "../../hall/invariants.ts";
import { isRefusal, type Refusal, refuse } from "../../hall/refusals.ts";
import type { Hall } from "../../hall/state.ts";
import { standingOf } from "../../hall/views/touched.ts";
import type { CommandRequest, HallPort, Head, Recorded } from "../hall-port.ts";
import type { CommandRow, Ledger } from "../ledger/ledger.ts";
import type { Confided } from "../persons/confiding.ts";
import { WallWatch } from "../wall-watch.ts";
import { type Answer, answerOf, refused } from "./answer.ts";
import { commandRow } from "./command-row.ts";
import { eventOf } from "./reading.ts";
import { escaped, isSameContents, type Signature, signatureOf } from "./signature.ts";
import { newTurn, type Turn } from "./turn.ts";

export interface RunnerOptions {
  readonly ledger: Ledger;
  readonly hall: Hall;
  readonly clock: Clock;
  readonly calendar: Calendar;
  /** Reads the hall anew when a commit has failed. */
  readonly reread: () => Hall;
  /** Commands that may wait; beyond it they are refused as `overloaded`. Default 20,000. */
  readonly queueMax?: number;
  readonly onTrouble?: (trouble: AppError | undefined) => void;
}

interface Waiting {
  readonly request: CommandRequest;
  readonly signature: Signature | undefined;
  readonly confided: Confided | undefined;
  readonly answer: (answer: Answer) => void;
}

const QUEUE_MAX = 20_000;
/** While the disk fails, one attempt to write in this time; ms. */
const PROBE_MS = 1000;
/** Day turn, its marks and what they lead to: due work settles in a few rounds, or the rules are wrong. */
const DUE_ROUNDS_MAX = 20;
const TURN_COMMANDS_MAX = 5000;
/** The wall clock may be set forward while a timer runs: at least this often somebody looks at it; ms. */
const LOOK_MS = 60_000;
const HALL_ITSELF: Actor = { role: "hall", id: "clock" };

export class Runner implements HallPort {
  readonly #options: RunnerOptions;
  readonly #queue: BoundedQueue<Waiting>;
  readonly #wall: WallWatch;
  readonly #listeners: ((recorded: readonly Recorded[]) => void)[] = [];
  #hall: Hall;
  #scheduled = false;
  #stopped = false;
  #trouble: AppError | undefined;
  #probedAt = Number.NEGATIVE_INFINITY;
  #due = Number.POSITIVE_INFINITY;
  #cancelDue: Cancel = () => {};

  constructor(options: RunnerOptions) {
    this.#options = options;
    this.#hall = options.hall;
    this.#wall = new WallWatch(options.clock);
    this.#queue = new BoundedQueue(options.queueMax ?? QUEUE_MAX);
  }

  get hall(): Hall {
    return this.#hall;
  }

  get head(): Head {
    return { epoch: this.#options.ledger.epoch, seq: this.#options.ledger.seq };
  }

  get trouble(): string | undefined {
    return this.#trouble?.message;
  }

  /**
   * Hears of every batch of events once it is durable, before the loop turns again. Whoever awaits an answer goes on
   * after that, and so finds every reading of the hall up to date.
   */
  onRecorded(listener: (recorded: readonly Recorded[]) => void): void {
    this.#listeners.push(listener);
  }

  /** Does what is due now, and goes on doing so by itself. */
  start(): void {
    this.#schedule();
  }

  /** Commands that wait are still answered; new ones are refused. */
  stop(): void {
    do this.#turn();
    while (this.#queue.length > 0);
    this.#stopped = true;
    this.#cancelDue();
  }

  submit(request: CommandRequest, confided?: Confided): Promise<Answer> {
    return new Promise((resolve) => {
      const waiting = { request, signature: signatureOf(request), confided, answer: resolve };
      if (this.#stopped || !this.#queue.add(waiting)) resolve(refused(refuse("overloaded")));
      else this.#schedule();
    });
  }

  #schedule(): void {
    if (this.#scheduled) return;
    this.#scheduled = true;
    this.#options.clock.soon(() => this.#turn());
  }

  #turn(): void {
    this.#scheduled = false;
    if (this.#stopped) return;
    const { clock, calendar } = this.#options;
    const turn = newTurn(calendar.moment(clock.now()));
    const taken = this.#takeSome();
    if (this.#isWritable()) this.#work(turn, taken);
    else this.#refuseAll(taken);
    this.#armDue(turn.when);
    if (this.#queue.length > 0) this.#schedule();
  }

  #takeSome(): Waiting[] {
    if (this.#queue.length <= TURN_COMMANDS_MAX) return this.#queue.takeAll();
    return Array.from({ length: TURN_COMMANDS_MAX }, () => this.#queue.take()!);
  }

  #work(turn: Turn, taken: readonly Waiting[]): void {
    this.#noteJump(turn);
    this.#doDue(turn);
    turn.answered = this.#options.ledger.findCommands(taken.flatMap(({ signature }) => signature?.name ?? []));
    for (const waiting of taken) this.#take(turn, waiting);
    if (this.#commit(turn)) {
      this.#wall.settle();
      for (const answer of turn.answers) answer();
      if (turn.recorded.length > 0) for (const listener of this.#listeners) listener(turn.recorded);
    } else this.#refuseAll(taken);
  }

  /** Or nobody could tell later how long anything took that lay across the jump. */
  #noteJump(turn: Turn): void {
    const byMs = this.#wall.look();
    if (byMs !== 0) this.#record(turn, [happened(turn.when, "ClockSet", { byMs })], "", HALL_ITSELF);
  }

  /** What time has brought comes before any command of the same turn. */
  #doDue(turn: Turn): void {
    for (let round = 0; round < DUE_ROUNDS_MAX; round++) {
      if (nextDue(this.#hall, turn.when) > turn.when.at) return;
      const decision = decide(this.#hall, { kind: "Tick", args: {}, by: HALL_ITSELF, when: turn.when });
      if (isRefusal(decision)) throw new Error(`the rules refuse time itself: ${decision.refused}`);
      if (decision.length === 0) return;
      this.#record(turn, decision, "", HALL_ITSELF);
    }
    throw new Error("due work does not settle");
  }

  #take(turn: Turn, waiting: Waiting): void {
    const { signature } = waiting;
    const before = signature && (turn.commands.get(signature.name) ?? turn.answered.get(signature.name));
    if (!before) this.#decide(turn, waiting);
    else if (isSameContents(before, signature)) turn.answers.push(() => waiting.answer(this.#remembered(before)));
    else turn.answers.push(() => waiting.answer(refused(refuse("key-reused"))));
  }

  #remembered(row: CommandRow): Answer {
    if (row.refusal !== null) return refused(JSON.parse(row.refusal) as Refusal);
    return answerOf([...this.#options.ledger.rows(row.first, row.last)].map(eventOf), row.last);
  }

  #decide(turn: Turn, { request, signature, confided, answer }: Waiting): void {
    const { kind, args, by, ifSeq } = request;
    const decision =
      this.#hasMovedOn(turn, ifSeq) ?? decide(this.#hall, { kind, args, by, when: turn.when } as Command);
    const first = this.#nextSeq(turn);
    if (!isRefusal(decision)) this.#record(turn, decision, signature?.name ?? "", by);
    const last = this.#nextSeq(turn) - 1;
    if (signature)
      turn.commands.set(signature.name, commandRow(signature, decision, { at: turn.when.at, first, last }));
    // A refusal is remembered with the reference of its person, which must then mean the same person later.
    if (confided && (signature || !isRefusal(decision))) turn.persons.push(...confided.persons);
    if (confided && !isRefusal(decision)) turn.sealed.push(...confided.sealed);
    turn.answers.push(() => answer(isRefusal(decision) ? refused(decision) : answerOf(decision, last)));
  }

  /** Looked at when its turn comes: commands that waited before it may have moved the hall. */
  #hasMovedOn(turn: Turn, ifSeq: number | undefined): Refusal | undefined {
    const seq = this.#nextSeq(turn) - 1;
    if (ifSeq === undefined || ifSeq === seq) return undefined;
    return refuse("wrong-step", `the hall is at ${seq}, not at ${ifSeq}`);
  }

  #nextSeq(turn: Turn): number {
    return this.#options.ledger.seq + turn.events.length + 1;
  }

  #record(turn: Turn, decision: readonly HallEvent[], command: string, by: Actor): void {
    const actor = `${by.role}:${escaped(by.id)}`;
    for (const event of decision) {
      const seq = this.#nextSeq(turn);
      const before = standingOf(this.#hall, event);
      evolve(this.#hall, event);
      const faults = faultsAround(this.#hall, event);
      if (faults.length > 0) throw new Error(`${event.kind} would break the hall: ${faults.join("; ")}`);
      turn.events.push({ seq, at: event.at, kind: event.kind, command, actor, body: JSON.stringify(event.data) });
      turn.recorded.push(before === undefined ? { seq, event, by } : { seq, event, by, before });
    }
  }

  #commit(turn: Turn): boolean {
    if (turn.events.length + turn.commands.size === 0) return true;
    try {
      this.#options.ledger.commit({
        events: turn.events,
        commands: [...turn.commands.values()],
        persons: turn.persons,
        sealed: turn.sealed,
      });
      return true;
    } catch (error) {
      if (!isAppError(error)) throw error;
      this.#setTrouble(error);
      this.#hall = this.#options.reread();
      return false;
    }
  }

  /** In trouble, one probe in a while finds out whether the disk is well again. */
  #isWritable(): boolean {
    if (!this.#trouble) return true;
    const now = this.#options.clock.elapsed();
    if (now - this.#probedAt < PROBE_MS) return false;
    this.#probedAt = now;
    try {
      this.#options.ledger.probe();
      this.#setTrouble(undefined);
    } catch (error) {
      if (!isAppError(error)) throw error;
    }
    return this.#trouble === undefined;
  }

  #setTrouble(trouble: AppError | undefined): void {
    this.#trouble = trouble;
    if (trouble) this.#probedAt = this.#options.clock.elapsed();
    this.#options.onTrouble?.(trouble);
  }

  #refuseAll(taken: readonly Waiting[]): void {
    const refusal = refuse(isAppError(this.#trouble, "LEDGER_FULL") ? "ledger-full" : "ledger-failing");
    for (const { answer } of taken) answer(refused(refusal));
  }

  #armDue(when: Moment): void {
    const due = this.#trouble ? when.at + PROBE_MS : nextDue(this.#hall, when);
    if (due === this.#due) return;
    this.#cancelDue();
    this.#due = due;
    const delay = Math.min(Math.max(0, due - when.at), LOOK_MS);
    this.#cancelDue = this.#options.clock.after(delay, "hall due", () => {
      this.#due = Number.POSITIVE_INFINITY;
      this.#schedule();
    });
  }
}
