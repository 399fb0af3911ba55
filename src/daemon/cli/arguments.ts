// The command line's arguments, read the same way by every command: unknown ones are told, never ignored.
import { parseArgs } from "node:util";
import { reasonOf } from "../../base/errors.ts";

type Options = NonNullable<NonNullable<Parameters<typeof parseArgs>[0]>["options"]>;

/** A wrong command line: exit code 2, with the usage. */
export class UsageError extends Error {}

export const readArguments = <O extends Options>(args: readonly string[], options: O) => {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true, strict: true });
  } catch (error) {
    throw new UsageError(reasonOf(error));
  }
};

/** A whole number within bounds, from an option's text. */
export const wholeNumber = (
  name: string,
  text: string | undefined,
  minimum: number,
  maximum: number,
): number | undefined => {
  if (text === undefined) return undefined;
  const value = Number(text);
  if (Number.isInteger(value) && value >= minimum && value <= maximum) return value;
  throw new UsageError(`--${name} is "${text}", expected a whole number from ${minimum} to ${maximum}`);
};
