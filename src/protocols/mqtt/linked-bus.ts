// A Bus that outlives its connections: it dials, dials again after a loss, subscribes again, and then tells everyone
// that it is connected. It knows nothing of what a link is made of.
import { type Cancel, type Clock, within } from "../../base/clock.ts";
import { AppError, reasonOf } from "../../base/errors.ts";
import type { Bus, BusHandler, BusMessage, BusStatus } from "./bus.ts";
import type { Dial, Link } from "./link.ts";
import { Outbox } from "./outbox.ts";
import { isTopicName, Routes } from "./routes.ts";

/** The wait before dialling again: 0.5 s, doubling to 10 s. */
const RETRY_MS_MIN = 500;
const RETRY_MS_MAX = 10_000;
/** A connection that held this long was a good one: the next loss starts the schedule anew. Two parties of one client
 *  id throw each other out sooner than that, so they slow down instead of fighting at full speed. */
const STEADY_MS = 10_000;
const GOODBYE_MS = 2000;
const DEADLINE_MS = 5000;

export interface LinkedBusOptions {
  readonly dial: Dial;
  readonly clock: Clock;
  /** Names the broker in errors. */
  readonly url: string;
  /** For each publish and subscribe. Default 5000. */
  readonly deadlineMs?: number;
}

interface Subscription {
  readonly filters: readonly string[];
  readonly handler: BusHandler;
}

export class LinkedBus implements Bus {
  readonly #options: LinkedBusOptions;
  readonly #deadlineMs: number;
  readonly #outbox: Outbox;
  readonly #routes = new Routes<BusHandler>();
  #subscriptions: Subscription[] = [];
  readonly #listeners: ((status: BusStatus) => void)[] = [];
  #status: BusStatus = "disconnected";
  #link: Link | undefined;
  #isOpen = false;
  #hasLeft = false;
  #openedAt: number | undefined;
  #retryMs = RETRY_MS_MIN;
  #lastReason = "not connected yet";
  #cancelRetry: Cancel = () => {};

  constructor(options: LinkedBusOptions) {
    this.#options = options;
    this.#deadlineMs = options.deadlineMs ?? DEADLINE_MS;
    this.#outbox = new Outbox({
      clock: options.clock,
      deadlineMs: this.#deadlineMs,
      unreachable: (reason) => this.#unreachable(reason),
    });
    this.#dial();
  }

  get status(): BusStatus {
    return this.#status;
  }

  async publish(message: BusMessage): Promise<void> {
    if (this.#hasLeft) throw this.#unreachable("this party has left");
    if (!isTopicName(message.topic)) throw new Error(`Not a topic to publish to: ${JSON.stringify(message.topic)}`);
    await this.#outbox.post(message);
  }

  /** A standing order: it is made on every connection before anything is published there, so without a connection it
   *  settles at once. Rejects only when the broker refuses a filter, and then nothing is left of it. */
  async subscribe(filters: readonly string[], handler: BusHandler): Promise<void> {
    if (this.#hasLeft) throw this.#unreachable("this party has left");
    const subscription = { filters, handler };
    this.#subscriptions.push(subscription);
    this.#routes.add(filters, handler);
    if (!this.#link || !this.#isOpen) return;
    try {
      await this.#ask(this.#link, filters);
    } catch (error) {
      this.#forget(subscription);
      throw error;
    }
  }

  onStatus(listener: (status: BusStatus) => void): void {
    this.#listeners.push(listener);
  }

  /** What is on its way is still taken; what waits for a connection is given up. */
  async close(): Promise<void> {
    const link = this.#retire();
    const late = () => this.#unreachable("no answer to the goodbye");
    if (link) {
      await within(this.#options.clock, GOODBYE_MS, "mqtt goodbye", link.leave(), late).catch(() => link.cut());
    }
    this.#outbox.abandon("this party has left");
  }

  /** Goes as in a power cut: without a goodbye, so that the broker sends the will, and for good. */
  vanish(): void {
    this.#retire()?.cut();
    this.#outbox.abandon("this party has left");
  }

  #dial(): void {
    const link: Link = this.#options.dial({
      opened: () => void this.#opened(link),
      arrived: (message) => {
        for (const handler of this.#routes.to(message.topic)) handler(message);
      },
      closed: (reason) => this.#closed(reason),
    });
    this.#link = link;
  }

  async #opened(link: Link): Promise<void> {
    this.#isOpen = true;
    this.#openedAt = this.#options.clock.elapsed();
    await Promise.allSettled(this.#subscriptions.map(({ filters }) => this.#ask(link, filters)));
    if (this.#link === link && this.#isOpen) this.#settled(link);
  }

  /** What waited goes out before anyone is told, so that the state they publish then is the later one. */
  #settled(link: Link): void {
    this.#outbox.open(link);
    this.#turn("connected");
  }

  /** Rejects when the broker refuses. A link that is lost meanwhile, or does not answer, leaves it to the next one. */
  async #ask(link: Link, filters: readonly string[]): Promise<void> {
    let isLate = false;
    const late = () => {
      isLate = true;
      return this.#unreachable("no answer to a subscription");
    };
    try {
      await within(this.#options.clock, this.#deadlineMs, "mqtt subscribe", link.subscribe(filters), late);
    } catch (error) {
      if (isLate) this.#giveUp(link);
      else if (this.#link === link) throw this.#unreachable(`${filters.join(", ")}: ${reasonOf(error)}`);
    }
  }

  #giveUp(link: Link): void {
    if (this.#link === link) this.#isOpen = false;
    link.cut();
  }

  #forget(subscription: Subscription): void {
    this.#subscriptions = this.#subscriptions.filter((kept) => kept !== subscription);
    this.#routes.clear();
    for (const { filters, handler } of this.#subscriptions) this.#routes.add(filters, handler);
  }

  #closed(reason: string): void {
    this.#link = undefined;
    this.#isOpen = false;
    this.#lastReason = reason;
    this.#outbox.shut();
    this.#turn("disconnected");
    if (!this.#hasLeft) this.#dialLater();
  }

  #dialLater(): void {
    const { clock } = this.#options;
    const heldMs = this.#openedAt === undefined ? 0 : clock.elapsed() - this.#openedAt;
    if (heldMs >= STEADY_MS) this.#retryMs = RETRY_MS_MIN;
    this.#openedAt = undefined;
    this.#cancelRetry = clock.after(this.#retryMs, "mqtt dial", () => this.#dial());
    this.#retryMs = Math.min(this.#retryMs * 2, RETRY_MS_MAX);
  }

  #retire(): Link | undefined {
    this.#hasLeft = true;
    this.#isOpen = false;
    this.#cancelRetry();
    this.#routes.clear();
    this.#turn("disconnected");
    return this.#link;
  }

  #turn(status: BusStatus): void {
    if (status === this.#status) return;
    this.#status = status;
    for (const listener of this.#listeners) listener(status);
  }

  #unreachable(reason: string): AppError {
    const since = this.#status === "connected" ? reason : `${reason} (${this.#lastReason})`;
    return new AppError("BROKER_UNREACHABLE", { url: this.#options.url, reason: since });
  }
}
