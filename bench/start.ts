// How long a start takes: from the first line of the command to a hall that says it is ready, with a ledger of so many
// events behind it, after a power cut.
import type { Clock } from "../src/base/clock.ts";
import { type DaemonProcess, startDaemon } from "../test/chaos/daemon-process.ts";
import type { HallHome } from "../test/chaos/hall-home.ts";
import { Program } from "../test/chaos/program.ts";
import { inTime } from "../test/chaos/waiting.ts";
import { percentile } from "./sample.ts";

const GROW_MS_MAX = 180_000;

export const growLedger = async (clock: Clock, { configFile, dataFolder }: HallHome, events: number): Promise<void> => {
  const args = [...process.execArgv, "bench/grow-ledger.ts", configFile, dataFolder, String(events)];
  const program = new Program(clock, args);
  const line = await program.line("a ledger grows", GROW_MS_MAX, () => true);
  await inTime(clock, "the end of the growing", GROW_MS_MAX, program.ended);
  const { ok, events: verified } = JSON.parse(line) as { ok: boolean; events: number };
  if (!ok || verified < events) throw new Error(`the ledger has ${verified} sound events instead of ${events}`);
};

/** Kills it each time, so that every start finds the same ledger; the last daemon goes on. */
export const measureStart = async (clock: Clock, home: HallHome, times: number) => {
  const series: number[] = [];
  let daemon: DaemonProcess | undefined;
  for (let left = times; left > 0; left--) {
    await daemon?.kill();
    const start = clock.elapsed();
    daemon = await startDaemon(home, clock);
    series.push(clock.elapsed() - start);
  }
  return { medianMs: percentile(series, 0.5), daemon: daemon! };
};
