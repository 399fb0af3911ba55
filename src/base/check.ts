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
    case "pattern":
      return { path: instancePath, value: shown(data), expected: describedPattern(error) };
    case "const":
      return { path: instancePath, value: shown(data), expected: shown(params.allowedValue) };
    default:
      return { path: instancePath, value: shown(data), expected: (error.message ?? keyword).replace(/^must /, "to ") };
  }
};

/** What a pattern is for is easier to read than the pattern. */
const describedPattern = ({ parentSchema, params }: ErrorObject): string =>
  parentSchema?.description ?? `to match pattern "${params.pattern}"`;

/** The branch of a union in which an error lies, and what it was held against. */
interface Branch {
  readonly schemaPath: string;
  readonly instancePath: string;
}

const isWithin = (path: string, outer: string): boolean => path === outer || path.startsWith(`${outer}/`);

/** The branch that a wrong name (`kind`, `t`, `item`) rules out; it may have several names. */
const notMeant = ({ schemaPath, instancePath }: ErrorObject): Branch[] => {
  const branch = /^(.*\/(?:anyOf|oneOf)\/\d+)\/properties\/[^/]+\/(?:anyOf\/\d+\/)?const$/.exec(schemaPath)?.[1];
  return branch === undefined ? [] : [{ schemaPath: branch, instancePath: instancePath.replace(/\/[^/]*$/, "") }];
};

const liesIn = (error: ErrorObject, branch: Branch): boolean =>
  isWithin(error.schemaPath, branch.schemaPath) && isWithin(error.instancePath, branch.instancePath);

/** A union of messages reports each of them: one whose own name is not the one found was not meant, unless none was. */
const meant = (errors: readonly ErrorObject[]): readonly ErrorObject[] => {
  const branches = errors.filter(({ keyword }) => keyword === "const").flatMap(notMeant);
  const left = errors.filter((error) => !branches.some((branch) => liesIn(error, branch)));
  const isNamed = ({ instancePath }: Branch) => left.some((error) => isWithin(error.instancePath, instancePath));
  const unnamed = branches.filter((branch) => !isNamed(branch));
  const names = errors.filter((error) => error.keyword === "const" && unnamed.some((branch) => liesIn(error, branch)));
  return [...left, ...names];
};

/** A branch that lacks a field of its own was not meant where another lacks none: `{ "usb": 1 }` is no `{ "tcp": … }`. */
const nearest = (errors: readonly ErrorObject[]): readonly ErrorObject[] => {
  const lacking = errors.flatMap(({ schemaPath, instancePath }) => {
    const [, branch, union] = /^((.*\/(?:anyOf|oneOf))\/\d+)\/required$/.exec(schemaPath) ?? [];
    return branch && union ? [{ union, branch: { schemaPath: branch, instancePath } }] : [];
  });
  const left = errors.filter((error) => !lacking.some(({ branch }) => liesIn(error, branch)));
  const worse = lacking.filter(({ union, branch: { instancePath } }) =>
    left.some((error) => liesIn(error, { schemaPath: union, instancePath })),
  );
  return errors.filter((error) => !worse.some(({ branch }) => liesIn(error, branch)));
};

/** A union reports each of its branches; what is told is about the branch that was meant. */
const meaningful = (errors: readonly ErrorObject[]): readonly ErrorObject[] => {
  const told = errors.filter((error) => error.keyword !== "anyOf" && error.keyword !== "oneOf");
  const all = nearest(meant(told.length > 0 ? told : errors));
  return [...new Set(all.map(({ instancePath }) => instancePath))].flatMap((path) => {
    const here = all.filter(({ instancePath }) => instancePath === path);
    const constants = here.filter(({ keyword }) => keyword === "const");
    const others = here.filter(({ keyword }) => keyword !== "const");
    return constants.length > 1 ? [asEnum(constants), ...others] : here;
  });
};

const asEnum = (constants: readonly ErrorObject[]): ErrorObject => ({
  ...constants[0]!,
  keyword: "enum",
  params: { allowedValues: [...new Set(constants.map((error) => error.params.allowedValue))] },
});

/** The branches of a union may all ask for the same. */
const eachOnce = (problems: readonly Problem[]): Problem[] => [
  ...new Map(problems.map((problem) => [problemText(problem), problem])).values(),
];

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
    return { ok: false, problems: eachOnce(meaningful(validate.errors ?? []).map(problemOf)) };
  };
};

/** One problem as a sentence: field, value, expectation. */
export const problemText = ({ path, value, expected }: Problem): string =>
  `${path || "the document"} is ${value}, expected ${expected}`;

export const problemsText = (problems: readonly Problem[]): string => problems.map(problemText).join("; ");
