// The outcome of a run: as one JSON object for programs, as aligned lines for people.
import { columns } from "../../src/daemon/cli/terminal.ts";
import type { Figures, Finding } from "./findings.ts";

export interface Outcome {
  readonly name: string;
  readonly title: string;
  readonly seconds: number;
  readonly findings: readonly Finding[];
  readonly figures: Figures;
}

const rounded = (value: number | string): number | string =>
  typeof value === "number" ? Number(value.toFixed(1)) : value;

/** `trueAgainMsWorst` as people read it: `true again ms worst`. */
const spaced = (name: string): string => name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);

const findingLines = ({ name, ok, faults }: Finding): string[] => [
  `  ${ok ? "ok    " : "NOT OK"}  ${name}`,
  ...faults.map((fault) => `            ${fault}`),
];

const figureLines = (figures: Figures): string[] => {
  const rows = Object.entries(figures).map(([name, value]) => ["  ", spaced(name), String(rounded(value))]);
  return columns(rows);
};

const scenarioLines = ({ title, seconds, findings, figures }: Outcome): string[] => [
  `${title} (${seconds.toFixed(1)} s)`,
  ...findings.flatMap(findingLines),
  ...figureLines(figures),
  "",
];

const countOf = (outcomes: readonly Outcome[], isOk: boolean): number =>
  outcomes.flatMap(({ findings }) => findings).filter(({ ok }) => ok === isOk).length;

export const textReport = (seed: number, outcomes: readonly Outcome[]): string =>
  [
    ...outcomes.flatMap(scenarioLines),
    `seed ${seed}: ${countOf(outcomes, true)} hold, ${countOf(outcomes, false)} do not`,
  ].join("\n");

export const jsonReport = (seed: number, outcomes: readonly Outcome[]): string => {
  const scenarios = outcomes.map(({ figures, seconds, ...outcome }) => ({
    ...outcome,
    seconds: rounded(seconds),
    figures: Object.fromEntries(Object.entries(figures).map(([name, value]) => [name, rounded(value)])),
  }));
  return JSON.stringify({ seed, ok: countOf(outcomes, false) === 0, scenarios });
};
