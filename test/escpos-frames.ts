// Frames of ESC/POS in normal form, drawn from the schema itself, so that a new command is tested when it is written.

import type { TSchema } from "typebox";
import { hexOf } from "../src/base/bytes.ts";
import { fc } from "./search.ts";

/** What JSON Schema says of a value, as far as these frames need it. */
interface Said {
  readonly anyOf?: readonly Said[];
  readonly const?: unknown;
  readonly type?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly multipleOf?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly pattern?: string;
  readonly items?: Said;
  readonly properties?: Readonly<Record<string, Said>>;
  readonly required?: readonly string[];
}

type Draft = Readonly<Record<string, unknown>>;

/** Any frame of the union but those of the kinds left out. */
export const frameArbitraryOf = <F>(schema: TSchema, leftOut: readonly string[] = []): fc.Arbitrary<F> => {
  const kinds = ((schema as Said).anyOf ?? []).filter((one) => !leftOut.includes(String(one.properties?.kind?.const)));
  return fc.oneof(...kinds.map((one) => record(one) as fc.Arbitrary<F>));
};

const drawn = (said: Said): fc.Arbitrary<unknown> => {
  if (said.const !== undefined) return fc.constant(said.const);
  if (said.anyOf) return fc.oneof(...wordsOf(said.anyOf).map(drawn));
  if (said.type === "integer") return integer(said);
  if (said.type === "boolean") return fc.constant(true);
  if (said.type === "string") return text(said.pattern ?? "");
  if (said.type === "array") return fc.array(drawn(said.items ?? {}), { minLength: said.minItems ?? 1, maxLength: 5 });
  return record(said);
};

/** A byte for which there is a word comes back as the word. */
const wordsOf = (choices: readonly Said[]): readonly Said[] => choices.filter(({ type }) => type !== "integer");

const integer = ({ minimum = 0, maximum = 255, multipleOf = 1 }: Said): fc.Arbitrary<number> =>
  fc.integer({ min: minimum / multipleOf, max: maximum / multipleOf }).map((steps) => steps * multipleOf);

/** No text in any encoding, and no zero, which ends some data. */
const bytes = (length: number): fc.Arbitrary<string> =>
  fc
    .uint8Array({ minLength: length, maxLength: length })
    .map((row) => hexOf(row.map((byte, at) => (at ? byte || 1 : 0xff))));

/** 24 bytes or 48 fill whole rows of all the widths below. */
const text = (pattern: string): fc.Arbitrary<string> => {
  const exact = /\{(\d+),\1\}\$$/.exec(pattern)?.[1];
  if (exact !== undefined) return bytes(Number(exact));
  if (pattern.includes("A-F")) return fc.constantFrom(24, 48).chain(bytes);
  if (pattern === "^[!-~]$") return fc.constantFrom("B", "C", "D", "M");
  return fc.string({ maxLength: 40, unit: fc.constantFrom(..."A0z {}-/.") });
};

/** Fields whose values hang together with others. */
const WIDTHS = fc.constantFrom(1, 3);
const SPECIAL: Readonly<Record<string, fc.Arbitrary<number>>> = {
  widthBytes: WIDTHS,
  widthDots: WIDTHS,
  height: WIDTHS,
  first: fc.integer({ min: 0, max: 200 }),
};

const record = ({ properties = {}, required = [] }: Said): fc.Arbitrary<Draft> => {
  const entries = Object.entries(properties).map(([name, said]) => [name, SPECIAL[name] ?? drawn(said)] as const);
  const drafts = fc.record(Object.fromEntries(entries), { requiredKeys: [...required] }) as fc.Arbitrary<Draft>;
  return drafts.map((draft) => normal(draft, properties));
};

/** Leaves out what has its usual value, and gives data in one way only. */
const normal = (draft: Draft, { rest, text: words, hex }: NonNullable<Said["properties"]>): Draft => {
  const { rest: bits, hex: data, ...fields } = draft;
  const known = Number(bits ?? 0) & (rest?.maximum ?? 0);
  const hasText = words !== undefined && (fields.text !== undefined || data === undefined);
  return {
    ...fields,
    ...(known ? { rest: known } : {}),
    ...(hasText ? { text: fields.text ?? "" } : {}),
    ...(hex && !hasText ? { hex: data } : {}),
  };
};
