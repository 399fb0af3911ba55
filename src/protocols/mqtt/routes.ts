// Who wants which topic. Answers are remembered: a hall has few topics and says the same ones all day.
import { topicMatches } from "./topics.ts";

/** Remembered topics; beyond it the memory starts anew, so that a stream of odd topics cannot fill it. */
const KNOWN_MAX = 5000;

/** Whether a message can be published there: no wildcards, no NUL [MQTT-3.3.2-2] [MQTT-1.5.3-2]. */
export const isTopicName = (topic: string): boolean => topic.length > 0 && !/[+#\0]/.test(topic);

export class Routes<T> {
  #entries: { readonly filters: readonly string[]; readonly target: T }[] = [];
  readonly #known = new Map<string, readonly T[]>();

  get count(): number {
    return this.#entries.length;
  }

  add(filters: readonly string[], target: T): void {
    this.#entries.push({ filters, target });
    this.#known.clear();
  }

  remove(target: T): void {
    this.#entries = this.#entries.filter((entry) => entry.target !== target);
    this.#known.clear();
  }

  clear(): void {
    this.#entries = [];
    this.#known.clear();
  }

  /** Each target once, however many of its filters match. */
  to(topic: string): readonly T[] {
    const known = this.#known.get(topic);
    if (known) return known;
    const wanting = this.#entries.filter(({ filters }) => filters.some((filter) => topicMatches(filter, topic)));
    const targets = [...new Set(wanting.map(({ target }) => target))];
    if (this.#known.size >= KNOWN_MAX) this.#known.clear();
    this.#known.set(topic, targets);
    return targets;
  }
}
