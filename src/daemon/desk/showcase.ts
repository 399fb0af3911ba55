// What the manager board and the overview see of the devices: entries of the topic `devices`, gathered while things
// happen and published once a turn.
import type { Clock } from "../../base/clock.ts";
import type { DeviceView, PaperView, SpokenView } from "../../protocols/api/device-view.ts";

const SHOWN_MAX = 8;

export interface ShowcaseOptions {
  readonly clock: Clock;
  readonly viewOf: (device: string) => DeviceView | undefined;
  readonly publish: (entries: ReadonlyMap<string, unknown>) => void;
}

export class Showcase {
  readonly #options: ShowcaseOptions;
  readonly #dirty = new Set<string>();
  #papers: (PaperView & { readonly id: string })[] = [];
  #spoken: (SpokenView & { readonly id: string })[] = [];
  #scheduled = false;

  constructor(options: ShowcaseOptions) {
    this.#options = options;
  }

  touch(device: string): void {
    this.#mark(`device/${device}`);
  }

  /** A paper that was sent, or what became of it. */
  paper(id: string, paper: PaperView): void {
    this.#papers = place(this.#papers, { id, ...paper });
    this.#mark("paper");
  }

  spoken(id: string, spoken: SpokenView): void {
    this.#spoken = place(this.#spoken, { id, ...spoken });
    this.#mark("spoken");
  }

  #mark(entry: string): void {
    this.#dirty.add(entry);
    if (this.#scheduled) return;
    this.#scheduled = true;
    this.#options.clock.soon(() => this.#publish());
  }

  #publish(): void {
    this.#scheduled = false;
    const entries = new Map([...this.#dirty].map((entry) => [entry, this.#read(entry)]));
    this.#dirty.clear();
    this.#options.publish(entries);
  }

  #read(entry: string): unknown {
    if (entry === "paper") return this.#papers;
    if (entry === "spoken") return this.#spoken;
    return this.#options.viewOf(entry.slice("device/".length));
  }
}

/** Newest first; what is there already keeps its place and its time. */
const place = <T extends { readonly id: string; readonly at: number }>(items: readonly T[], item: T): T[] => {
  const known = items.find(({ id }) => id === item.id);
  if (known) return items.map((other) => (other === known ? { ...item, at: known.at } : other));
  return [item, ...items].slice(0, SHOWN_MAX);
};
