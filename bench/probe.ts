// Something whose time is taken again and again, and the order in which that is done: floors and results in short turns,
// so that a disk or a machine that changes its mood meanwhile does so for all of them.
import { type Clock, within } from "../src/base/clock.ts";
import { type Sample, sampleOf } from "./sample.ts";

export interface Probe {
  readonly name: string;
  /** Measurements in a row before the next probe has its turn. */
  readonly perTurn: number;
  /** Takes the time once; ms. */
  once(): Promise<number>;
}

const TURN_MS_MAX = 60_000;

const takeTurn = async ({ perTurn, once }: Probe, series: number[]): Promise<void> => {
  for (let left = perTurn; left > 0; left--) series.push(await once());
};

/** Samples by the name of the probe. A first turn of each warms up and is not counted. */
export const measure = async (clock: Clock, probes: readonly Probe[], turns: number): Promise<Map<string, Sample>> => {
  const series = new Map(probes.map(({ name }) => [name, [] as number[]]));
  for (let turn = 0; turn <= turns; turn++) {
    for (const probe of probes) {
      const values = turn === 0 ? [] : series.get(probe.name)!;
      const late = () => new Error(`${probe.name} took longer than ${TURN_MS_MAX} ms`);
      await within(clock, TURN_MS_MAX, probe.name, takeTurn(probe, values), late);
    }
  }
  return new Map([...series].map(([name, values]) => [name, sampleOf(values)]));
};
