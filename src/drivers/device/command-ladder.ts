// Takes commands and answers each one, rung by rung [HALL-3]:
//
//   understood? ─▶ known id? ─▶ of this daemon? ─▶ in time? ─▶ accepted ─▶ waits ─▶ started ─▶ done | failed
//    rejected      answer again   superseded       expired
//
// It knows nothing of what is done.
import { BoundedQueue } from "../../base/bounded-queue.ts";
import { checker, problemsText } from "../../base/check.ts";
import type { Clock } from "../../base/clock.ts";
import { isAppError, reasonOf } from "../../base/errors.ts";
import { type Ack, type AckState, DeviceCommand } from "../../protocols/mqtt/messages.ts";
import { type AnswerStore, Answers } from "./answers.ts";
import type { Appliance, Operation, Run } from "./appliance.ts";

const WAITING_MAX = 16;
const MSG_MAX = 400;
const checkCommand = checker(DeviceCommand);
const checkId = checker(DeviceCommand.properties.id);

interface Work {
  readonly command: DeviceCommand;
  readonly run: Run;
  readonly isErrand: boolean;
  /** `clock.elapsed()` at its reception. */
  readonly heardAt: number;
  readonly abort: AbortController;
}

export interface LadderSetting {
  readonly clock: Clock;
  readonly boot: number;
  readonly store?: AnswerStore;
  readonly answer: (ack: Ack) => void;
  /** For what has no id to answer under. */
  readonly complain: (text: string) => void;
}

export class CommandLadder {
  readonly #setting: LadderSetting;
  readonly #appliance: Appliance;
  readonly #answers: Answers;
  readonly #waiting: BoundedQueue<Work>;
  #running: Work | undefined;
  #daemonBoot: string | undefined;

  constructor(setting: LadderSetting, appliance: Appliance) {
    this.#setting = setting;
    this.#appliance = appliance;
    this.#answers = new Answers(setting.store);
    this.#waiting = new BoundedQueue(appliance.waitingMax ?? WAITING_MAX);
  }

  /** Commands that wait or are being done. */
  get queueLength(): number {
    return this.#waiting.length + (this.#running ? 1 : 0);
  }

  becameOf(id: string): AckState | undefined {
    return this.#answers.get(id)?.st;
  }

  hear(message: unknown): void {
    const checked = checkCommand(message);
    if (!checked.ok) return this.#reject(message, problemsText(checked.problems));
    const known = this.#answers.get(checked.value.id);
    if (known) this.#setting.answer({ ...known, dup: true, boot: this.#setting.boot });
    else this.#understand(checked.value);
  }

  /** [HALL-3.8] */
  daemonIs(boot: string): void {
    if (boot === this.#daemonBoot) return;
    this.#daemonBoot = boot;
    this.#supersede(this.#waiting.remove(({ command }) => command.boot !== boot));
  }

  dropWork(): void {
    this.#supersede(this.#waiting.takeAll());
    this.#running?.abort.abort();
  }

  #understand(command: DeviceCommand): void {
    const operation = this.#operationOf(command.op);
    if (!operation) return this.#reject(command, this.#unknownOp(command.op));
    const planned = operation.plan(command.args);
    if ("problems" in planned) return this.#reject(command, problemsText(planned.problems));
    const heardAt = this.#setting.clock.elapsed();
    const abort = new AbortController();
    this.#admit({ command, run: planned.run, isErrand: operation.isErrand, heardAt, abort });
  }

  /** Cancelling comes first, or what is void would be done for a moment [HALL-3.7]. */
  #admit(work: Work): void {
    if (this.#isOfOlderDaemon(work.command)) return this.#answer(work, "superseded");
    for (const id of work.command.cancel ?? []) this.#cancel(id);
    if (this.#isStale(work)) this.#answer(work, "expired");
    else if (work.isErrand) void this.#errand(work);
    else if (this.#waiting.add(work)) this.#accept(work);
    else this.#reject(work.command, "too many commands wait");
  }

  #accept(work: Work): void {
    this.#answer(work, "accepted");
    void this.#next();
  }

  #operationOf(op: string): Operation | undefined {
    const operations = this.#appliance.operations ?? {};
    return Object.hasOwn(operations, op) ? operations[op] : undefined;
  }

  #unknownOp(op: string): string {
    const known = Object.keys(this.#appliance.operations ?? {}).join(", ");
    return `/op is ${JSON.stringify(op)}, expected ${known ? `one of ${known}` : "no command: it takes none"}`;
  }

  /** Boots are ULIDs: the later one is greater. */
  #isOfOlderDaemon({ boot }: DeviceCommand): boolean {
    if (this.#daemonBoot !== undefined && boot < this.#daemonBoot) return true;
    this.daemonIs(boot);
    return false;
  }

  /** [HALL-3.4] By the time of day; without an `exp` by the time since it came. */
  #isStale({ command, heardAt }: Work): boolean {
    const { clock } = this.#setting;
    if (command.exp !== undefined) return clock.now() > command.exp;
    return clock.elapsed() - heardAt > command.ttl;
  }

  async #errand(work: Work): Promise<void> {
    this.#answer(work, "accepted");
    await this.#carryOut(work);
  }

  async #next(): Promise<void> {
    while (!this.#running) {
      const work = this.#waiting.take();
      if (!work) return;
      if (this.#isStale(work)) this.#answer(work, "expired");
      else await this.#runAlone(work);
    }
  }

  async #runAlone(work: Work): Promise<void> {
    this.#running = work;
    await this.#carryOut(work);
    this.#running = undefined;
  }

  async #carryOut(work: Work): Promise<void> {
    this.#answer(work, "started");
    try {
      const data = await work.run({ id: work.command.id, signal: work.abort.signal });
      this.#answer(work, "done", data && { data });
    } catch (error) {
      this.#undone(work, error);
    }
  }

  /** What may have been done stays at `started`: the hall asks, and does not repeat it [HALL-3.6]. */
  #undone(work: Work, error: unknown): void {
    if (isAppError(error, "OUTCOME_UNKNOWN")) return;
    if (work.abort.signal.aborted) this.#answer(work, "superseded");
    else this.#answer(work, "failed", { msg: reasonOf(error).slice(0, MSG_MAX) });
  }

  #cancel(id: string): void {
    if (this.#running?.command.id === id) this.#running.abort.abort();
    this.#supersede(this.#waiting.remove(({ command }) => command.id === id));
    if (!this.#answers.get(id)) this.#tell({ id, st: "superseded", code: 0, boot: this.#setting.boot }, false);
  }

  #supersede(works: readonly Work[]): void {
    for (const work of works) this.#answer(work, "superseded");
  }

  #answer({ command, heardAt, isErrand }: Work, st: AckState, more: Partial<Pick<Ack, "msg" | "data">> = {}): void {
    const ms = Math.round(this.#setting.clock.elapsed() - heardAt);
    const code = st === "failed" || st === "expired" ? 1 : 0;
    this.#tell({ id: command.id, st, code, ...more, ms, boot: this.#setting.boot }, !isErrand);
  }

  #tell(ack: Ack, isJob: boolean): void {
    // What need not wait begins in this very turn: one write to the disk before the first byte, not two.
    this.#answers.keep(ack, isJob, ack.st === "accepted" && !this.#running);
    this.#setting.answer(ack);
  }

  /** Changes nothing and is not remembered: the same id may come again, mended [HALL-3.3]. */
  #reject(message: unknown, why: string): void {
    const msg = why.slice(0, MSG_MAX);
    const id = checkId((message as { id?: unknown } | null | undefined)?.id);
    if (id.ok) this.#setting.answer({ id: id.value, st: "rejected", code: 1, msg, boot: this.#setting.boot });
    else this.#setting.complain(`cmd: ${msg}`);
  }
}
