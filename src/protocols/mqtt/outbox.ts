// Messages on their way to a broker: in order, bounded, each until its deadline. What was sent and not yet taken when a
// link closed goes out again on the next one, unless it may go once only, so a short loss costs nothing and a long one leaves
// nothing stale behind.
import { BoundedQueue } from "../../base/bounded-queue.ts";
import { type Clock, within } from "../../base/clock.ts";
import type { BusMessage } from "./bus.ts";
import type { Link } from "./link.ts";

/** Unacknowledged at once; an MQTT 5 broker may close a connection that goes beyond its receive maximum (often 20). */
const WINDOW = 16;
/** Waiting at most; one hall's retained state is a few hundred messages. */
const WAITING_MAX = 1000;

interface Letter {
  readonly message: BusMessage;
  /** Monotonic ms. */
  readonly postedAt: number;
  readonly outcome: Promise<void>;
  readonly taken: () => void;
  readonly refused: (error: Error) => void;
}

const letterOf = (message: BusMessage, postedAt: number): Letter => {
  let taken!: () => void;
  let refused!: (error: Error) => void;
  const outcome = new Promise<void>((resolve, reject) => {
    taken = resolve;
    refused = reject;
  });
  return { message, postedAt, outcome, taken, refused };
};

export interface OutboxOptions {
  readonly clock: Clock;
  /** A message not taken within it is given up; a shorter `ttlMs` goes first. */
  readonly deadlineMs: number;
  readonly unreachable: (reason: string) => Error;
}

export class Outbox {
  readonly #options: OutboxOptions;
  readonly #waiting = new BoundedQueue<Letter>(WAITING_MAX);
  readonly #sent = new Set<Letter>();
  #link: Link | undefined;

  constructor(options: OutboxOptions) {
    this.#options = options;
  }

  /** Settles when the broker has taken the message; rejects when it refused it, or at the deadline. */
  async post(message: BusMessage): Promise<void> {
    const { clock, deadlineMs, unreachable } = this.#options;
    const letter = letterOf(message, clock.elapsed());
    if (!this.#waiting.add(letter)) throw unreachable(`${WAITING_MAX} messages wait already`);
    this.#pump();
    const patienceMs = Math.min(deadlineMs, message.ttlMs ?? deadlineMs);
    const late = () => unreachable(`${message.topic} was not taken within ${patienceMs} ms`);
    try {
      await within(clock, patienceMs, "mqtt publish", letter.outcome, late);
    } finally {
      this.#forget(letter);
    }
  }

  /** From now on messages go out through this link. */
  open(link: Link): void {
    this.#link = link;
    this.#pump();
  }

  /** The link is gone; what it did not carry over waits, in order, for the next. */
  shut(): void {
    this.#link = undefined;
    const sent = [...this.#sent];
    this.#sent.clear();
    for (const { refused } of sent.filter(({ message }) => message.isOnce)) refused(this.#lost());
    const again = [...sent.filter(({ message }) => !message.isOnce), ...this.#waiting.takeAll()];
    for (const letter of again) {
      if (!this.#waiting.add(letter)) letter.refused(this.#lost());
    }
  }

  #lost(): Error {
    return this.#options.unreachable("the connection was lost");
  }

  /** Gives up everything that waits. */
  abandon(reason: string): void {
    this.shut();
    for (const letter of this.#waiting.takeAll()) letter.refused(this.#options.unreachable(reason));
  }

  #pump(): void {
    while (this.#link && this.#sent.size < WINDOW && this.#waiting.length > 0) this.#send(this.#link);
  }

  #send(link: Link): void {
    const letter = this.#waiting.take()!;
    this.#sent.add(letter);
    link.send(this.#withTimeLeft(letter), (refused) => {
      if (refused) letter.refused(this.#options.unreachable(refused.message));
      else letter.taken();
      this.#sent.delete(letter);
      this.#pump();
    });
  }

  /** The broker counts a message's expiry from when it gets it, so the time it waited here is taken off. */
  #withTimeLeft({ message, postedAt }: Letter): BusMessage {
    if (message.ttlMs === undefined) return message;
    return { ...message, ttlMs: Math.max(1, message.ttlMs - (this.#options.clock.elapsed() - postedAt)) };
  }

  #forget(letter: Letter): void {
    this.#waiting.remove((waiting) => waiting === letter);
    if (this.#sent.delete(letter)) this.#pump();
  }
}
