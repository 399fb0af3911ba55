// `npm run bench [-- --json] [-- --short]`: the real daemon as a process on loopback, measured beside the floors that the
// machine sets in the same run. `--short` goes through every part once, to see that it works; its numbers mean little.
// Progress goes to stderr and the outcome to stdout. Being slow is told, and is no error.
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { type Clock, pause, systemClock } from "../src/base/clock.ts";
import { openBenchHall } from "./bench-hall.ts";
import { openFloors } from "./floors.ts";
import { measureLivingHall } from "./living-hall.ts";
import { machineAt } from "./machine.ts";
import { residentMiB } from "./memory.ts";
import { jsonReport, type Outcome, textReport } from "./report.ts";
import { fullScale, type Scale, shortScale } from "./scale.ts";
import { growLedger, measureStart } from "./start.ts";
import { measureWeek } from "./week.ts";
import { measureWiredHall } from "./wired-hall.ts";

/** Where a hall keeps its data: not a folder for temporary files, which may be in memory. */
const DATA = "data";

interface Run {
  readonly clock: Clock;
  readonly folder: string;
  readonly scale: Scale;
  readonly say: (what: string) => void;
}

/** A folder on the hall's disk that goes when the process ends, however it ends. */
const temporaryFolder = (): string => {
  mkdirSync(DATA, { recursive: true });
  const folder = mkdtempSync(join(DATA, "bench-"));
  process.once("exit", () => rmSync(folder, { recursive: true, force: true }));
  return folder;
};

/** Programs and folders go on `exit`, so a signal only has to lead there. */
const endOnSignals = (): void => {
  process.once("SIGINT", () => process.exit(130));
  process.once("SIGTERM", () => process.exit(143));
};

/** Starts with each ledger; at the first of them also what an idle daemon holds. */
const measureStarts = async ({ clock, folder, scale, say }: Run): Promise<Map<string, number>> => {
  const values = new Map<string, number>();
  for (const [name, events] of scale.ledgers) {
    say(`a ledger of ${events} events`);
    const home = await openBenchHall(clock, folder, name);
    await growLedger(clock, home, events);
    say(`${scale.starts} starts`);
    const { medianMs, daemon } = await measureStart(clock, home, scale.starts);
    values.set(name, medianMs);
    if (!values.has("idle-rss")) {
      await pause(clock, scale.idleMs, "idle");
      const resident = residentMiB(daemon.program.pid);
      if (resident !== undefined) values.set("idle-rss", resident);
    }
    await daemon.kill();
  }
  return values;
};

const measureAll = async (run: Run): Promise<Outcome> => {
  const { clock, folder, scale, say } = run;
  const machine = machineAt(folder);
  const floors = await openFloors(clock, folder);
  const home = await openBenchHall(clock, folder, "hall");
  const { samples, perSecond } = await measureLivingHall({ clock, home, floors, scale, say });
  say("hardware behind bytes");
  const wired = await measureWiredHall(clock, folder, scale);
  const starts = await measureStarts(run);
  say(`${scale.days} days of ${scale.dayHours} hours in one process`);
  const week = await measureWeek(clock, scale);
  return {
    machine,
    samples: new Map([...samples, ...wired]),
    values: new Map([["tickets-per-second", perSecond], ...starts]),
    week,
  };
};

const options = { json: { type: "boolean", default: false }, short: { type: "boolean", default: false } } as const;

endOnSignals();
const { values } = parseArgs({ options });
const clock = systemClock();
const say = (what: string) => {
  process.stderr.write(`${(clock.elapsed() / 1000).toFixed(0).padStart(4)} s  ${what}\n`);
};
const scale = values.short ? shortScale : fullScale;
const outcome = await measureAll({ clock, folder: temporaryFolder(), scale, say });
process.stdout.write(`${values.json ? jsonReport(outcome) : textReport(outcome)}\n`, () => process.exit());
