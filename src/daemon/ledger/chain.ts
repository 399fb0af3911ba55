// The hash chain over the events: each hash covers the one before it, so nothing in the past can change, vanish or
// change places without every later hash being wrong.
import { createHash } from "node:crypto";

/** A row of the ledger as it is stored; `body` is the JSON text, covered to the byte. */
export interface Row {
  readonly seq: number;
  readonly at: number;
  readonly kind: string;
  readonly command: string;
  readonly actor: string;
  readonly body: string;
}

/** What the first event of an epoch is chained to. */
export const chainStart = (epoch: string): Buffer => createHash("sha256").update(`tidehall ${epoch}`).digest();

/** No field can hold a line feed: ids are checked and JSON escapes it. So the text has one reading only. */
export const linkOf = (previous: Uint8Array, row: Row): Buffer =>
  createHash("sha256")
    .update(previous)
    .update(`${row.seq}\n${row.at}\n${row.kind}\n${row.command}\n${row.actor}\n${row.body}`)
    .digest();
