// One subscription a topic for all pages: a frame is encoded once and the same bytes go to everybody who follows.
import type { Head, LiveFeed, TopicFrame } from "../hall-port.ts";

export interface Follower {
  take(frame: Buffer): void;
}

/** A topic somebody has followed. Topics are bounded by the windows of the hall, so none is ever given up. */
interface Channel {
  readonly followers: Set<Follower>;
  /** The encoded entries, until one of them changes. */
  entries: string | undefined;
}

export class Hub {
  readonly #feed: LiveFeed;
  readonly #head: () => Head;
  readonly #channels = new Map<string, Channel>();

  constructor(feed: LiveFeed, head: () => Head) {
    this.#feed = feed;
    this.#head = head;
  }

  follow(topic: string, follower: Follower): () => void {
    const { followers } = this.#channel(topic);
    followers.add(follower);
    return () => followers.delete(follower);
  }

  /** [WS-2.3] The topic whole, as one encoded frame at the present seq. */
  snapshot(topic: string): string {
    const channel = this.#channel(topic);
    channel.entries ??= JSON.stringify(this.#feed.snapshot(topic));
    return `{"t":"snap","topic":${JSON.stringify(topic)},"seq":${this.#head().seq},"data":${channel.entries}}`;
  }

  since(topic: string, seq: number): readonly TopicFrame[] | undefined {
    return this.#feed.since(topic, seq);
  }

  #channel(topic: string): Channel {
    return this.#channels.get(topic) ?? this.#open(topic);
  }

  #open(topic: string): Channel {
    const channel: Channel = { followers: new Set(), entries: undefined };
    this.#channels.set(topic, channel);
    this.#feed.subscribe(topic, ({ text }) => {
      channel.entries = undefined;
      if (channel.followers.size === 0) return;
      const bytes = Buffer.from(text);
      for (const follower of channel.followers) follower.take(bytes);
    });
    return channel;
  }
}
