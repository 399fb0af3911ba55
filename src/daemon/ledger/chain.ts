// The hash chain over the events: each hash covers the one before it, so nothing in the past can change, vanish or
// change places without every later hash being wrong. What is read of an event is read from the covered line itself.
import { hash } from "node:crypto";

/** An event as a row of the ledger; `body` is its JSON text. */
export interface Row {
  readonly seq: number;
  readonly at: number;
  readonly kind: string;
  readonly command: string;
  readonly actor: string;
  readonly body: string;
}

/** An event as the ledger keeps it: the line that its hash covers, to the byte. */
export interface StoredEvent {
  readonly seq: number;
  readonly line: Uint8Array;
  readonly hash: Uint8Array;
}

/** No field can hold a line feed: names are escaped, and JSON escapes it. So a line has one reading only. */
export const lineOf = ({ seq, at, kind, command, actor, body }: Row): string =>
  `${seq}\n${at}\n${kind}\n${command}\n${actor}\n${body}`;

export const rowOf = ({ line }: StoredEvent): Row => {
  const fields = Buffer.from(line.buffer, line.byteOffset, line.byteLength).toString().split("\n", 6);
  const [seq, at, kind = "", command = "", actor = "", body = ""] = fields;
  return { seq: Number(seq), at: Number(at), kind, command, actor, body };
};

/** What the first event of an epoch is chained to. */
export const chainStart = (epoch: string): Buffer => hash("sha256", `tidehall ${epoch}`, "buffer");

export const linkOf = (previous: Uint8Array, line: string | Uint8Array): Buffer =>
  hash("sha256", Buffer.concat([previous, Buffer.from(line)]), "buffer");
