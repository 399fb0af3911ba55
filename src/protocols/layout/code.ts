// What a small number on a wire means: a quantity, a name, yes or no. Numbers become bytes or parts of a byte.
import { type TSchema, Type } from "typebox";
import type { Field } from "./field.ts";
import { Misfit } from "./source.ts";

export interface Code<T> {
  readonly schema: TSchema;
  /** Throws Misfit for a number that means nothing. */
  meaning(number: number): T;
  number(meaning: T): number;
}

export const quantity = (minimum: number, maximum: number, description = ""): Code<number> => ({
  schema: Type.Integer({ minimum, maximum, ...(description && { description }) }),
  meaning: (number) => {
    if (number < minimum || number > maximum) throw new Misfit(`${number} is out of range`);
    return number;
  },
  number: (meaning) => meaning,
});

/** The known numbers by name; others in the range stay numbers. */
export const named = <N extends string>(
  numbers: Readonly<Record<N, number>>,
  description = "",
  [minimum, maximum]: readonly [number, number] = [0, 0xff],
): Code<N | number> => {
  const names = Object.keys(numbers) as N[];
  const nameOf = new Map(names.map((name) => [numbers[name], name]));
  const unnamed = { minimum, maximum, not: { enum: [...nameOf.keys()] } };
  return {
    schema: Type.Union([Type.Enum(names), Type.Integer(unnamed)], { description }),
    meaning: (number) => {
      if (number < minimum || number > maximum) throw new Misfit(`${number} is out of range`);
      return nameOf.get(number) ?? number;
    },
    number: (meaning) => (typeof meaning === "number" ? meaning : numbers[meaning]),
  };
};

/** Only these, counted from 0 in this order. */
export const oneOf = <N extends number>(values: readonly N[], description: string): Code<N> => ({
  schema: Type.Enum([...values], { description }),
  meaning: (number) => {
    const value = values[number];
    if (value === undefined) throw new Misfit(`${number} has no meaning`);
    return value;
  },
  number: (meaning) => values.indexOf(meaning),
});

export const yesNo = (yes: number, no: number, description: string): Code<boolean> => ({
  schema: Type.Boolean({ description }),
  meaning: (number) => {
    if (number !== yes && number !== no) throw new Misfit(`${number} is neither yes nor no`);
    return number === yes;
  },
  number: (meaning) => (meaning ? yes : no),
});

const bytesOf = (number: number, count: number): Uint8Array =>
  Uint8Array.from({ length: count }, (_, index) => Math.floor(number / 2 ** (8 * index)) & 0xff);

const numberOf = (bytes: Uint8Array): number => bytes.reduceRight((number, byte) => number * 256 + byte, 0);

/** A number of so many bytes, the low one first. */
export const low = <T>(count: number, code: Code<T>): Field<T> => ({
  schema: code.schema,
  read: (source) => code.meaning(numberOf(source.take(count))),
  write: (value) => bytesOf(code.number(value), count),
});

/** A number of so many bytes, the high one first. */
export const high = <T>(count: number, code: Code<T>): Field<T> => ({
  schema: code.schema,
  read: (source) => code.meaning(numberOf(source.take(count).slice().reverse())),
  write: (value) => bytesOf(code.number(value), count).reverse(),
});

export const byte = <T>(code: Code<T>): Field<T> => low(1, code);
export const u8 = (description = ""): Field<number> => byte(quantity(0, 0xff, description));
export const u16le = (description = ""): Field<number> => low(2, quantity(0, 0xffff, description));
export const u16be = (description = ""): Field<number> => high(2, quantity(0, 0xffff, description));
export const u32le = (description = ""): Field<number> => low(4, quantity(0, 0xffff_ffff, description));
export const u32be = (description = ""): Field<number> => high(4, quantity(0, 0xffff_ffff, description));
