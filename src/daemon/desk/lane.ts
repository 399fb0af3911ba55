// A lane gives commands to one device, or to a group of them, one at a time and in order: a printer never mixes two
// tickets, and two speakers of one hall never speak at once. One message goes to a group, and each member answers for
// itself [HALL-3.9].
import { BoundedQueue } from "../../base/bounded-queue.ts";
import type { Cancel, Clock } from "../../base/clock.ts";
import type { Ack, DeviceCommand, DeviceOp } from "../../protocols/mqtt/messages.ts";
import { firstRung, type Outcome, onAck, onLate, patienceMs, type Rung } from "./ladder.ts";

export interface Answered {
  readonly outcome: Outcome;
  readonly data?: Readonly<Record<string, unknown>>;
}

/** Something for a device to do once, and who wants to know how it went. */
export interface Job {
  readonly id: string;
  readonly op: DeviceOp;
  readonly args: Readonly<Record<string, unknown>>;
  /** ms the job is worth doing, counted from when it is added. */
  readonly ttlMs: number;
  readonly doneMs: number;
  readonly key: string;
  readonly prio?: number;
  /** Goes before every job that waits, or behind them and those that come later. Default neither. */
  readonly goes?: "first" | "last";
  /** Called once, with the outcome of each member. */
  settled(results: ReadonlyMap<string, Answered>): void;
  /** Called on each rung, for those who watch. */
  progress?(state: Rung["at"]): void;
}

export interface LaneOptions {
  readonly members: readonly string[];
  readonly clock: Clock;
  readonly lengthMax: number;
  /** Sends to all members, or to one of them again. */
  readonly send: (command: Omit<DeviceCommand, "boot" | "v">, member?: string) => void;
  /** Hears what became of a job at each member. */
  readonly ended: (member: string, op: DeviceOp, outcome: Outcome) => void;
}

interface Running {
  readonly job: Job;
  readonly exp: number;
  /** Ids of commands that this one makes void. */
  readonly cancels: readonly string[];
  readonly rungs: Map<string, Rung>;
  readonly data: Map<string, Readonly<Record<string, unknown>>>;
  readonly timers: Map<string, Cancel>;
}

interface Queued {
  readonly job: Job;
  readonly exp: number;
}

export class Lane {
  readonly #options: LaneOptions;
  readonly #queue: BoundedQueue<Queued>;
  /** What gives way to everything else. */
  readonly #patient: BoundedQueue<Queued>;
  #running: Running | undefined;

  constructor(options: LaneOptions) {
    this.#options = options;
    this.#queue = new BoundedQueue(options.lengthMax);
    this.#patient = new BoundedQueue(options.lengthMax);
  }

  get length(): number {
    return this.#queue.length + this.#patient.length + (this.#running ? 1 : 0);
  }

  /**
   * Adds a job; jobs that it replaces become void, and a running one is cancelled by it on the spot [HALL-3.7]. False
   * when the lane is full and the job was not taken.
   */
  add(job: Job, replaces: (job: Job) => boolean = () => false): boolean {
    for (const queue of [this.#queue, this.#patient])
      for (const { job: old } of queue.remove(({ job: old }) => replaces(old))) this.#settleUnsent(old, "superseded");
    const queued = { job, exp: this.#options.clock.now() + job.ttlMs };
    if (this.#running && replaces(this.#running.job)) {
      this.#replace(this.#running, queued);
      return true;
    }
    const queue = job.goes === "last" ? this.#patient : this.#queue;
    const added = job.goes === "first" ? queue.addFirst(queued) : queue.add(queued);
    if (added) this.#next();
    return added;
  }

  /** Takes the oldest queued job out as expired, to make room for a newer one. */
  dropOldest(): void {
    const oldest = this.#queue.take();
    if (oldest) this.#settleUnsent(oldest.job, "expired");
  }

  /** An acknowledgement of a member; those of other commands are not this lane's. */
  onAck(member: string, ack: Ack): void {
    const running = this.#running;
    const rung = running?.job.id === ack.id ? running.rungs.get(member) : undefined;
    if (!running || !rung) return;
    if (ack.data) running.data.set(member, ack.data);
    this.#climb(running, member, onAck(rung, ack.st));
  }

  /** Leaves every job as it is; nothing is heard of them any more. */
  stop(): void {
    for (const cancel of this.#running?.timers.values() ?? []) cancel();
    this.#running = undefined;
    this.#queue.takeAll();
    this.#patient.takeAll();
  }

  #next(): void {
    while (!this.#running) {
      const next = this.#queue.take() ?? this.#patient.take();
      if (!next) return;
      if (next.exp < this.#options.clock.now()) this.#settleUnsent(next.job, "expired");
      else this.#start(next);
    }
  }

  #replace(old: Running, next: Queued): void {
    for (const cancel of old.timers.values()) cancel();
    this.#settleUnsent(old.job, "superseded");
    this.#start(next, [old.job.id]);
  }

  #start({ job, exp }: Queued, cancels: readonly string[] = []): void {
    const running: Running = { job, exp, cancels, rungs: new Map(), data: new Map(), timers: new Map() };
    this.#running = running;
    this.#send(running);
    for (const member of this.#options.members) this.#climb(running, member, firstRung);
  }

  #send({ job, exp, cancels }: Running, member?: string): void {
    const now = this.#options.clock.now();
    const { id, op, args, key, prio } = job;
    const extras = { ...(prio === undefined ? {} : { prio }), ...(cancels.length > 0 ? { cancel: [...cancels] } : {}) };
    this.#options.send({ id, op, args, ts: now, exp, ttl: Math.max(0, exp - now), key, ...extras }, member);
  }

  #climb(running: Running, member: string, rung: Rung): void {
    running.timers.get(member)?.();
    running.rungs.set(member, rung);
    running.job.progress?.(rung.at);
    if (rung.at === "settled") return this.#finish(running);
    const wait = patienceMs(rung, running.job.doneMs);
    running.timers.set(
      member,
      this.#options.clock.after(wait, `ack of ${member}`, () => this.#late(running, member)),
    );
  }

  #late(running: Running, member: string): void {
    const { rung, sendAgain } = onLate(running.rungs.get(member) ?? firstRung);
    if (sendAgain) this.#send(running, member);
    this.#climb(running, member, rung);
  }

  #finish(running: Running): void {
    const rungs = [...running.rungs];
    if (rungs.length < this.#options.members.length || rungs.some(([, rung]) => rung.at !== "settled")) return;
    this.#running = undefined;
    for (const [member, rung] of rungs) this.#options.ended(member, running.job.op, answered(rung, undefined).outcome);
    running.job.settled(new Map(rungs.map(([member, rung]) => [member, answered(rung, running.data.get(member))])));
    this.#next();
  }

  #settleUnsent(job: Job, outcome: Outcome): void {
    job.settled(new Map(this.#options.members.map((member) => [member, { outcome }])));
  }
}

const answered = (rung: Rung, data: Readonly<Record<string, unknown>> | undefined): Answered => {
  const outcome = rung.at === "settled" ? rung.outcome : "unknown";
  return data ? { outcome, data } : { outcome };
};

/** The best any member has reached: a call is spoken when one speaker has said it. */
export const bestOutcome = (results: ReadonlyMap<string, Answered>): Outcome => {
  const order: Outcome[] = ["done", "superseded", "expired", "unknown", "failed", "rejected"];
  const outcomes = [...results.values()].map(({ outcome }) => outcome);
  return order.find((outcome) => outcomes.includes(outcome)) ?? "unknown";
};
