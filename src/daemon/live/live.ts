// The live feed: topics as flat sets of named entries. After each batch the entries it touched are read again, and
// those whose text changed go out as one frame a topic, encoded once for every reader.
import type { Clock } from "../../base/clock.ts";
import type { Part } from "../../hall/part.ts";
import { parts } from "../../hall/parts.ts";
import { takes } from "../../hall/queue/work.ts";
import { calendarAhead } from "../../hall/rules/calendar-ahead.ts";
import { screenView } from "../../hall/rules/screen-rules.ts";
import { type Hall, rulesOf } from "../../hall/state.ts";
import { managerLimits, tideView } from "../../hall/steering/tide-view.ts";
import { deskNextView, deskOwnView, deskQueueView, deskTicketView, deskUndoView } from "../../hall/views/desk-views.ts";
import { type Touched, touchedBy } from "../../hall/views/touched.ts";
import { callViews, hallView, serviceQueueView, serviceView, windowView } from "../../hall/views/views.ts";
import type { LiveFeed, Recorded, TopicFrame } from "../hall-port.ts";

type Entries = Map<string, string>;

/** Entries that a topic may have changed, read lazily; undefined means the entry is gone. */
type Reading = Map<string, () => unknown>;

interface KeptFrame extends TopicFrame {
  /** It has the seq of the event before it, and came after that. */
  readonly isFromOutside: boolean;
}

/** A topic: every entry it has, and those a batch may have changed. */
interface Topic {
  readonly all: (hall: Hall) => Reading;
  /** `all` where entries may have gone too. */
  readonly touched: (hall: Hall, touched: Touched) => Reading | "all";
  readonly entries: Entries;
  frames: KeptFrame[];
  /** Characters in the frames. */
  length: number;
  /** The oldest cursor that the frames lead on from; a page with an older one gets a snapshot. */
  resumableFrom: number;
  /** Nobody has followed it for as long as frames are kept: it costs nothing until somebody does, and is read then. */
  isUnread: boolean;
  /** Entries that come from outside the hall's state. */
  readonly outside: Set<string>;
  readonly listeners: Set<(frame: TopicFrame) => void>;
}

/** Characters of frames kept for pages that come back, a topic: beyond this, a snapshot is the shorter way. */
const FRAMES_LENGTH_MAX = 250_000;

const merge = (touches: readonly Touched[]): Touched => ({
  all: touches.some(({ all }) => all),
  services: new Set(touches.flatMap(({ services }) => [...services])),
  queues: new Set(touches.flatMap(({ queues }) => [...queues])),
  windows: new Set(touches.flatMap(({ windows }) => [...windows])),
  calls: touches.some(({ calls }) => calls),
  tide: touches.some(({ tide }) => tide),
  parts: new Set(touches.flatMap(({ parts }) => [...parts])),
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
      .set("screen", () => screenView(rulesOf(hall).screen, hall.date))
      .set("calls", () => callViews(hall));
  const touched = (hall: Hall, { services, windows, calls }: Touched): Reading => {
    const changed = reading(hall, services, windows);
    return calls ? changed.set("calls", () => callViews(hall)) : changed;
  };
  return { all, touched };
};

const deskTopic = (id: string) => {
  const all = (hall: Hall): Reading => {
    if (!hall.windows.has(id)) return new Map();
    return new Map<string, () => unknown>([
      ["window", () => windowView(hall, id)],
      ["ticket", () => deskTicketView(hall, id)],
      ["queue", () => deskQueueView(hall, id)],
      ["next", () => deskNextView(hall, id)],
      ["own", () => deskOwnView(hall, id)],
      ["undo", () => deskUndoView(hall, id)],
    ]);
  };
  const takesAny = (hall: Hall, services: ReadonlySet<string>): boolean => {
    const window = hall.windows.get(id);
    return window !== undefined && [...services].some((service) => takes(hall, window, service));
  };
  const touched = (hall: Hall, { services, windows }: Touched): Reading => {
    if (windows.has(id)) return all(hall);
    if (!takesAny(hall, services)) return new Map();
    return new Map<string, () => unknown>([
      ["queue", () => deskQueueView(hall, id)],
      ["next", () => deskNextView(hall, id)],
    ]);
  };
  return { all, touched };
};

const manageTopic = () => {
  const reading = (hall: Hall, services: Iterable<string>, windows: Iterable<string>): Reading =>
    new Map<string, () => unknown>([
      ...[...services].map((id) => [`queue/${id}`, () => serviceQueueView(hall, id)] as const),
      ...[...windows].map((id) => [`window/${id}`, () => windowView(hall, id)] as const),
    ]);
  return {
    all: (hall: Hall) =>
      reading(hall, hall.services.keys(), hall.windows.keys())
        .set("tide", () => tideView(hall))
        .set("limits", () => managerLimits(hall))
        .set("calendar", () => calendarAhead(hall)),
    touched(hall: Hall, { queues, windows, tide }: Touched) {
      const changed = reading(hall, queues, windows);
      return tide ? changed.set("tide", () => tideView(hall)) : changed;
    },
  };
};

const partTopic = ({ name, entries }: Part) => ({
  all: entries,
  touched: (_: Hall, { parts }: Touched): Reading | "all" => (parts.has(name) ? "all" : new Map()),
});

/** What changed a topic. */
interface Cause {
  readonly seq: number;
  readonly kind: string;
  readonly isFromOutside: boolean;
}

export interface LiveOptions {
  readonly hall: () => Hall;
  readonly seq: () => number;
  readonly clock: Clock;
}

export class Live implements LiveFeed {
  readonly #options: LiveOptions;
  readonly #topics = new Map<string, Topic>();
  constructor(options: LiveOptions) {
    this.#options = options;
    const seq = options.seq();
    this.#add("board", boardTopic(), seq);
    this.#add("manage", manageTopic(), seq);
    for (const part of parts) this.#add(part.name, partTopic(part), seq);
    this.open("devices");
    this.#arrange(seq);
  }

  /** A topic whose entries all come from outside. What they were before a restart no seq tells, so nobody resumes from there. */
  open(name: string): void {
    this.#add(name, { all: () => new Map(), touched: () => new Map() }, this.#options.seq() + 1);
  }

  has(topic: string): boolean {
    return this.#topics.has(topic);
  }

  snapshot(topic: string): Record<string, unknown> {
    const entries = this.#read(topic)?.entries ?? new Map<string, string>();
    return Object.fromEntries([...entries].map(([key, text]) => [key, JSON.parse(text)]));
  }

  since(topic: string, seq: number): readonly TopicFrame[] | undefined {
    const found = this.#topics.get(topic);
    if (!found || seq < found.resumableFrom || seq > this.#options.seq()) return undefined;
    return found.frames.filter((frame) => frame.seq > seq || (frame.seq === seq && frame.isFromOutside));
  }

  subscribe(topic: string, listener: (frame: TopicFrame) => void): () => void {
    const listeners = this.#read(topic)?.listeners;
    listeners?.add(listener);
    return () => listeners?.delete(listener);
  }

  /** Publishes what a batch of events has changed. */
  publish(recorded: readonly Recorded[]): void {
    const hall = this.#options.hall();
    const touched = merge(recorded.map(({ event, before }) => touchedBy(hall, event, before)));
    const { seq, event } = recorded[recorded.length - 1]!;
    if (touched.all) this.#arrange(seq + 1);
    for (const [name, topic] of this.#topics) {
      if (topic.isUnread) {
        topic.resumableFrom = seq;
        continue;
      }
      const some = touched.all ? "all" : topic.touched(hall, touched);
      const reading = some === "all" ? withGone(topic, topic.all(hall)) : some;
      this.#refresh(name, topic, reading, { seq, kind: event.kind, isFromOutside: false });
    }
  }

  /** Sets entries that come from outside the hall's state, such as those of devices. */
  set(name: string, entries: ReadonlyMap<string, unknown>, kind: string): void {
    const topic = this.#topics.get(name);
    if (!topic) return;
    for (const [key, value] of entries) topic.outside[value === undefined ? "delete" : "add"](key);
    const reading: Reading = new Map([...entries].map(([key, value]) => [key, () => value]));
    this.#refresh(name, topic, reading, { seq: this.#options.seq(), kind, isFromOutside: true });
  }

  /** One desk for each window there is. */
  #arrange(resumableFrom: number): void {
    const hall = this.#options.hall();
    if (!hall.rules) return;
    for (const id of hall.windows.keys()) {
      if (!this.#topics.has(`desk/${id}`)) this.#add(`desk/${id}`, deskTopic(id), resumableFrom);
    }
  }

  /** The topic with its entries as they are now. */
  #read(name: string): Topic | undefined {
    const topic = this.#topics.get(name);
    if (!topic?.isUnread) return topic;
    topic.isUnread = false;
    for (const [key, read] of withGone(topic, topic.all(this.#options.hall()))) apply(topic.entries, key, read());
    return topic;
  }

  #add(name: string, { all, touched }: Pick<Topic, "all" | "touched">, resumableFrom: number): void {
    const hall = this.#options.hall();
    const entries: Entries = new Map();
    if (hall.rules) for (const [key, read] of all(hall)) apply(entries, key, read());
    const kept = { frames: [], length: 0, resumableFrom, isUnread: false };
    this.#topics.set(name, { all, touched, entries, ...kept, outside: new Set(), listeners: new Set() });
  }

  #refresh(name: string, topic: Topic, reading: Reading, { seq, kind, isFromOutside }: Cause): void {
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
    const frame = { seq, text, isFromOutside };
    keep(topic, frame);
    for (const listener of topic.listeners) listener(frame);
  }
}

/** Keeps a frame for pages that come back, and drops the oldest ones beyond the bound, many at a time. */
const keep = (topic: Topic, frame: KeptFrame): void => {
  topic.length += frame.text.length;
  topic.frames.push(frame);
  if (topic.length <= FRAMES_LENGTH_MAX) return;
  topic.isUnread = topic.listeners.size === 0;
  const cut = topic.isUnread ? topic.frames.length : Math.ceil(topic.frames.length / 2);
  topic.resumableFrom = Math.max(topic.resumableFrom, topic.frames[cut - 1]!.seq + 1);
  topic.frames = topic.frames.slice(cut);
  topic.length = topic.frames.reduce((sum, { text }) => sum + text.length, 0);
};

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
