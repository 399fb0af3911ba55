// Any frame of a schema in normal form: what has its default is left out. Text and bytes are recognised by their
// patterns; what a schema cannot say (two readings of the same bytes) is for the test that uses this.
import { isDeepStrictEqual } from "node:util";
import type { Static, TSchema } from "typebox";
import { fc } from "./search.ts";

interface Json {
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly anyOf?: readonly Json[];
  readonly type?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly not?: { readonly enum: readonly number[] };
  readonly properties?: Readonly<Record<string, Json>>;
  readonly required?: readonly string[];
  readonly items?: Json;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly pattern?: string;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly default?: unknown;
}

/** Longer ones are no different, and several of them would not fit one frame. */
const ITEMS_MAX = 3;
const BYTES_MAX = 12;

const HEX = /^\^\(\?:\[0-9A-Fa-f\]\{2\} \?\)\{(\d+),(\d+)\}\$$/;

/** Text without a certain character. */
const ANY_TEXT = /^\^\[\^[^\]]*\]\*\$$/;

/** One column of each row of GB 2312, signs and ASCII between them, and what ends a line. */
const GB2312 = [..."啊阿埃挨鼻病并玻菠播拨钵丁订定动号到窗口请一二三ＡＢ１２，。、！？（）", ..."A0 z9~!\\[]|\r\n\t"];
const BEYOND_GB2312 = "喆乗圽塡榎漒琝";

const pair = fc.integer({ min: 0, max: 255 }).map((byte) => byte.toString(16).toUpperCase().padStart(2, "0"));

const hexOf = (bytesMin: number, bytesMax: number): fc.Arbitrary<string> =>
  fc
    .array(pair, { minLength: bytesMin, maxLength: Math.max(bytesMin, Math.min(bytesMax, BYTES_MAX)) })
    .map((pairs) => pairs.join(" "));

const textOf = ({ minLength = 0, maxLength = BYTES_MAX }: Json): fc.Arbitrary<string> => {
  const unit = fc.constantFrom(...GB2312.filter((character) => maxLength > 1 || character >= " "));
  return fc.string({ unit, minLength, maxLength: Math.min(maxLength, BYTES_MAX) });
};

const stringOf = (schema: Json): fc.Arbitrary<string> => {
  const [, bytesMin, bytesMax] = HEX.exec(schema.pattern ?? "") ?? [];
  if (bytesMin !== undefined) return hexOf(Number(bytesMin), Number(bytesMax));
  return schema.pattern === undefined || ANY_TEXT.test(schema.pattern)
    ? textOf(schema)
    : fc.stringMatching(new RegExp(schema.pattern));
};

const integerOf = ({ minimum = 0, maximum = 0xff, not }: Json): fc.Arbitrary<number> =>
  fc.integer({ min: minimum, max: maximum }).filter((number) => !not?.enum.includes(number));

const hasOther = ({ minimum = 0, maximum = 0xff, not }: Json): boolean =>
  !not || not.enum.filter((number) => number >= minimum && number <= maximum).length <= maximum - minimum;

const isUsual = (schema: Json, value: unknown): boolean =>
  schema.default !== undefined && isDeepStrictEqual(schema.default, value);

const objectOf = ({ properties = {}, required = [] }: Json): fc.Arbitrary<unknown> => {
  const model = Object.fromEntries(Object.entries(properties).map(([name, schema]) => [name, anyValue(schema)]));
  return fc
    .record(model, { requiredKeys: [...required], noNullPrototype: true })
    .map((value) =>
      Object.fromEntries(Object.entries(value).filter(([name, one]) => !isUsual(properties[name]!, one))),
    );
};

/** Text in the second encoding and bytes that are no text have one field of that name. */
const exceptionOf = ({ properties = {} }: Json): fc.Arbitrary<unknown> | undefined => {
  if (!isDeepStrictEqual(Object.keys(properties), Object.keys(properties).slice(0, 1))) return undefined;
  if ("gbk" in properties) return textOf({}).map((text) => ({ gbk: BEYOND_GB2312 + text }));
  return "hex" in properties
    ? hexOf(0, 4).map((hex) => ({ hex: `FF ${hex}`.trim().replaceAll("00", "80") }))
    : undefined;
};

const anyValue = (schema: Json): fc.Arbitrary<unknown> => {
  if ("const" in schema) return fc.constant(schema.const);
  if (schema.enum) return fc.constantFrom(...schema.enum);
  if (schema.anyOf) return fc.oneof(...schema.anyOf.filter(hasOther).map(anyValue));
  switch (schema.type) {
    case "object":
      return exceptionOf(schema) ?? objectOf(schema);
    case "array": {
      const { items = {}, minItems: minLength = 0, maxItems = ITEMS_MAX } = schema;
      return fc.array(anyValue(items), { minLength, maxLength: Math.max(minLength, Math.min(maxItems, ITEMS_MAX)) });
    }
    case "string":
      return stringOf(schema);
    case "integer":
      return integerOf(schema);
    case "boolean":
      return fc.boolean();
    default:
      throw new Error(`no values of ${JSON.stringify(schema).slice(0, 200)}`);
  }
};

export const framesOf = <S extends TSchema>(schema: S): fc.Arbitrary<Static<S>> =>
  anyValue(schema as Json) as fc.Arbitrary<Static<S>>;
