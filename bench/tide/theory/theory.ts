// `npm run tide -- theory [--json]`: every published value beside ours, what may lie between them, and where a page is
// wrong, why.
import { columns } from "../../../src/daemon/cli/terminal.ts";
import { changingValues } from "./changing.ts";
import { allowed, holds, type Published } from "./published.ts";
import { simulatedValues } from "./simulated.ts";
import { stationaryValues } from "./stationary.ts";

const DIGITS = 6;
const shown = (value: number): string => String(Number(value.toPrecision(DIGITS)));

const row = (value: Published): string[] => [
  holds(value) ? "ok" : "OFF",
  value.what,
  shown(value.published),
  shown(value.ours),
  value.tolerance.kind === "computed" ? "" : `±${shown(allowed(value))}`,
];

const textOf = (values: readonly Published[]): string => {
  const sources = [...new Set(values.map(({ source }) => source))];
  const blocks = sources.map((source) => {
    const own = values.filter((value) => value.source === source);
    const notes = [...new Set(own.flatMap(({ note }) => note ?? []))].map((note) => `  ${note}`);
    return [source, ...columns(own.map(row)).map((line) => `  ${line}`), ...notes].join("\n");
  });
  const good = values.filter(holds).length;
  return [...blocks, `${good} of ${values.length} agree`].join("\n\n");
};

const jsonOf = (values: readonly Published[]): string =>
  JSON.stringify({
    values: values.map(({ source, what, published, ours, tolerance, note }) => ({
      source,
      what,
      published,
      ours,
      kind: tolerance.kind,
      allowed: allowed({ source, what, published, ours, tolerance }),
      ok: holds({ source, what, published, ours, tolerance }),
      ...(note && { note }),
    })),
  });

/** All of it; `say` hears what is computed now. */
export const theory = (isJson: boolean, say: (what: string) => void): string => {
  say("formulas");
  const stationary = stationaryValues();
  say("loads that change, and when to help");
  const changing = changingValues();
  say("simulations");
  const values = [...stationary, ...changing, ...simulatedValues()];
  return isJson ? jsonOf(values) : textOf(values);
};
