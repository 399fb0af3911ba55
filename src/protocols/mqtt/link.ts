// The seam under a bus: one connection to a broker, from dialling to its end. A link never comes back; whoever dialled
// it decides whether to dial again and what is still worth sending.
import type { BusHandler, BusMessage } from "./bus.ts";

export type Arrival = Parameters<BusHandler>[0];

/** What a link tells the one who dialled it, never before `Dial` has returned. */
export interface LinkEvents {
  opened(): void;
  arrived(message: Arrival): void;
  /** Told once, also when the link never opened. */
  closed(reason: string): void;
}

export interface Link {
  /** `done` follows when the broker has taken the message, or refused it; never when the link closes first. */
  send(message: BusMessage, done: (refused?: Error) => void): void;
  /** Rejects when the broker refuses a filter or the link closes. */
  subscribe(filters: readonly string[]): Promise<void>;
  /** Says goodbye, so that no will is sent; settles when the link is closed. */
  leave(): Promise<void>;
  /** Breaks off without a word, so that the will is sent. */
  cut(): void;
}

export type Dial = (events: LinkEvents) => Link;
