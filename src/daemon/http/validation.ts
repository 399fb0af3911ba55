// Bodies are held against their schemas by the hall's own checker, so that every door gives the same answer: field,
// value, expectation. Nothing is coerced.
import type { FastifySchemaCompiler } from "fastify";
import { type TSchema, Type } from "typebox";
import { type Check, checker } from "../../base/check.ts";
import { knownCheck } from "../access/argument-checks.ts";
import { malformed } from "./http-problem.ts";

interface Branch {
  readonly properties?: Readonly<Record<string, { readonly const?: unknown }>>;
}

/** The field by whose constant the branches of a union are told apart. */
const tagOf = (branches: readonly Branch[]): string | undefined =>
  Object.keys(branches[0]?.properties ?? {}).find((name) =>
    branches.every(({ properties }) => properties?.[name] && "const" in properties[name]),
  );

/** Held against the one branch that its tag names: what other branches would have asked is no help to anybody. */
const taggedCheck = (tag: string, branches: readonly TSchema[]): Check<TSchema> => {
  const checks = new Map(branches.map((branch) => [(branch as Branch).properties?.[tag]?.const, checker(branch)]));
  const tags = Type.Enum([...checks.keys()].map(String));
  const noBranch = checker(Type.Object({ [tag]: tags }));
  return (value) => (checks.get((value as Record<string, unknown> | null)?.[tag]) ?? noBranch)(value);
};

const checkOf = (schema: TSchema): Check<TSchema> => {
  const branches = "anyOf" in schema ? (schema.anyOf as TSchema[]) : [];
  const tag = tagOf(branches as Branch[]);
  return tag === undefined ? checker(schema) : taggedCheck(tag, branches);
};

export const validatorCompiler: FastifySchemaCompiler<TSchema> = ({ schema }) => {
  const check = knownCheck(schema) ?? checkOf(schema);
  return (value: unknown) => {
    const checked = check(value);
    return checked.ok ? { value: checked.value } : { error: malformed(checked.problems) };
  };
};
