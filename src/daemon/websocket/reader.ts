// One client's reading of its topics: from where it left off or from snapshots, then live, and from snapshots again when
// it could not keep up. It never gets a part [WS-2.2].
import type { Reset } from "../../protocols/api/frames.ts";
import type { Head, TopicFrame } from "../hall-port.ts";
import type { Follower, Hub } from "./hub.ts";
import type { Outlet } from "./outlet.ts";

export type Cursor = Head;

export type Plan =
  | { readonly mode: "delta"; readonly frames: readonly TopicFrame[] }
  | { readonly mode: "snapshot"; readonly why?: Reset["why"] };

/** Beyond this a snapshot is shorter than what was missed, and would not fill the outlet. */
const RESUME_FRAMES_MAX = 500;

export interface ReaderOptions {
  readonly hub: Hub;
  readonly head: () => Head;
  readonly topics: readonly string[];
  readonly outlet: Outlet;
  readonly onReset: (why: Reset["why"]) => void;
}

export class Reader implements Follower {
  readonly #options: ReaderOptions;
  #leave: readonly (() => void)[] = [];
  #isBehind = false;
  #hasSpoken = false;

  constructor(options: ReaderOptions) {
    this.#options = options;
  }

  /** How the reading will begin; to be told in the welcome, and followed in the same turn. */
  plan(from: Cursor | undefined): Plan {
    if (!from) return { mode: "snapshot" };
    const head = this.#options.head();
    if (from.epoch !== head.epoch) return { mode: "snapshot", why: "epoch" };
    const frames = from.seq <= head.seq ? this.#missed(from.seq) : undefined;
    return frames && frames.length <= RESUME_FRAMES_MAX ? { mode: "delta", frames } : { mode: "snapshot", why: "gone" };
  }

  begin(plan: Plan): void {
    const { outlet, hub, topics } = this.#options;
    if (plan.mode === "delta") for (const { text } of plan.frames) outlet.send(text);
    else this.#sendSnapshots(plan.why);
    this.#sendLive();
    this.#leave = topics.map((topic) => hub.follow(topic, this));
  }

  end(): void {
    for (const leave of this.#leave) leave();
    this.#leave = [];
  }

  take(frame: Buffer): void {
    const { outlet } = this.#options;
    if (this.#isBehind || outlet.isFull) {
      this.#isBehind = true;
      return;
    }
    this.#hasSpoken = true;
    outlet.send(frame);
  }

  /** [WS-2.7] The network has taken everything: who was left behind begins again. */
  catchUp(): void {
    if (!this.#isBehind) return;
    this.#isBehind = false;
    this.#sendSnapshots("slow");
    this.#sendLive();
  }

  /** [WS-2.6] A mark moves the cursor, so it is sent only to a reader that has missed nothing. */
  mark(frame: string): void {
    const isIdle = !this.#hasSpoken && !this.#isBehind;
    this.#hasSpoken = false;
    if (isIdle) this.#options.outlet.send(frame);
  }

  /**
   * What came after the cursor, in order of seq; undefined when any topic has lost a frame. A connection may have broken
   * between two topics' frames of one seq, so who follows several gets those of the cursor's own seq again: they say what
   * is, and saying it twice changes nothing.
   */
  #missed(seq: number): readonly TopicFrame[] | undefined {
    const { hub, topics } = this.#options;
    const from = topics.length > 1 ? seq - 1 : seq;
    const byTopic = topics.map((topic) => hub.since(topic, from));
    if (byTopic.some((frames) => frames === undefined)) return undefined;
    return byTopic.flatMap((frames) => frames ?? []).sort((a, b) => a.seq - b.seq);
  }

  #sendSnapshots(why: Reset["why"] | undefined): void {
    const { hub, topics, outlet, onReset } = this.#options;
    if (why !== undefined) {
      onReset(why);
      outlet.send(JSON.stringify({ t: "reset", why } satisfies Reset));
    }
    for (const topic of topics) outlet.send(hub.snapshot(topic));
  }

  #sendLive(): void {
    const { outlet, head } = this.#options;
    outlet.send(`{"t":"live","seq":${head().seq}}`);
  }
}
