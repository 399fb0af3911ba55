// Which commands a device has seen and what it answered last [HALL-3.3]: the last few ids, oldest forgotten first.
import type { Ack } from "../src/protocols/mqtt/messages.ts";

export class IdMemory {
  readonly #acks = new Map<string, Ack>();
  readonly #idsMax: number;

  /** `idsMax` (>= 1) ids are kept. */
  constructor(idsMax: number) {
    this.#idsMax = idsMax;
  }

  get size(): number {
    return this.#acks.size;
  }

  find(id: string): Ack | undefined {
    return this.#acks.get(id);
  }

  keep(ack: Ack): void {
    this.#acks.set(ack.id, ack);
    if (this.#acks.size > this.#idsMax) this.#acks.delete(this.#acks.keys().next().value!);
  }

  forget(): void {
    this.#acks.clear();
  }

  /** Rewrites what is remembered; used when a power cut has ended work half way. */
  revise(change: (ack: Ack) => Ack): void {
    for (const [id, ack] of this.#acks) this.#acks.set(id, change(ack));
  }
}
