// One byte that stands for a word.
import { type TBoolean, type TOptional, type TProperties, type TUnsafe, Type } from "typebox";
import { frameOf, MORE } from "../codec.ts";
import { type Fields, named, type Part } from "./part.ts";

/** Words and the bytes that they stand for. */
export type Words = Readonly<Record<string, number>>;
type Named<K extends string, V> = { [N in K]: TUnsafe<V> };
type Digit = { digit: TOptional<TBoolean> };
type Value = string | boolean;
type Pairs = readonly (readonly [Value, number])[];

interface Options {
  /** The byte may be sent as an ASCII digit too [ESCPOS-2.5]. */
  readonly takesDigits?: boolean;
  /** A byte without a word makes another command of it; else it is carried as its number. */
  readonly isExact?: boolean;
}

const DIGIT_ZERO = 0x30;

const wordOf = (pairs: Pairs, byte: number): Value | undefined => pairs.find(([, one]) => one === byte)?.[0];

/** Undefined for a byte that no word stands for. */
const wordFields = (name: string, pairs: Pairs, { takesDigits }: Options, value: number): Fields | undefined => {
  const word = wordOf(pairs, value);
  if (word !== undefined) return { [name]: word };
  const spelled = takesDigits ? wordOf(pairs, value - DIGIT_ZERO) : undefined;
  return spelled === undefined ? undefined : { [name]: spelled, digit: true };
};

const byteOf = (name: string, pairs: Pairs, fields: Fields): number => {
  const value = fields[name];
  if (typeof value === "number") return value;
  const byte = pairs.find(([word]) => word === value)?.[1] ?? 0;
  return fields.digit === true ? byte + DIGIT_ZERO : byte;
};

const propertiesOf = (name: string, pairs: Pairs, { takesDigits, isExact }: Options): TProperties => {
  const words = Type.Union(pairs.map(([word]) => Type.Literal(word)));
  const byte = Type.Integer({ minimum: 0, maximum: 255, description: "a byte that none of the words stands for" });
  const digit = Type.Optional(Type.Boolean({ description: "sent as the ASCII digit; default false" }));
  return { [name]: isExact ? words : Type.Union([words, byte]), ...(takesDigits ? { digit } : {}) };
};

const part = <P extends TProperties>(name: string, pairs: Pairs, options: Options): Part<P> => ({
  properties: propertiesOf(name, pairs, options) as P,
  read: ([value]) => {
    if (value === undefined) return MORE;
    const fields = wordFields(name, pairs, options, value);
    return fields || !options.isExact ? frameOf(1, fields ?? { [name]: value }) : undefined;
  },
  write: (fields) => [byteOf(name, pairs, named(fields))],
});

export const choice = <K extends string, const W extends Words>(
  name: K,
  words: W,
): Part<Named<K, (keyof W & string) | number>> => part(name, Object.entries(words), {});

export const choiceOrDigit = <K extends string, const W extends Words>(
  name: K,
  words: W,
): Part<Named<K, (keyof W & string) | number> & Digit> => part(name, Object.entries(words), { takesDigits: true });

export const exactly = <K extends string, const W extends Words>(name: K, words: W): Part<Named<K, keyof W & string>> =>
  part(name, Object.entries(words), { isExact: true });

export const exactlyOrDigit = <K extends string, const W extends Words>(
  name: K,
  words: W,
): Part<Named<K, keyof W & string> & Digit> => part(name, Object.entries(words), { isExact: true, takesDigits: true });

const ON_OFF: Pairs = [
  [false, 0],
  [true, 1],
];

/** 1 is true and 0 false; likewise as ASCII digits. */
export const onOff = <K extends string>(name: K): Part<Named<K, boolean | number> & Digit> =>
  part(name, ON_OFF, { takesDigits: true });
