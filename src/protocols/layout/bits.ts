// Several codes in one byte.
import { Type } from "typebox";
import type { Code } from "./code.ts";
import type { Field } from "./field.ts";
import { Misfit } from "./source.ts";

/** The name of a part, its first bit (0 is the lowest), how many bits, and what they mean. */
export type Part = readonly [first: number, count: number, code: Code<unknown>];
type Parts = Readonly<Record<string, Part>>;
type PartValues<P extends Parts> = { readonly [K in keyof P]: P[K][2] extends Code<infer T> ? T : never };

/** Bits in no part are 0. */
export const bits = <P extends Parts>(parts: P): Field<PartValues<P>> => {
  const entries = Object.entries(parts);
  const known = entries.reduce((mask, [, [first, count]]) => mask | ((2 ** count - 1) << first), 0);
  return {
    schema: Type.Object(Object.fromEntries(entries.map(([name, [, , code]]) => [name, code.schema])), {
      additionalProperties: false,
    }),
    read: (source) => {
      const byte = source.take(1)[0]!;
      if (byte & ~known) throw new Misfit("a reserved bit is set");
      const values = entries.map(([name, [first, count, code]]) => [
        name,
        code.meaning((byte >> first) & (2 ** count - 1)),
      ]);
      return Object.fromEntries(values) as PartValues<P>;
    },
    write: (values) =>
      Uint8Array.of(
        entries.reduce((byte, [name, [first, , code]]) => byte | (code.number(values[name as keyof P]) << first), 0),
      ),
  };
};
