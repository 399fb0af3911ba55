// A hall on paper: what comes, who serves it, and when. One schema gives type and validation; what a schema cannot say
// (a window that serves a category nobody has) is said beside it, with field, value and expectation.
import { type Static, Type } from "typebox";
import { checker, type Problem, problemText } from "../../src/base/check.ts";
import { Detours, noDetours, usualDetours } from "./detours.ts";

const Share = Type.Number({ minimum: 0, maximum: 1 });
const Minutes = Type.Number({ minimum: 0, maximum: 1440 });
const Hour = Type.Number({ minimum: 0, maximum: 24 });
const Id = Type.String({ minLength: 1, maxLength: 40 });
const Speed = Type.Number({ exclusiveMinimum: 0, maximum: 4 });
const Spread = Type.Object({ cv: Type.Number({ minimum: 0, maximum: 3 }) });

/** From, to, and whether the clerk stays at the end until nobody waits (1, also when left out) or leaves (0). */
const Duty = Type.Array(Type.Number({ minimum: 0, maximum: 1440 }), { minItems: 2, maxItems: 3 });

const Category = Type.Object({
  id: Id,
  name: Type.Optional(Type.String()),
  serviceMean: Type.Number({ exclusiveMinimum: 0, maximum: 480 }),
  serviceCv: Type.Number({ minimum: 0, maximum: 5 }),
  ratePerHalfHour: Type.Array(Type.Number({ minimum: 0, maximum: 1000 }), { minItems: 1, maxItems: 48 }),
});

const Window = Type.Object({
  id: Id,
  name: Type.Optional(Type.String()),
  base: Type.Array(Id, { minItems: 1 }),
  help: Type.Optional(Type.Record(Type.String(), Speed)),
  duty: Type.Array(Duty),
  tidal: Type.Optional(Type.Boolean()),
  reserved: Type.Optional(Type.Boolean()),
  modes: Type.Optional(Type.Array(Type.Array(Id, { minItems: 1 }))),
});

/** People who come together and whom no forecast knows of. */
const Batch = Type.Object({
  at: Type.Number({ minimum: 0, maximum: 1440, description: "hours below 24, else minutes from midnight" }),
  category: Id,
  count: Type.Integer({ minimum: 1, maximum: 1000 }),
});

/** What may be given for all scenarios, and for one of them instead. */
const constants = {
  minDwell: Type.Optional(Minutes),
  minOpen: Type.Optional(Minutes),
  setupMin: Type.Optional(Minutes),
  openDelayMin: Type.Optional(Minutes),
  greenShare: Type.Optional(Share),
  apptShare: Type.Optional(Share),
  patience: Type.Optional(
    Type.Object({
      dist: Type.Optional(Type.Literal("lognormal")),
      mean: Type.Number({ exclusiveMinimum: 0 }),
      cv: Type.Number({ minimum: 0, maximum: 5 }),
    }),
  ),
  dayFactorGamma: Type.Optional(Spread),
  catFactorGamma: Type.Optional(Spread),
  noShowShare: Type.Optional(Share),
  noShowMin: Type.Optional(Minutes),
  detours: Type.Optional(Type.Partial(Detours)),
};

const Scenario = Type.Object({
  id: Id,
  name: Type.Optional(Type.String()),
  open: Hour,
  close: Hour,
  lunch: Type.Optional(Type.Array(Hour, { minItems: 2, maxItems: 2 })),
  categories: Type.Array(Category, { minItems: 1, maxItems: 60 }),
  windows: Type.Array(Window, { minItems: 1, maxItems: 100 }),
  batches: Type.Optional(Type.Array(Batch)),
  constants: Type.Optional(Type.Object(constants)),
  ...constants,
});

const File = Type.Object({
  constants: Type.Optional(Type.Object(constants)),
  scenarios: Type.Array(Scenario, { minItems: 1 }),
});

type Given = Static<typeof Scenario>;
export type Category = Static<typeof Category>;
export type WindowOnPaper = Static<typeof Window>;

export interface Constants {
  readonly dwellMinutes: number;
  readonly openMinutesMin: number;
  readonly setupMinutes: number;
  readonly openDelayMinutes: number;
  readonly greenShare: number;
  readonly appointmentShare: number;
  readonly patience: { readonly mean: number; readonly cv: number };
  readonly dayCv: number;
  readonly categoryCv: number;
  /** Called, and not there any more: the window waits for so long. None unless the file says so. */
  readonly noShowShare: number;
  readonly noShowMinutes: number;
  readonly detours: Detours;
}

export interface Scenario extends Omit<Given, keyof typeof constants | "batches" | "constants"> {
  readonly constants: Constants;
  readonly batches: readonly Static<typeof Batch>[];
}

export const SLOT_MINUTES = 30;

const checkFile = checker(File);

const constantsOf = (given: Static<typeof File>["constants"] & object): Constants => ({
  dwellMinutes: given.minDwell ?? 20,
  openMinutesMin: given.minOpen ?? 40,
  setupMinutes: given.setupMin ?? 2,
  openDelayMinutes: given.openDelayMin ?? 5,
  greenShare: given.greenShare ?? 0.1,
  appointmentShare: given.apptShare ?? 0.1,
  patience: given.patience ?? { mean: 120, cv: 0.6 },
  dayCv: given.dayFactorGamma?.cv ?? 0.18,
  categoryCv: given.catFactorGamma?.cv ?? 0.12,
  noShowShare: given.noShowShare ?? 0,
  noShowMinutes: given.noShowMin ?? 2,
  detours: { ...noDetours, ...given.detours },
});

const HOURS_MAX = 24;
const minutesOf = (at: number): number => (at < HOURS_MAX ? at * 60 : at);

const complete = (given: Given, common: Static<typeof File>["constants"]): Scenario => ({
  ...given,
  constants: constantsOf({ ...common, ...given.constants, ...given }),
  batches: (given.batches ?? []).map((batch) => ({ ...batch, at: minutesOf(batch.at) })),
});

/** Other names under which a batch's fields are met. */
const BATCH_NAMES: Readonly<Record<string, readonly string[]>> = {
  at: ["at", "time", "minute", "t"],
  category: ["category", "cat", "service"],
  count: ["count", "n", "people", "size"],
};

/** Written by hand, a batch may be a list: [at, category, count]. */
const asBatch = (batch: unknown): unknown => {
  if (Array.isArray(batch)) return { at: batch[0], category: batch[1], count: batch[2] };
  const given = (batch ?? {}) as Record<string, unknown>;
  const named = Object.entries(BATCH_NAMES).map(([name, names]) => [
    name,
    given[names.find((one) => one in given) ?? name],
  ]);
  return Object.fromEntries(named);
};

const withBatches = (document: unknown): unknown => {
  const { scenarios } = (document ?? {}) as { scenarios?: unknown };
  if (!Array.isArray(scenarios)) return document;
  const plain = scenarios.map((one: { batches?: unknown }) =>
    Array.isArray(one?.batches) ? { ...one, batches: one.batches.map(asBatch) } : one,
  );
  return { ...(document as object), scenarios: plain };
};

const unknownIds = (path: string, ids: readonly string[], known: ReadonlySet<string>): Problem[] =>
  ids.flatMap((id, at) =>
    known.has(id)
      ? []
      : [{ path: `${path}/${at}`, value: JSON.stringify(id), expected: `one of ${[...known].join(", ")}` }],
  );

const twice = (path: string, ids: readonly string[]): Problem[] =>
  ids.flatMap((id, at) =>
    ids.indexOf(id) === at
      ? []
      : [{ path: `${path}/${at}/id`, value: JSON.stringify(id), expected: "an id of its own" }],
  );

const dutyProblems = (path: string, duty: readonly (readonly number[])[]): Problem[] =>
  duty.flatMap(([from = 0, to = 0], at) => {
    const before = duty[at - 1]?.[1] ?? 0;
    if (from < to && from >= before) return [];
    return [
      { path: `${path}/${at}`, value: `[${from},${to}]`, expected: "an end after its begin and after the one before" },
    ];
  });

const windowProblems = (path: string, window: WindowOnPaper, known: ReadonlySet<string>): Problem[] => [
  ...unknownIds(`${path}/base`, window.base, known),
  ...unknownIds(`${path}/help`, Object.keys(window.help ?? {}), known),
  ...(window.modes ?? []).flatMap((mode, at) => unknownIds(`${path}/modes/${at}`, mode, known)),
  ...dutyProblems(`${path}/duty`, window.duty),
];

const categoryProblems = (path: string, { ratePerHalfHour }: Category, slots: number): Problem[] =>
  ratePerHalfHour.length === slots
    ? []
    : [
        {
          path: `${path}/ratePerHalfHour`,
          value: `${ratePerHalfHour.length} rates`,
          expected: `${slots}, one for each half-hour`,
        },
      ];

const scenarioProblems = (path: string, scenario: Given): Problem[] => {
  const { open, close, categories, windows, batches = [] } = scenario;
  if (close <= open) return [{ path: `${path}/close`, value: String(close), expected: `later than open (${open})` }];
  const known = new Set(categories.map(({ id }) => id));
  const slots = Math.ceil(((close - open) * 60) / SLOT_MINUTES);
  return [
    ...twice(
      `${path}/categories`,
      categories.map(({ id }) => id),
    ),
    ...twice(
      `${path}/windows`,
      windows.map(({ id }) => id),
    ),
    ...categories.flatMap((category, at) => categoryProblems(`${path}/categories/${at}`, category, slots)),
    ...windows.flatMap((window, at) => windowProblems(`${path}/windows/${at}`, window, known)),
    ...unknownIds(
      `${path}/batches`,
      batches.map(({ category }) => category),
      known,
    ),
  ];
};

/** The same hall with people who do not go straight through. */
export const withUsualDetours = (scenario: Scenario): Scenario => ({
  ...scenario,
  constants: { ...scenario.constants, detours: usualDetours },
});

export type ScenarioFile =
  | { readonly ok: true; readonly scenarios: readonly Scenario[] }
  | { readonly ok: false; readonly problems: readonly string[] };

/** Scenarios of a parsed file, or everything that is wrong with it. */
export const readScenarios = (document: unknown): ScenarioFile => {
  const checked = checkFile(withBatches(document));
  if (!checked.ok) return { ok: false, problems: checked.problems.map(problemText) };
  const { scenarios, constants: common } = checked.value;
  const problems = [
    ...twice(
      "/scenarios",
      scenarios.map(({ id }) => id),
    ),
    ...scenarios.flatMap((scenario, at) => scenarioProblems(`/scenarios/${at}`, scenario)),
  ];
  if (problems.length > 0) return { ok: false, problems: problems.map(problemText) };
  return { ok: true, scenarios: scenarios.map((scenario) => complete(scenario, common)) };
};
