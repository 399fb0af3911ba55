// The live feed: topics as flat sets of named entries. After each batch the entries it touched are read again, and
// those whose text changed go out as one frame a topic, encoded once for every reader.
import type { Clock } from "../base/clock.ts";
import type { Hall } from "../hall/state.ts";
import {
  callViews,
  deskOwnView,
  deskQueueView,
  deskTicketView,
  deskUndoView,
  hallView,
  serviceQueueView,
  serviceView,
  type Touched,
  touchedBy,
  windowView,
} from "../hall/views.ts";
import type { LiveFeed, Recorded, TopicFrame } from "./hall-port.ts";

type Entries = Map<string, string>;

/** Entries that a topic may have changed, read lazily; undefined means the entry is gone. */
type Reading = Map<string, () => unknown>;

/** A topic: every entry it has, and those a batch may have changed. */
interface Topic {
  readonly all: (hall: Hall) => Reading;
  readonly touched: (hall: Hall, touched: Touched) => Reading;
  entries: Entries;
  frames: TopicFrame[];
  /** Entries that come from outside the hall's state, and the seq at which one of them changed last. */
  readonly outside: Set<string>;
  outsideSeq: number;
  readonly listeners: Set<(frame: TopicFrame) => void>;
}

/** Frames kept for pages that come back; older cursors get snapshots. */
const FRAMES_MAX = 10_000;

const merge = (touches: readonly Touched[]): Touched => ({
  all: touches.some(({ all }) => all),
  services: new Set(touches.flatMap(({ services }) => [...services])),
  windows: new Set(touches.flatMap(({ windows }) => [...windows])),
  calls: touches.some(({ calls }) => calls),
});

const boardTopic = () => {
  const reading = (hall: Hall, services: Iterable<string>, windows: Iterable<string>): Reading =>
    new Map<string, () => unknown>([
      ...[...services].map((id) => [`service/${id}`, () => serviceView(hall, id)] as const),
      ...[...windows].map((id) => [`window/${id}`, () => windowView(hall, id)] as const),
    ]);
  const all = (hall: Hall): Reading =>
    reading(hall, hall.services.keys(), hall.windows.keys())
      .set("hall", () => hallView(hall))
      .set("calls", () => callViews(hall));
  const touched = (hall: Hall, { services, windows, calls }: Touched): Reading => {
    const changed = reading(hall, services, windows);
    return calls ? changed.set("calls", () => callViews(hall)) : changed;
  };
  return { all, touched };
};

const deskTopic = (id: string) => {
  const all = (hall: Hall): Reading =>
    new Map<string, () => unknown>([
      ["window", () => windowView(hall, id)],
      ["ticket", () => deskTicketView(hall, id)],
      ["queue", () => deskQueueView(hall, id)],
      ["own", () => deskOwnView(hall, id)],
      ["undo", () => deskUndoView(hall, id)],
    ]);
  const concerns = (hall: Hall, { services, windows }: Touched): boolean =>
    windows.has(id) || (hall.windows.get(id)?.services.some((service) => services.has(service)) ?? false);
  return { all, touched: (hall: Hall, touched: Touched) => (concerns(hall, touched) ? all(hall) : new Map()) };
};

const manageTopic = () => {
  const reading = (hall: Hall, services: Iterable<string>, windows: Iterable<string>): Reading =>
    new Map<string, () => unknown>([
      ...[...services].map((id) => [`queue/${id}`, () => serviceQueueView(hall, id)] as const),
      ...[...windows].map((id) => [`window/${id}`, () => windowView(hall, id)] as const),
    ]);
  return {
    all: (hall: Hall) => reading(hall, hall.services.keys(), hall.windows.keys()),
    touched: (hall: Hall, { services, windows }: Touched) => reading(hall, services, windows),
  };
};

export interface LiveOptions {
  readonly hall: () => Hall;
  readonly seq: () => number;
  readonly clock: Clock;
}

export class Live implements LiveFeed {
  readonly #options: LiveOptions;
  readonly #topics = new Map<string, Topic>();
  /** Frames after this seq are complete. */
  readonly #since: number;

  constructor(options: LiveOptions) {
    this.#options = options;
    this.#since = options.seq();
    this.#add("board", boardTopic());
    this.#add("manage", manageTopic());
    this.#add("devices", { all: () => new Map(), touched: () => new Map() });
    this.#arrange();
  }

  has(topic: string): boolean {
    return this.#topics.has(topic);
  }

  snapshot(topic: string): Record<string, unknown> {
    const entries = this.#topics.get(topic)?.entries ?? new Map<string, string>();
    return Object.fromEntries([...entries].map(([key, text]) => [key, JSON.parse(text)]));
  }

  since(topic: string, seq: number): readonly TopicFrame[] | undefined {
    const found = this.#topics.get(topic);
    if (!found || seq < this.#since || seq > this.#options.seq()) return undefined;
    const isCut = found.frames.length >= FRAMES_MAX && seq < found.frames[0]!.seq;
    // A change from outside has no seq of its own, so a cursor cannot tell on which side of it the page stands.
    if (isCut || found.outsideSeq >= seq) return undefined;
    return found.frames.filter((frame) => frame.seq > seq);
  }

  subscribe(topic: string, listener: (frame: TopicFrame) => void): () => void {
    const listeners = this.#topics.get(topic)?.listeners;
    listeners?.add(listener);
    return () => listeners?.delete(listener);
  }

  /** Publishes what a batch of events has changed. */
  publish(recorded: readonly Recorded[]): void {
    const hall = this.#options.hall();
    const touched = merge(recorded.map(({ event, serviceBefore }) => touchedBy(hall, event, serviceBefore)));
    if (touched.all) this.#arrange();
    const { seq, event } = recorded[recorded.length - 1]!;
    for (const [name, topic] of this.#topics) {
      const reading = touched.all ? withGone(topic, topic.all(hall)) : topic.touched(hall, touched);
      this.#refresh(name, topic, reading, seq, event.kind);
    }
  }

  /** Sets entries that come from outside the hall's state, such as those of devices. */
  set(name: string, entries: ReadonlyMap<string, unknown>, kind: string): void {
    const topic = this.#topics.get(name);
    if (!topic) return;
    for (const key of entries.keys()) topic.outside.add(key);
    topic.outsideSeq = this.#options.seq();
    const reading: Reading = new Map([...entries].map(([key, value]) => [key, () => value]));
    this.#refresh(name, topic, reading, this.#options.seq(), kind);
  }

  /** One desk for each window there is. */
  #arrange(): void {
    const hall = this.#options.hall();
    if (!hall.rules) return;
    for (const id of hall.windows.keys()) if (!this.#topics.has(`desk/${id}`)) this.#add(`desk/${id}`, deskTopic(id));
  }

  #add(name: string, { all, touched }: Pick<Topic, "all" | "touched">): void {
    const hall = this.#options.hall();
    const topic: Topic = {
      all,
      touched,
      entries: new Map(),
      frames: [],
      outside: new Set(),
      outsideSeq: -1,
      listeners: new Set(),
    };
    if (hall.rules) for (const [key, read] of all(hall)) apply(topic.entries, key, read());
    this.#topics.set(name, topic);
  }

  #refresh(name: string, topic: Topic, reading: Reading, seq: number, kind: string): void {
    const set: string[] = [];
    const gone: string[] = [];
    for (const [key, read] of reading) {
      const change = apply(topic.entries, key, read());
      if (change === "gone") gone.push(key);
      else if (change) set.push(`${JSON.stringify(key)}:${change}`);
    }
    if (set.length + gone.length === 0) return;
    const head = `{"t":"ev","seq":${seq},"topic":${JSON.stringify(name)},"kind":"${kind}"`;
    const text = `${head},"data":{"set":{${set.join(",")}},"gone":${JSON.stringify(gone)}},"ts":${this.#options.clock.now()}}`;
    const frame = { seq, text };
    topic.frames.push(frame);
    if (topic.frames.length > FRAMES_MAX * 1.1) topic.frames = topic.frames.slice(-FRAMES_MAX);
    for (const listener of topic.listeners) listener(frame);
  }
}

/** Adds the entries that are no longer there, so that readers drop them. */
const withGone = (topic: Topic, reading: Reading): Reading => {
  for (const key of topic.entries.keys()) {
    if (!reading.has(key) && !topic.outside.has(key)) reading.set(key, () => undefined);
  }
  return reading;
};

/** The new text of an entry when it differs, `gone` when it has ended, undefined when nothing changed. */
const apply = (entries: Entries, key: string, value: unknown): string | undefined => {
  if (value === undefined) return entries.delete(key) ? "gone" : undefined;
  const text = JSON.stringify(value);
  if (entries.get(key) === text) return undefined;
  entries.set(key, text);
  return text;
};
