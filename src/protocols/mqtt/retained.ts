// The last retained message of each topic, as a broker keeps it [MQTT-3.3.1-5].
import type { Arrival } from "./link.ts";
import { topicMatches } from "./topics.ts";

export class RetainedMessages {
  readonly #payloads = new Map<string, string>();

  get count(): number {
    return this.#payloads.size;
  }

  has(topic: string): boolean {
    return this.#payloads.has(topic);
  }

  /** An empty payload forgets the topic [MQTT-3.3.1-10]. */
  keep(topic: string, payload: string): void {
    if (payload === "") this.#payloads.delete(topic);
    else this.#payloads.set(topic, payload);
  }

  clear(): void {
    this.#payloads.clear();
  }

  matching(filters: readonly string[]): Arrival[] {
    const wanted = [...this.#payloads].filter(([topic]) => filters.some((filter) => topicMatches(filter, topic)));
    return wanted.map(([topic, payload]) => ({ topic, payload, retain: true }));
  }
}
