// Takes commands at a device and answers each one, rung by rung [HALL-3]:
//
//   heard ─▶ understood? ─▶ known id? ─▶ of this daemon? ─▶ in time? ─▶ accepted ─▶ waits ─▶ started ─▶ done | failed
//              rejected      old ack        superseded        expired
//
// Jobs are done one at a time and in order; errands pass them by. It knows nothing of what the work is.
import { BoundedQueue } from "../src/base/bounded-queue.ts";
import { checker, type Problem, problemsText } from "../src/base/check.ts";
import type { Cancel, Clock } from "../src/base/clock.ts";
import { type Ack, type AckState, DeviceCommand } from "../src/protocols/mqtt/messages.ts";
import type { DeviceTime } from "./device-time.ts";
import { IdMemory } from "./id-memory.ts";
import { parseJson } from "./parse-json.ts";
import type { Operation, Trade, Work } from "./trade.ts";

const IDS_KEPT = 64;
const WAITING_MAX = 16;
const MSG_MAX = 400;
const ID_MAX = 80;
/** `code` of an answer that says no. */
const REFUSED = 1;
const POWER_LOST = { st: "failed", code: REFUSED, msg: "the power was lost" } as const;

const checkCommand = checker(DeviceCommand);

export interface CommandDeskSetting {
  readonly clock: Clock;
  readonly time: DeviceTime;
  readonly boot: () => number;
  readonly answer: (ack: Ack) => void;
  /** For what cannot be answered: a malformed message without an id. */
  readonly complain: (text: string) => void;
  /** Hears of each well-formed command, repeats included. */
  readonly record: (command: DeviceCommand) => void;
}

interface Job {
  readonly command: DeviceCommand;
  readonly work: Work;
  readonly isErrand: boolean;
  /** `clock.elapsed()` at its reception. */
  readonly heardAt: number;
}

type Answer = Partial<Pick<Ack, "msg" | "data">>;

const isRefusal = (st: AckState) => st === "failed" || st === "rejected" || st === "expired";
const isOpen = (st: AckState) => st === "accepted" || st === "started";

export class CommandDesk {
  readonly #setting: CommandDeskSetting;
  readonly #trade: Trade;
  readonly #jobIds: IdMemory;
  readonly #otherIds = new IdMemory(IDS_KEPT);
  readonly #waiting: BoundedQueue<Job>;
  #running: { readonly job: Job; readonly cancel: Cancel } | undefined;
  #daemonBoot: string | undefined;

  constructor(setting: CommandDeskSetting, trade: Trade) {
    this.#setting = setting;
    this.#trade = trade;
    this.#jobIds = new IdMemory(trade.idsKept ?? IDS_KEPT);
    this.#waiting = new BoundedQueue(trade.waitingMax ?? WAITING_MAX);
  }

  /** Jobs waiting, and ids remembered: what has to stay bounded. */
  get load(): { readonly waiting: number; readonly ids: number } {
    return { waiting: this.#waiting.length, ids: this.#jobIds.size + this.#otherIds.size };
  }

  becameOf(id: string): AckState | undefined {
    return this.#remembered(id)?.st;
  }

  hear(payload: string): void {
    const message = parseJson(payload);
    const checked = checkCommand(message);
    if (!checked.ok) {
      this.#reject(message, problemsText(checked.problems));
      return;
    }
    this.#setting.record(checked.value);
    const old = this.#remembered(checked.value.id);
    if (old) this.#setting.answer({ ...old, dup: true, boot: this.#setting.boot() });
    else this.#take(checked.value);
  }

  /** A new daemon has begun [HALL-3.8]: what an older one has queued is void, what runs is finished. */
  daemonIs(boot: string): void {
    if (boot === this.#daemonBoot) return;
    this.#daemonBoot = boot;
    this.#supersede(this.#waiting.remove((job) => job.command.boot !== boot));
  }

  dropWork(): void {
    this.#supersede(this.#waiting.takeAll());
    this.#cutShort();
  }

  /** Everything volatile is gone; work in hand ends where it is, and nobody is told. */
  powerOff(): void {
    this.#running = undefined;
    this.#waiting.takeAll();
    this.#daemonBoot = undefined;
    this.#otherIds.forget();
    if (this.#trade.isDurable) this.#jobIds.revise((ack) => (isOpen(ack.st) ? { ...ack, ...POWER_LOST } : ack));
    else this.#jobIds.forget();
  }

  #remembered(id: string): Ack | undefined {
    return this.#jobIds.find(id) ?? this.#otherIds.find(id);
  }

  #take(command: DeviceCommand): void {
    const operation = this.#operation(command.op);
    const planned = operation?.plan(command) ?? { problems: [this.#unknownOp(command)] };
    if ("problems" in planned) {
      this.#reject(command, problemsText(planned.problems));
      return;
    }
    const heardAt = this.#setting.clock.elapsed();
    const job = { command, work: planned.work, isErrand: operation?.isErrand ?? false, heardAt };
    if (this.#isOfOlderDaemon(command)) this.#answer(job, "superseded");
    else this.#obey(job);
  }

  /** Every cancel comes before the next job, or a cancelled one would be heard for a moment. */
  #obey(job: Job): void {
    for (const id of job.command.cancel ?? []) this.#cancel(id);
    this.#admit(job);
    this.#next();
  }

  #admit(job: Job): void {
    if (this.#isStale(job)) this.#answer(job, "expired");
    else if (job.isErrand) this.#run(job);
    else if (this.#waiting.add(job)) this.#answer(job, "accepted");
    else this.#reject(job.command, "too many commands wait");
  }

  #operation(op: string): Operation | undefined {
    return Object.hasOwn(this.#trade.operations, op) ? this.#trade.operations[op] : undefined;
  }

  #unknownOp({ op }: DeviceCommand): Problem {
    const known = Object.keys(this.#trade.operations).join(", ");
    return { path: "/op", value: op, expected: known ? `one of ${known}` : "no command: this device takes none" };
  }

  /** Boots are ULIDs, so a later one is greater; what `$daemon` says goes before that. */
  #isOfOlderDaemon({ boot }: DeviceCommand): boolean {
    if (this.#daemonBoot !== undefined && boot < this.#daemonBoot) return true;
    this.daemonIs(boot);
    return false;
  }

  /** [HALL-3.4] By the time of day where it is known, else by the time since reception. */
  #isStale({ command, heardAt }: Job): boolean {
    const now = this.#setting.time.now();
    if (now !== undefined && command.exp !== undefined) return now > command.exp;
    return this.#setting.clock.elapsed() - heardAt > command.ttl;
  }

  #next(): void {
    while (!this.#running) {
      const job = this.#waiting.take();
      if (!job) return;
      if (this.#isStale(job)) this.#answer(job, "expired");
      else this.#run(job);
    }
  }

  #run(job: Job): void {
    if (job.isErrand) this.#answer(job, "accepted");
    this.#answer(job, "started");
    job.work.begins?.();
    const takesMs = job.work.takesMs ?? 0;
    if (takesMs === 0) this.#end(job);
    else this.#running = { job, cancel: this.#setting.clock.after(takesMs, "at work", () => this.#ended(job)) };
  }

  #ended(job: Job): void {
    this.#running = undefined;
    this.#end(job);
    this.#next();
  }

  #end(job: Job): void {
    const outcome = job.work.ends?.() ?? { done: undefined };
    if ("failed" in outcome) this.#answer(job, "failed", { msg: outcome.failed });
    else this.#answer(job, "done", outcome.done && { data: outcome.done });
  }

  /** [HALL-3.7] An id not heard of yet is remembered, so that the command is not carried out when it comes late. */
  #cancel(id: string): void {
    if (this.#running?.job.command.id === id) this.#cutShort();
    else this.#supersede(this.#waiting.remove((job) => job.command.id === id));
    if (!this.#remembered(id)) this.#tell({ id, st: "superseded", code: 0, boot: this.#setting.boot() });
  }

  /** Work that cannot be stopped, such as half a paper, goes on to its end and says so. */
  #cutShort(): void {
    const { job, cancel } = this.#running ?? {};
    if (!job?.work.stops) return;
    cancel?.();
    this.#running = undefined;
    job.work.stops();
    this.#answer(job, "superseded");
  }

  #supersede(jobs: readonly Job[]): void {
    for (const job of jobs) this.#answer(job, "superseded");
  }

  #answer(job: Job, st: AckState, answer: Answer = {}): void {
    const ms = Math.round(this.#setting.clock.elapsed() - job.heardAt);
    const code = isRefusal(st) ? REFUSED : 0;
    const ack = { id: job.command.id, st, code, ...answer, ms, boot: this.#setting.boot() };
    this.#tell(ack, st === "accepted" && !job.isErrand);
  }

  /** Only accepted jobs take a place among the few ids of jobs, so nothing else can push out one that is not done. */
  #tell(ack: Ack, isNewJob = false): void {
    const ids = isNewJob || this.#jobIds.find(ack.id) ? this.#jobIds : this.#otherIds;
    ids.keep(ack);
    this.#setting.answer(ack);
  }

  /** Names the field; changes nothing, and is not remembered: the same id may come again, mended. */
  #reject(message: unknown, why: string): void {
    const id = (message as { id?: unknown } | null | undefined)?.id;
    const msg = why.slice(0, MSG_MAX);
    const isAnswerable = typeof id === "string" && id !== "" && id.length <= ID_MAX;
    if (isAnswerable) this.#setting.answer({ id, st: "rejected", code: REFUSED, msg, boot: this.#setting.boot() });
    else this.#setting.complain(`cmd: ${msg}`);
  }
}
