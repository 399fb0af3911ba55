// The outcome of a run: as one JSON object for programs, as aligned lines for people. It judges by the bars and never
// fails: a slow machine is no error.
import { columns } from "../src/daemon/cli/terminal.ts";
import { type Floors, latencies, quantities } from "./bars.ts";
import type { Machine } from "./machine.ts";
import type { Sample } from "./sample.ts";
import type { Week } from "./week-in-one-process.ts";

export interface Outcome {
  readonly machine: Machine;
  /** Floors and latencies by name, ms. */
  readonly samples: ReadonlyMap<string, Sample>;
  readonly values: ReadonlyMap<string, number>;
  readonly week: Week;
}

const rounded = (value: number): number => Number(value.toPrecision(4));
const shown = (value: number): string => (value >= 1000 ? value.toFixed(0) : value.toPrecision(3));
const verdict = (holds: boolean): string => (holds ? "ok" : "short of it");

export const floorsOf = (samples: ReadonlyMap<string, Sample>): Floors => {
  const of = (name: string) => samples.get(name)?.p50 ?? Number.NaN;
  return {
    ...{ F: of("F"), W: of("W"), H: of("H"), M1: of("M1"), S: of("S"), S8: of("S8"), K: of("K") },
    ...{ B: of("B"), C: of("call-to-all") },
  };
};

/** Latencies that were measured, with their samples. */
const measured = (samples: ReadonlyMap<string, Sample>) =>
  latencies.flatMap((latency) => {
    const sample = samples.get(latency.name);
    return sample ? [{ ...latency, sample }] : [];
  });

const measuredQuantities = (values: ReadonlyMap<string, number>) =>
  quantities.flatMap((quantity) => {
    const value = values.get(quantity.name);
    return value === undefined ? [] : [{ ...quantity, value }];
  });

export const jsonReport = ({ machine, samples, values, week }: Outcome): string => {
  const floors = floorsOf(samples);
  const timed = measured(samples).map(({ name, floor, bar, sample: { p50, p99 } }) => ({
    name,
    p50: rounded(p50),
    p99: rounded(p99),
    floor: rounded(floor.of(floors)),
    ratio: rounded(p50 / floor.of(floors)),
    ...(bar && { bar: rounded(bar.of(floors)), ok: p50 <= bar.of(floors) }),
  }));
  const counted = measuredQuantities(values).map(({ name, value, holds }) => ({
    name,
    value: rounded(value),
    ok: holds(value),
  }));
  const heap = { ...week, heapMiB: week.heapMiB.map(rounded) };
  const rounds = Object.fromEntries(Object.entries(floors).map(([name, value]) => [name, rounded(value)]));
  return JSON.stringify({ machine, floors: rounds, results: [...timed, ...counted, { name: "week", ...heap }] });
};

const floorRows = (samples: ReadonlyMap<string, Sample>): string[][] => {
  const row = (name: keyof Floors, what: string) => {
    const sample = samples.get(name);
    return [name, sample ? shown(sample.p50) : "–", sample ? shown(sample.p99) : "–", what];
  };
  return [
    ["floor, ms", "p50", "p99", ""],
    row("F", "one sync of the disk after 200 bytes"),
    row("W", "there and back over a WebSocket, to a process that only echoes"),
    row("H", "the same over HTTP"),
    row("M1", "the same over MQTT with QoS 1, to a party inside the broker"),
    row("S", "the frame of a call to a sign on the wire, 9600 baud"),
    row("S8", "eight of them and their answers on one RS-485 bus"),
    row("K", "one look at the keys of a board, there and back at 9600 baud"),
    row("B", "one letter changes on an empty page of a browser, until it is painted"),
  ];
};

const latencyRows = (samples: ReadonlyMap<string, Sample>): string[][] => {
  const floors = floorsOf(samples);
  const rows = measured(samples).map(({ name, floor, bar, sample }) => [
    name,
    shown(sample.p50),
    shown(sample.p99),
    `${shown(floor.of(floors))} = ${floor.says}`,
    shown(sample.p50 / floor.of(floors)),
    bar ? `${verdict(sample.p50 <= bar.of(floors))}: at most ${shown(bar.of(floors))} = ${bar.says}` : "",
  ]);
  return [["latency, ms", "p50", "p99", "floor", "ratio", "bar"], ...rows];
};

const quantityRows = (values: ReadonlyMap<string, number>): string[][] => [
  ["quantity", "", "", "bar"],
  ...measuredQuantities(values).map(({ name, unit, value, says, holds }) => [
    name,
    shown(value),
    unit,
    `${verdict(holds(value))}: ${says}`,
  ]),
];

const weekLines = ({ dayHours, heapMiB, events, timersLeft, handlesLeft }: Week): string[] => [
  `${heapMiB.length - 1} virtual days of ${dayHours} hours in one process, ${events} events`,
  `  heap before and after each, MiB: ${heapMiB.map(shown).join(" ")}`,
  `  left behind: ${timersLeft.length} timers, ${handlesLeft.length} handles ${[...timersLeft, ...handlesLeft].join(" ")}`,
];

export const textReport = ({ machine, samples, values, week }: Outcome): string => {
  const { node, platform, cpus, cpu, memoryMiB, disk, load } = machine;
  const lines = [
    `Node ${node} on ${platform}, ${cpus} × ${cpu}, ${memoryMiB} MiB, data on ${disk}, load before ${load.toFixed(1)}`,
    "",
    ...columns(floorRows(samples)),
    "",
    ...columns(latencyRows(samples)),
    "",
    ...columns(quantityRows(values)),
    "",
    ...weekLines(week),
  ];
  return lines.map((line) => line.trimEnd()).join("\n");
};
