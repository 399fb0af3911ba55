// Token buckets: how much one party may ask. The numbers are data; 0 is no limit.
import { MINUTE_MS } from "../../base/calendar.ts";
import type { Clock } from "../../base/clock.ts";
import type { OperationName } from "../../protocols/api/operations.ts";
import { type Identity, roleAndId } from "./identity.ts";

interface Bucket {
  tokens: number;
  /** Monotonic ms of the last look. */
  at: number;
}

const PARTIES_MAX = 10_000;

/** One bucket a party, each holding a minute's worth. The party that has been quiet longest is forgotten first. */
export class TokenBuckets {
  readonly #clock: Clock;
  readonly #perMinute: number;
  readonly #partiesMax: number;
  readonly #buckets = new Map<string, Bucket>();

  constructor(clock: Clock, perMinute: number, partiesMax = PARTIES_MAX) {
    this.#clock = clock;
    this.#perMinute = perMinute;
    this.#partiesMax = partiesMax;
  }

  get size(): number {
    return this.#buckets.size;
  }

  /** False when the party has asked too much for now. */
  take(party: string): boolean {
    if (this.#perMinute === 0) return true;
    const bucket = this.#bucketOf(party);
    const now = this.#clock.elapsed();
    const refilled = bucket.tokens + ((now - bucket.at) * this.#perMinute) / MINUTE_MS;
    bucket.tokens = Math.min(this.#perMinute, refilled);
    bucket.at = now;
    if (bucket.tokens < 1) return false;
    bucket.tokens -= 1;
    return true;
  }

  #bucketOf(party: string): Bucket {
    const known = this.#buckets.get(party);
    const bucket = known ?? { tokens: this.#perMinute, at: this.#clock.elapsed() };
    if (known) this.#buckets.delete(party);
    else if (this.#buckets.size >= this.#partiesMax) this.#buckets.delete(this.#buckets.keys().next().value!);
    this.#buckets.set(party, bucket);
    return bucket;
  }
}

export interface Limits {
  /** Frames and requests of one client; an anonymous visitor is one client an address. */
  readonly messagesPerMinute: number;
  /** Tickets asked for by one client. */
  readonly ticketsPerMinute: number;
  /** Appointments asked for from one address without a log-in. */
  readonly bookingsPerMinute: number;
  /** WebSockets of one address. */
  readonly connectionsPerAddress: number;
}

/** Operations that lead to a number; a code tried out at a machine counts like a number taken there. */
export const givesNumber = (op: OperationName): boolean =>
  op === "take-ticket" || op === "check-in" || op === "fetch-case";

/** What both doors count, in one place: a client cannot ask twice as much by using both. */
export class Rates {
  readonly #messages: TokenBuckets;
  readonly #tickets: TokenBuckets;
  readonly #bookings: TokenBuckets;

  constructor(clock: Clock, limits: Limits) {
    this.#messages = new TokenBuckets(clock, limits.messagesPerMinute);
    this.#tickets = new TokenBuckets(clock, limits.ticketsPerMinute);
    this.#bookings = new TokenBuckets(clock, limits.bookingsPerMinute);
  }

  takeMessage(identity: Identity): boolean {
    return this.#messages.take(roleAndId(identity));
  }

  takeTicket(identity: Identity): boolean {
    return this.#tickets.take(roleAndId(identity));
  }

  takeBooking(identity: Identity): boolean {
    return this.#bookings.take(roleAndId(identity));
  }
}
