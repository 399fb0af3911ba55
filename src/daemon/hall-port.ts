// What the doors of the daemon (HTTP, WebSocket, MQTT) see of the hall: they ask, and they listen.
import type { Actor, CommandArgs, CommandKind } from "../hall/commands.ts";
import type { HallEvent } from "../hall/events.ts";
import type { Hall } from "../hall/state.ts";
import type { Standing } from "../hall/views/touched.ts";
import type { Answer } from "./writer/answer.ts";

export interface CommandRequest<K extends CommandKind = CommandKind> {
  /**
   * Names the command for ever; scoped by its sender, so two clients' keys never meet. Only what the hall tells itself,
   * and would tell again, goes without.
   */
  readonly id?: string;
  readonly kind: K;
  /** Checked against the command's schema before it comes here. */
  readonly args: CommandArgs<K>;
  readonly by: Actor;
  /** To be refused when the hall has moved on from this seq, unless it has been answered before. */
  readonly ifSeq?: number;
}

export interface Head {
  readonly epoch: string;
  readonly seq: number;
}

/** An event with its place in the ledger. */
export interface Recorded {
  readonly seq: number;
  readonly event: HallEvent;
  /** Whose command led to it. */
  readonly by: Actor;
  /** Where the ticket stood until then. */
  readonly before?: Standing;
}

export interface HallPort {
  /** Durable before it resolves. Never rejects: trouble with the ledger is a refusal too. */
  submit(request: CommandRequest): Promise<Answer>;
  /** Only to be read, and only until the next turn. */
  readonly hall: Hall;
  readonly head: Head;
  /** The ledger takes no writes at the moment, with the reason. */
  readonly trouble: string | undefined;
}

/** A part of a topic that has changed: entries set, entries gone. */
export interface TopicFrame {
  readonly seq: number;
  /** The encoded EventFrame, made once for all readers. */
  readonly text: string;
}

/** The live feed: topics as flat sets of entries, with the frames since. */
export interface LiveFeed {
  has(topic: string): boolean;
  /** All entries of a topic as they are now, at head.seq. */
  snapshot(topic: string): Record<string, unknown>;
  /** Frames of a topic after `seq`, oldest first; undefined when some of them are no longer kept. */
  since(topic: string, seq: number): readonly TopicFrame[] | undefined;
  subscribe(topic: string, listener: (frame: TopicFrame) => void): () => void;
}
