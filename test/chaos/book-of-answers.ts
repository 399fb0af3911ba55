// What people were told when they took a number: the same key must always have the same answer, one number goes to one
// key, and the hall must know every number it has given.
import type { Hall } from "../../src/hall/state.ts";

export interface Taken {
  readonly key: string;
  readonly ticket: string;
  readonly number: string;
}

export class BookOfAnswers {
  readonly #byKey = new Map<string, Taken>();
  readonly #byNumber = new Map<string, string>();
  /** What contradicts something told before. */
  readonly faults: string[] = [];

  get size(): number {
    return this.#byKey.size;
  }

  /** `key` names the client too: two clients' keys never meet. */
  note(key: string, { ticket, number }: { readonly ticket?: unknown; readonly number?: unknown }): void {
    const taken = { key, ticket: String(ticket), number: String(number) };
    const before = this.#byKey.get(key);
    const holder = this.#byNumber.get(taken.number);
    if (before && before.ticket !== taken.ticket)
      this.faults.push(`${key} was told ${before.ticket}, then ${taken.ticket}`);
    if (holder !== undefined && holder !== key) this.faults.push(`${taken.number} was given to ${holder} and ${key}`);
    this.#byKey.set(key, taken);
    this.#byNumber.set(taken.number, key);
  }

  /** The answers from the `from`th on, oldest first. */
  since(from: number): Taken[] {
    return [...this.#byKey.values()].slice(from);
  }

  /** Answers the hall knows nothing of, or something else. */
  missingIn(hall: Hall, from = 0): string[] {
    return this.since(from)
      .filter(({ ticket, number }) => hall.tickets.get(ticket)?.number !== number)
      .map(({ key, number }) => `${number}, told to ${key}, is not in the hall`);
  }
}
