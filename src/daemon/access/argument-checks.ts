// The arguments of the operations, checked in one place for both doors: each schema is compiled once, and HTTP and
// WebSocket cannot differ in what they take.
import type { TSchema } from "typebox";
import { type Check, checker } from "../../base/check.ts";
import { argumentsOf, type OperationName, operations } from "../../protocols/api/operations.ts";

const checks: ReadonlyMap<TSchema, Check<ReturnType<typeof argumentsOf>>> = new Map(
  (Object.keys(operations) as OperationName[]).map(argumentsOf).map((schema) => [schema, checker(schema)]),
);

export const argumentCheck = (name: OperationName) => checks.get(argumentsOf(name))!;

/** The check of a schema that is an operation's; undefined for any other. */
export const knownCheck = (schema: TSchema): Check<TSchema> | undefined => checks.get(schema);
