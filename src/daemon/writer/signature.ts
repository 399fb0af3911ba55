// What a command is known by when it comes again: its name, and a digest of its contents.
import { hash } from "node:crypto";
import type { CommandRequest } from "../hall-port.ts";

export interface Signature {
  /** The command's id as it stands in the ledger. */
  readonly name: string;
  readonly digest: Uint8Array;
}

/** One line of well-formed text, whatever a client chose for a name; different names stay different. */
export const escaped = (name: string): string => JSON.stringify(name).slice(1, -1);

/** The same contents have the same text, in whatever order their fields came. */
const inOrder = (value: unknown): unknown => {
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) return value.map(inOrder);
  const fields = Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1));
  return Object.fromEntries(fields.map(([name, field]) => [name, inOrder(field)]));
};

const digestOf = ({ kind, args, by }: CommandRequest): Uint8Array =>
  hash("sha256", JSON.stringify([kind, inOrder(args), by.role, by.id]), "buffer");

/** None for a command without an id, which is not remembered. */
export const signatureOf = (request: CommandRequest): Signature | undefined =>
  request.id === undefined ? undefined : { name: escaped(request.id), digest: digestOf(request) };

export const isSameContents = (one: Pick<Signature, "digest">, other: Pick<Signature, "digest">): boolean =>
  Buffer.compare(one.digest, other.digest) === 0;
