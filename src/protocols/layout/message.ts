// A table of messages: what each is called, which bytes begin it, which fields follow. Reading tries the rows in order,
// and what fits none is carried as it came, so that every message can be written again byte for byte.
import { type TSchema, Type } from "typebox";
import { concat, hexOf } from "../../base/bytes.ts";
import { type Fields, readWhole, type Structure, structure, type Values } from "./field.ts";
import { areSame } from "./source.ts";

export interface Message<K extends string, T> {
  readonly kind: K;
  /** The bytes that begin it. */
  readonly head: readonly number[];
  readonly body: Structure<T>;
}

export const message = <K extends string, F extends Fields>(
  kind: K,
  head: readonly number[],
  fields: F,
): Message<K, Values<F>> => ({ kind, head, body: structure(fields) });

/** What a frame of this message says, apart from the envelope. */
export type Said<M> = M extends Message<infer K, infer T> ? { readonly kind: K } & T : never;

type Row = Message<string, unknown>;

const hasHead = (bytes: Uint8Array, head: readonly number[]): boolean =>
  areSame(bytes.subarray(0, head.length), Uint8Array.from(head));

/** The message of these bytes; undefined when no row fits. */
export const readMessage = <M extends Row>(rows: readonly M[], bytes: Uint8Array): Said<M> | undefined => {
  for (const { kind, head, body } of rows) {
    const values = hasHead(bytes, head) ? readWhole(body, bytes.subarray(head.length)) : undefined;
    if (values !== undefined) return { kind, ...(values as object) } as unknown as Said<M>;
  }
  return undefined;
};

/** Undefined when no row has this kind. */
export const writeMessage = (rows: readonly Row[], said: { readonly kind: string }): Uint8Array | undefined => {
  const row = rows.find(({ kind }) => kind === said.kind);
  return row && concat(row.head, row.body.write(said));
};

/** The schema of a frame: the fields of its envelope and those of one message. */
export const frameSchema = (envelope: Readonly<Record<string, TSchema>>, rows: readonly Row[]): TSchema[] =>
  rows.map(({ kind, head, body }) =>
    Type.Object(
      { kind: Type.Literal(kind, { description: hexOf(Uint8Array.from(head)) }), ...envelope, ...body.properties },
      { additionalProperties: false },
    ),
  );
