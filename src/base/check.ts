// Holds a value against a schema and says, for every problem, which field, which value and what was expected.
import { Ajv, type ErrorObject } from "ajv";
import type { Static, TSchema } from "typebox";

export interface Problem {
  /** JSON pointer of the field, empty for the whole document. */
  readonly path: string;
  /** The value found, shortened to 80 characters of JSON; `missing` where there is none. */
  readonly value: string;
  readonly expected: string;
}

export type Checked<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly problems: readonly Problem[] };

export type Check<S extends TSchema> = (value: unknown) => Checked<Static<S>>;

export interface CheckOptions {
  /** Fills defaults from the schema into the value itself. Default false. */
  readonly fillDefaults?: boolean;
  /** Lists every problem instead of the first. Default true. */
  readonly allProblems?: boolean;
}

const SHOWN_MAX = 80;

const shown = (value: unknown): string => {
  if (value === undefined) return "missing";
  const json = JSON.stringify(value) ?? String(value);
  return json.length > SHOWN_MAX ? `${json.slice(0, SHOWN_MAX - 1)}…` : json;
};

const member = (error: ErrorObject, name: string): string =>
  `${error.instancePath}/${name.replaceAll("~", "~0").replaceAll("/", "~1")}`;

const problemOf = (error: ErrorObject): Problem => {
  const { keyword, params, instancePath, data } = error;
  switch (keyword) {
    case "required":
      return { path: member(error, params.missingProperty), value: "missing", expected: "a value" };
    case "additionalProperties":
    case "unevaluatedProperties": {
      const name = params.additionalProperty ?? params.unevaluatedProperty;
      const value = (data as Record<string, unknown>)[name];
      return { path: member(error, name), value: shown(value), expected: "no field of this name" };
    }
    case "enum":
      return { path: instancePath, value: shown(data), expected: `one of ${params.allowedValues.join(", ")}` };
    case "const":
      return { path: instancePath, value: shown(data), expected: shown(params.allowedValue) };
    default:
      return { path: instancePath, value: shown(data), expected: (error.message ?? keyword).replace(/^must /, "to ") };
  }
};

const branchOf = ({ schemaPath }: ErrorObject): string | undefined =>
  /^#\/(?:anyOf|oneOf)\/(\d+)\//.exec(schemaPath)?.[1];

/** A union of messages reports each of them: one whose own name (`kind`, `t`) is not the one found was not meant. */
const meant = (errors: readonly ErrorObject[]): readonly ErrorObject[] => {
  const others = new Set(errors.filter(({ keyword }) => keyword === "const").map(branchOf));
  const left = errors.filter((error) => branchOf(error) === undefined || !others.has(branchOf(error)));
  return left.length > 0 ? left : errors.filter(({ keyword }) => keyword === "const");
};

/** A union reports each of its branches; what is told is about the branch that was meant. */
const meaningful = (errors: readonly ErrorObject[]): readonly ErrorObject[] => {
  const told = errors.filter((error) => error.keyword !== "anyOf" && error.keyword !== "oneOf");
  const all = meant(told.length > 0 ? told : errors);
  const constants = all.filter((error) => error.keyword === "const");
  if (constants.length !== all.length) return all;
  const paths = new Set(constants.map((error) => error.instancePath));
  return paths.size === 1 && constants.length > 1 ? [asEnum(constants)] : all;
};

const asEnum = (constants: readonly ErrorObject[]): ErrorObject => ({
  ...constants[0]!,
  keyword: "enum",
  params: { allowedValues: constants.map((error) => error.params.allowedValue) },
});

/** Makes a checker; the schema is compiled when the first value comes, so an unused one costs nothing at start. */
export const checker = <S extends TSchema>(schema: S, options: CheckOptions = {}): Check<S> => {
  const compile = () =>
    new Ajv({
      allErrors: options.allProblems ?? true,
      verbose: true,
      strict: false,
      useDefaults: options.fillDefaults ?? false,
      coerceTypes: false,
      removeAdditional: false,
      discriminator: false,
      validateFormats: false,
      // The schemas are our own: holding them against the meta-schema is most of what a new Ajv costs.
      meta: false,
      validateSchema: false,
      // Optimizing the code takes as long as making it, and does not show in a check.
      code: { optimize: false },
    }).compile<Static<S>>(schema);
  let validate: ReturnType<typeof compile> | undefined;
  return (value) => {
    validate ??= compile();
    if (validate(value)) return { ok: true, value };
    return { ok: false, problems: meaningful(validate.errors ?? []).map(problemOf) };
  };
};

/** One problem as a sentence: field, value, expectation. */
export const problemText = ({ path, value, expected }: Problem): string =>
  `${path || "the document"} is ${value}, expected ${expected}`;

export const problemsText = (problems: readonly Problem[]): string => problems.map(problemText).join("; ");
