// What contradictions in rules have in common: a path, the value found there, and what was expected.
import type { Problem } from "../../base/check.ts";

export const problem = (path: string, value: unknown, expected: string): Problem => ({
  path,
  value: JSON.stringify(value),
  expected,
});

export const repeated = <T>(
  path: string,
  items: readonly T[],
  keyOf: (item: T) => string | number,
  field: string,
): Problem[] =>
  items.flatMap((item, position) =>
    items.findIndex((other) => keyOf(other) === keyOf(item)) < position
      ? [problem(`${path}/${position}/${field}`, keyOf(item), "a value that no other entry has")]
      : [],
  );

export const unknownNames = (
  path: string,
  names: readonly string[],
  known: ReadonlySet<string>,
  what: string,
): Problem[] =>
  names.flatMap((name, position) =>
    known.has(name) ? [] : [problem(`${path}/${position}`, name, `the id of a ${what}`)],
  );
