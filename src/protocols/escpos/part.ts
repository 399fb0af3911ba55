// What the bytes after a command's own are made of: numbers, words, flags, lists. A part knows the names of its fields
// and how they stand on the wire, and nothing of any command. Where a command ends is known only when it has been read,
// so every part may ask for more bytes.
import {
  type Static,
  type TBoolean,
  type TInteger,
  type TObject,
  type TOptional,
  type TProperties,
  Type,
} from "typebox";
import { frameOf, MORE, type Step } from "../codec.ts";

export type Fields = Readonly<Record<string, unknown>>;

/** Some bytes in a row. `read` says undefined where the bytes are something else; `write` throws nothing. */
export interface Part<P extends TProperties = TProperties> {
  readonly properties: P;
  read(bytes: Uint8Array): Step<Fields> | undefined;
  write(fields: Static<TObject<P>>): ArrayLike<number>;
}

/** A part that is made for any names cannot know their types: what it needs of them it asks by name. */
export const named = (fields: object): Fields => fields as Fields;

export type None = Record<never, never>;
export const nothing: Part<None> = { properties: {}, read: () => frameOf(0, {}), write: () => [] };

/** One part after another. */
export const both = <A extends TProperties, B extends TProperties>(first: Part<A>, second: Part<B>): Part<A & B> => ({
  properties: { ...first.properties, ...second.properties },
  read: (bytes) => {
    const one = first.read(bytes);
    if (one?.kind !== "frame") return one;
    const other = second.read(bytes.subarray(one.length));
    if (other?.kind !== "frame") return other;
    return frameOf(one.length + other.length, { ...one.frame, ...other.frame });
  },
  // A record of both has what either needs.
  write: (fields) => [...Array.from(first.write(fields as never)), ...Array.from(second.write(fields as never))],
});

/** Bytes that are always the same. */
export const fixed = (...bytes: readonly number[]): Part<None> => ({
  properties: {},
  read: (found) => {
    if (!bytes.slice(0, found.length).every((byte, index) => byte === found[index])) return undefined;
    return found.length < bytes.length ? MORE : frameOf(bytes.length, {});
  },
  write: () => bytes,
});

/** How a whole number stands on the wire: least byte first. */
export interface Figure {
  readonly schema: TInteger;
  readonly width: 1 | 2 | 4;
  /** What one step of the wire is worth. */
  readonly scale: number;
  readonly isSigned: boolean;
}

const figure = (width: 1 | 2 | 4, description: string, { scale = 1, isSigned = false } = {}): Figure => {
  const minimum = isSigned ? -(256 ** width) / 2 : 0;
  const maximum = (256 ** width - 1 + minimum) * scale;
  const multipleOf = scale === 1 ? {} : { multipleOf: scale };
  return { schema: Type.Integer({ minimum, maximum, ...multipleOf, description }), width, scale, isSigned };
};

/** One byte, each step worth `scale`. */
export const byte = (description: string, scale = 1): Figure => figure(1, description, { scale });
export const word = (description: string): Figure => figure(2, description);
export const long = (description: string): Figure => figure(4, description);
export const signedWord = (description: string): Figure => figure(2, description, { isSigned: true });

type Integers<N> = { [K in keyof N]: TInteger };

/** Numbers one after another, in the order of the record. */
export const numbers = <N extends Readonly<Record<string, Figure>>>(figures: N): Part<Integers<N>> => {
  const list = Object.entries(figures);
  const length = widthOf(list);
  const read = (bytes: Uint8Array): Fields =>
    Object.fromEntries(list.map(([name, one], index) => [name, figureIn(one, bytes, widthOf(list.slice(0, index)))]));
  return {
    properties: Object.fromEntries(list.map(([name, { schema }]) => [name, schema])) as Integers<N>,
    read: (bytes) => (bytes.length < length ? MORE : frameOf(length, read(bytes))),
    write: (fields) => list.flatMap(([name, one]) => bytesOfFigure(one, Number(named(fields)[name]))),
  };
};

const widthOf = (list: readonly (readonly [string, Figure])[]): number =>
  list.reduce((sum, [, { width }]) => sum + width, 0);

const figureIn = ({ width, scale, isSigned }: Figure, bytes: Uint8Array, at: number): number => {
  const view = new DataView(bytes.buffer, bytes.byteOffset + at, width);
  if (width === 1) return view.getUint8(0) * scale;
  if (width === 4) return view.getUint32(0, true);
  return isSigned ? view.getInt16(0, true) : view.getUint16(0, true);
};

const bytesOfFigure = ({ width, scale }: Figure, value: number): number[] => littleEndian(value / scale, width);

export const littleEndian = (value: number, width: number): number[] =>
  Array.from({ length: width }, (_, index) => Math.floor(value / 256 ** index) & 0xff);

/** Names of bits, 0 the least. A name that is left out is not set. */
export type BitNames = Readonly<Record<string, number>>;
export interface FlagOptions {
  /** Bits that are the same in every such byte, and what they are. Default none. */
  readonly mask?: number;
  readonly mark?: number;
}
type Flags<N> = { [K in keyof N]: TOptional<TBoolean> } & { rest: TOptional<TInteger> };

const restOf = (bits: number): TInteger =>
  Type.Integer({ minimum: 0, maximum: bits, description: "the bits without a name" });

/** [ESCPOS-2.6] One byte whose bits are statements; those without a name are carried in `rest`. */
export const flags = <const N extends BitNames>(bits: N, options: FlagOptions = {}): Part<Flags<N>> => {
  const { mask = 0, mark = 0 } = options;
  const names = Object.entries(bits);
  const unnamed = names.reduce((left, [, bit]) => left & ~(1 << bit), 0xff & ~mask);
  const read = (value: number): Fields => ({
    ...Object.fromEntries(names.filter(([, bit]) => value & (1 << bit)).map(([name]) => [name, true])),
    ...(value & unnamed ? { rest: value & unnamed } : {}),
  });
  const write = (fields: Fields): number =>
    names.reduce(
      (value, [name, bit]) => value | (fields[name] === true ? 1 << bit : 0),
      mark | (Number(fields.rest ?? 0) & unnamed),
    );
  return {
    properties: {
      ...Object.fromEntries(
        names.map(([name, bit]) => [name, Type.Optional(Type.Boolean({ description: `bit ${bit}` }))]),
      ),
      ...(unnamed ? { rest: Type.Optional(restOf(unnamed)) } : {}),
    } as Flags<N>,
    read: ([value]) => {
      if (value === undefined) return MORE;
      return (value & mask) === mark ? frameOf(1, read(value)) : undefined;
    },
    write: (fields) => [write(named(fields))],
  };
};

type Pair<K extends string> = { [N in K]: TInteger };

/** One byte with two sizes of 1 to 16, the first in its upper half. */
export const nibbles = <const K extends string>(upper: K, lower: K): Part<Pair<K>> => {
  const times = Type.Integer({ minimum: 1, maximum: 16, description: "times; usual 1 to 8" });
  return {
    properties: { [upper]: times, [lower]: times } as Pair<K>,
    read: ([value]) => {
      if (value === undefined) return MORE;
      return frameOf(1, { [upper]: (value >> 4) + 1, [lower]: (value & 0x0f) + 1 });
    },
    write: (fields) => [(Number(named(fields)[upper]) - 1) * 16 + Number(named(fields)[lower]) - 1],
  };
};
