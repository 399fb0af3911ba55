// A piece of a message: its schema, how it is read from bytes and how it is written, said once. Pieces make up
// structures, and a structure is the layout of a message. It knows no protocol.
import { type TSchema, Type } from "typebox";
import { concat } from "../../base/bytes.ts";
import { areSame, Misfit, type Source, sourceOf } from "./source.ts";

export interface Field<T> {
  readonly schema: TSchema;
  /** Throws Misfit when the bytes hold no such value. */
  read(source: Source): T;
  write(value: T): Uint8Array;
}

/** A field that is left out of the frame when it has its usual value, which is the default of its schema. */
export interface UsualField<T> extends Field<T> {
  readonly usual: T;
}

export const usual = <T>(field: Field<T>, value: T): UsualField<T> => ({
  schema: Type.Optional(Type.Unsafe({ ...field.schema, default: value })),
  read: (source) => field.read(source),
  write: (given) => field.write(given),
  usual: value,
});

export type Fields = Readonly<Record<string, Field<unknown>>>;
type ValueOf<F> = F extends Field<infer T> ? T : never;
type UsualNames<F> = { [K in keyof F]: F[K] extends { readonly usual: unknown } ? K : never }[keyof F];
export type Values<F> = { readonly [K in Exclude<keyof F, UsualNames<F>>]: ValueOf<F[K]> } & {
  readonly [K in UsualNames<F>]?: ValueOf<F[K]>;
};

/** Several fields after one another. */
export interface Structure<T> extends Field<T> {
  readonly properties: Readonly<Record<string, TSchema>>;
}

export const structure = <F extends Fields>(fields: F): Structure<Values<F>> => {
  const properties = Object.fromEntries(Object.entries(fields).map(([name, { schema }]) => [name, schema]));
  return {
    properties,
    schema: Type.Object(properties, { additionalProperties: false }),
    read: (source) => {
      const values = Object.entries(fields).map(([name, field]) => [name, field.read(source), field] as const);
      const unusual = values.filter(([, value, field]) => !hasUsual(field, value));
      return Object.fromEntries(unusual) as Values<F>;
    },
    write: (values) => {
      const given = values as Readonly<Record<string, unknown>>;
      return concat(...Object.entries(fields).map(([name, field]) => field.write(given[name] ?? usualOf(field))));
    },
  };
};

const usualOf = (field: Field<unknown>): unknown => ("usual" in field ? field.usual : undefined);

const hasUsual = (field: Field<unknown>, value: unknown): boolean =>
  "usual" in field && areSame(field.write(value), field.write(field.usual));

/** The value of these bytes if they hold it, the whole of it, and would be written so again; undefined otherwise. */
export const readWhole = <T>(field: Field<T>, bytes: Uint8Array): T | undefined => {
  try {
    const value = readAll(field, bytes);
    return areSame(field.write(value), bytes) ? value : undefined;
  } catch (error) {
    if (error instanceof Misfit) return undefined;
    throw error;
  }
};

/** Reads a field that fills these bytes. */
export const readAll = <T>(field: Field<T>, bytes: Uint8Array): T => {
  const source = sourceOf(bytes);
  const value = field.read(source);
  if (source.left > 0) throw new Misfit("bytes are left over");
  return value;
};
