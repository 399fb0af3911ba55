// The last answer to each command, by its id, so that nothing is done twice [HALL-3.3]. What is still being worked on is
// never forgotten. Answers that must outlive a loss of power go to a store.
import type { Ack } from "../../protocols/mqtt/messages.ts";

/** Where a printer's last answers survive a loss of power; a save is on the disk when it returns. */
export interface AnswerStore {
  load(): readonly Ack[];
  save(answers: readonly Ack[]): void;
}

const KEPT_MAX = 64;
const STORED_MAX = 16;

const isOpen = ({ st }: Ack): boolean => st === "accepted" || st === "started";

/** What was only accepted has certainly not been done; what was started, nobody knows [HALL-3.6]. */
const afterPowerLoss = (answer: Ack): Ack =>
  answer.st === "accepted" ? { ...answer, st: "failed", code: 1, msg: "the power was lost" } : answer;

export class Answers {
  readonly #byId = new Map<string, Ack>();
  readonly #store: AnswerStore | undefined;
  readonly #stored = new Set<string>();

  constructor(store?: AnswerStore) {
    this.#store = store;
    for (const answer of store?.load() ?? []) {
      this.#byId.set(answer.id, afterPowerLoss(answer));
      this.#stored.add(answer.id);
    }
  }

  get(id: string): Ack | undefined {
    return this.#byId.get(id);
  }

  /**
   * @param isJob work that must not be repeated after a loss of power
   * @param isPassing the next rung comes at once, and will be saved in its place
   */
  keep(answer: Ack, isJob: boolean, isPassing = false): void {
    this.#byId.set(answer.id, answer);
    if (isJob) this.#stored.add(answer.id);
    if (this.#byId.size > KEPT_MAX) this.#forgetOne();
    if (this.#store && this.#stored.has(answer.id) && !isPassing) this.#save(this.#store);
  }

  #forgetOne(): void {
    const settled = [...this.#byId.values()].filter((answer) => !isOpen(answer));
    const gone = settled.find(({ id }) => !this.#stored.has(id)) ?? settled[0] ?? this.#oldest;
    if (!gone) return;
    this.#byId.delete(gone.id);
    this.#stored.delete(gone.id);
  }

  /** Where nothing has an end, it is one whose end nobody knows: fewer than that wait. */
  get #oldest(): Ack | undefined {
    return this.#byId.values().next().value;
  }

  #save(store: AnswerStore): void {
    const jobs = [...this.#stored].flatMap((id) => this.#byId.get(id) ?? []);
    const done = jobs.filter((answer) => !isOpen(answer));
    for (const { id } of done.slice(0, Math.max(0, jobs.length - STORED_MAX))) this.#stored.delete(id);
    store.save(jobs.filter(({ id }) => this.#stored.has(id)));
  }
}
