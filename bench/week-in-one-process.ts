// A program of its own: days of a hall on a virtual clock, with its devices, clerks and visitors, in one process. After
// each it says what is still in memory; when the hall is closed, what it has left behind.
//   node --import=tsx --expose-gc bench/week-in-one-process.ts DAYS HOURS_OF_A_DAY
import { steadyRate } from "../hardware-sim/arrivals.ts";
import { openOneProcessHall } from "../test/one-process-hall.ts";

const HOUR_MS = 3_600_000;
const PEOPLE_PER_HOUR = 60;
const MIB = 1024 ** 2;

export interface Week {
  readonly dayHours: number;
  /** MiB of heap in use before the first day and after each. */
  readonly heapMiB: readonly number[];
  readonly events: number;
  /** Names of timers of the hall that are still armed after it was closed. */
  readonly timersLeft: readonly string[];
  /** What still keeps the process alive, beyond its own output. */
  readonly handlesLeft: readonly string[];
}

/** Without `--expose-gc` the number includes what nobody needs any more. */
const heapMiB = (): number => {
  globalThis.gc?.();
  return process.memoryUsage().heapUsed / MIB;
};

const OWN_HANDLES = new Set(["PipeWrap", "TTYWrap"]);

const liveThrough = async (days: number, dayHours: number): Promise<Week> => {
  const hall = await openOneProcessHall({ rate: steadyRate(PEOPLE_PER_HOUR) });
  const { crowd, clerks } = hall.letIn();
  const heap = [heapMiB()];
  for (let day = 1; day <= days; day++) {
    await hall.clock.advance(dayHours * HOUR_MS);
    // The test's own record of every event; a daemon keeps none.
    hall.daemon.recorded.length = 0;
    heap.push(heapMiB());
  }
  const events = hall.daemon.core.port.head.seq;
  crowd.disperse();
  clerks.disperse();
  await hall.close();
  const handlesLeft = process.getActiveResourcesInfo().filter((name) => !OWN_HANDLES.has(name));
  return { dayHours, heapMiB: heap, events, timersLeft: hall.clock.armed(), handlesLeft };
};

const [days, dayHours] = process.argv.slice(2).map(Number);
const week = await liveThrough(days!, dayHours!);
process.stdout.write(`${JSON.stringify(week)}\n`);
