// Fields that hold other fields: lists, lengths before content, alternatives.
import { Type } from "typebox";
import { concat } from "../../base/bytes.ts";
import { type Field, type Fields, readAll, structure, type Values } from "./field.ts";
import { Misfit } from "./source.ts";

/** The number of items, then the items. */
export const counted = <T>(count: Field<number>, item: Field<T>, itemsMax: number): Field<readonly T[]> => ({
  schema: Type.Array(item.schema, { maxItems: itemsMax }),
  read: (source) => {
    const length = count.read(source);
    if (length > itemsMax) throw new Misfit("too many items");
    return Array.from({ length }, () => item.read(source));
  },
  write: (items) => concat(count.write(items.length), ...items.map((one) => item.write(one))),
});

/** Exactly so many items. */
export const repeated = <T>(length: number, item: Field<T>): Field<readonly T[]> => ({
  schema: Type.Array(item.schema, { minItems: length, maxItems: length }),
  read: (source) => Array.from({ length }, () => item.read(source)),
  write: (items) => concat(...items.map((one) => item.write(one))),
});

/** Items until the bytes end. */
export const restAsList = <T>(item: Field<T>, itemsMax: number): Field<readonly T[]> => ({
  schema: Type.Array(item.schema, { maxItems: itemsMax }),
  read: (source) => {
    const items: T[] = [];
    while (source.left > 0 && items.length < itemsMax) items.push(item.read(source));
    return items;
  },
  write: (items) => concat(...items.map((one) => item.write(one))),
});

/** The length in bytes, then the content. */
export const sized = <T>(length: Field<number>, content: Field<T>): Field<T> => ({
  schema: content.schema,
  read: (source) => readAll(content, source.take(length.read(source))),
  write: (value) => {
    const bytes = content.write(value);
    return concat(length.write(bytes.length), bytes);
  },
});

/** Fields of which the last may be missing; the bytes end with the last that is there. */
export const shortened = <F extends Fields>(fields: F): Field<Partial<Values<F>>> => {
  const entries = Object.entries(fields);
  return {
    schema: Type.Union(
      [...entries.keys(), entries.length].map((count) => structure(Object.fromEntries(entries.slice(0, count))).schema),
    ),
    read: (source) => {
      const values = entries.flatMap(([name, field]) => (source.left > 0 ? [[name, field.read(source)] as const] : []));
      return Object.fromEntries(values) as Partial<Values<F>>;
    },
    write: (values) => {
      const given = values as Readonly<Record<string, unknown>>;
      return concat(...entries.map(([name, field]) => (name in given ? field.write(given[name]) : [])));
    },
  };
};

type Cases = Readonly<Record<string, readonly [tag: number, fields: Fields]>>;
type CaseValues<N extends string, C extends Cases> = {
  [K in keyof C]: { readonly [P in N]: K } & Values<C[K][1]>;
}[keyof C];

/** A byte says which fields follow; `name` is the field that tells it in the frame. */
export const tagged = <N extends string, C extends Cases>(name: N, cases: C): Field<CaseValues<N, C>> => {
  const all = Object.entries(cases).map(([label, [tag, fields]]) => ({ label, tag, body: structure(fields) }));
  return {
    schema: Type.Union(
      all.map(({ label, body }) =>
        Type.Object({ [name]: Type.Literal(label), ...body.properties }, { additionalProperties: false }),
      ),
    ),
    read: (source) => {
      const tag = source.take(1)[0];
      const found = all.find((one) => one.tag === tag);
      if (!found) throw new Misfit(`${tag} is no known case`);
      return { [name]: found.label, ...found.body.read(source) } as CaseValues<N, C>;
    },
    write: (value) => {
      const found = all.find((one) => one.label === value[name])!;
      return concat([found.tag], found.body.write(value as Values<Fields>));
    },
  };
};
