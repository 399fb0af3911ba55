// The outcome of a run: as one JSON object for programs, as aligned lines for people.
import { columns } from "../../src/daemon/cli/terminal.ts";
import type { EstimateRow } from "./estimates.ts";
import type { Timed } from "./run-policy.ts";

export interface Row extends Timed {
  readonly scenario: string;
  readonly policy: string;
  readonly days: number;
}

const DIGITS = 6;
const rounded = (value: number): number => Number(value.toPrecision(DIGITS));

/** The named figures first; what goes beyond them stands under `more`. */
const jsonRow = (row: Row) => ({
  scenario: row.scenario,
  policy: row.policy,
  days: row.days,
  meanWait: rounded(row.meanWait),
  meanWaitCI: rounded(row.meanWaitCI),
  p90: rounded(row.p90),
  worstP90: rounded(row.worstP90),
  over15: rounded(row.over15),
  abandon: rounded(row.abandon),
  green: rounded(row.green),
  appointment: rounded(row.appointment),
  utilisationSD: rounded(row.utilisationSD),
  signChanges: rounded(row.signChanges),
  ordinaryChanges: rounded(row.ordinaryChanges),
  benchHours: rounded(row.benchHours),
  benchAvailable: rounded(row.benchAvailable),
  decisionP99us: rounded(row.decisionP99us),
  reviewMeanMs: rounded(row.reviewMeanMs),
  hash: row.hash,
  more: {
    over30: rounded(row.over30),
    jain: rounded(row.jain),
    utilisationRange: rounded(row.utilisationRange),
    offSign: rounded(row.offSign),
    overtimeMinutes: rounded(row.overtimeMinutes),
    categories: row.categories.map(({ id, mean, p90 }) => ({ id, mean: rounded(mean), p90: rounded(p90) })),
  },
});

export const jsonReport = (rows: readonly Row[]): string => JSON.stringify({ results: rows.map(jsonRow) });

const HEADS = [
  "scenario",
  "policy",
  "wait ±95%",
  "÷ref",
  "p90",
  "worst",
  ">15",
  "gone",
  "green",
  "appt",
  "sd",
  "changes",
  "bench h",
  "µs p99",
  "ms review",
];

const textRow = (row: Row, ref: Row | undefined): string[] => [
  row.scenario,
  row.policy,
  `${row.meanWait.toFixed(2)} ±${row.meanWaitCI.toFixed(2)}`,
  ref ? (row.meanWait / ref.meanWait).toFixed(3) : "",
  row.p90.toFixed(1),
  row.worstP90.toFixed(1),
  row.over15.toFixed(3),
  row.abandon.toFixed(4),
  row.green.toFixed(1),
  row.appointment.toFixed(1),
  row.utilisationSD.toFixed(3),
  `${row.signChanges.toFixed(1)}${row.ordinaryChanges > 0 ? ` (${row.ordinaryChanges.toFixed(1)})` : ""}`,
  `${row.benchHours.toFixed(1)}/${row.benchAvailable.toFixed(1)}`,
  row.decisionP99us.toFixed(1),
  row.reviewMeanMs.toFixed(2),
];

export const textReport = (rows: readonly Row[]): string => {
  const refOf = (scenario: string) => rows.find((row) => row.scenario === scenario && row.policy === "ref");
  return columns([HEADS, ...rows.map((row) => textRow(row, refOf(row.scenario)))]).join("\n");
};

const ESTIMATE_HEADS = [
  "scenario",
  "estimator",
  "people",
  "wait",
  "raw error",
  "raw bias",
  "scaled",
  "error",
  "bias",
  "covers",
  "width",
];

export const estimateText = (rows: readonly EstimateRow[]): string =>
  columns([
    ESTIMATE_HEADS,
    ...rows.map((row) => [
      row.scenario,
      row.estimator,
      String(row.people),
      row.meanWait.toFixed(1),
      row.rawError.toFixed(2),
      row.rawBias.toFixed(2),
      row.scaledError.toFixed(2),
      row.error.toFixed(2),
      row.bias.toFixed(2),
      row.coverage.toFixed(3),
      row.width.toFixed(1),
    ]),
  ]).join("\n");
