// A program of its own: makes a ledger as a hall would that has been open for many business days, with the hall's own
// core on a virtual clock, and ends without closing it, as in a power cut. The last day is today, and no snapshot of it
// is there: a start has all of it to read.
//   node --import=tsx bench/grow-ledger.ts CONFIG FOLDER EVENTS
import { systemClock } from "../src/base/clock.ts";
import { seededRandom } from "../src/base/random.ts";
import { VirtualClock } from "../src/base/virtual-clock.ts";
import { checkConfig, readConfigFile } from "../src/daemon/config/load.ts";
import { type Core, openCore } from "../src/daemon/core.ts";
import { verifyLedger } from "../src/daemon/ledger/verify.ts";
import { silentLog } from "../src/daemon/log.ts";
import type { CommandArgs, CommandKind } from "../src/hall/commands.ts";
import type { HallRules } from "../src/hall/rules/rules.ts";

const DAY_MS = 86_400_000;
/** Of a large hall; each ticket has four events. */
const TICKETS_A_DAY = 1000;
const EVENTS_A_DAY = 4 * TICKETS_A_DAY;
/** Visitors of a window between two commits, and the time that they take. */
const PER_COMMIT = 50;
const COMMIT_EVERY_MS = 60_000;
/** Longer than the work of a day here, so that no event lies ahead of the machine's clock. */
const SINCE_MS = 3_600_000;

class Hall {
  readonly #core: Core;
  readonly #clock: VirtualClock;

  constructor(core: Core, clock: VirtualClock) {
    this.#core = core;
    this.#clock = clock;
  }

  get seq(): number {
    return this.#core.port.head.seq;
  }

  /** A day of it; no more than this many events from where it stands. */
  async live({ windows }: HallRules, eventsMax: number): Promise<void> {
    for (const { id } of windows) this.#ask("OpenWindow", { window: id });
    await this.#clock.settle();
    const end = this.seq + Math.min(eventsMax, EVENTS_A_DAY);
    for (let at = 0; this.seq < end; at++) {
      const window = windows[at % windows.length]!;
      const visitors = Math.min(PER_COMMIT, Math.ceil((end - this.seq) / 4));
      for (let left = visitors; left > 0; left--)
        this.#visit(window.id, window.services[left % window.services.length]!);
      await this.#clock.advance(COMMIT_EVERY_MS);
    }
  }

  #visit(window: string, service: string): void {
    this.#ask("TakeTicket", { service });
    for (const kind of ["CallNext", "StartService", "FinishService"] as const) this.#ask(kind, { window });
  }

  #ask<K extends CommandKind>(kind: K, args: CommandArgs<K>): void {
    void this.#core.port.submit({ kind, args, by: { role: "manager", id: "bench" } }).then((answer) => {
      if (!answer.ok) throw new Error(`${kind} was refused: ${answer.refused}`);
    });
  }
}

const grow = async (configFile: string, folder: string, events: number): Promise<void> => {
  const loaded = checkConfig(readConfigFile(configFile));
  if (!loaded.ok) throw new Error(`${configFile} is wrong`);
  const rules = loaded.config.hall;
  const days = Math.ceil(events / EVENTS_A_DAY);
  const today = systemClock().now() - SINCE_MS;
  const clock = new VirtualClock(today - (days - 1) * DAY_MS);
  const opening = openCore({ folder, rules, clock, random: seededRandom(1), log: silentLog(), personalDays: 30 });
  await clock.settle();
  const hall = new Hall(await opening, clock);
  for (let daysLeft = days - 1; daysLeft >= 0; daysLeft--) {
    await clock.advance(today - daysLeft * DAY_MS - clock.now());
    await hall.live(rules, events - hall.seq);
  }
};

const [configFile = "", folder = "", events = ""] = process.argv.slice(2);
await grow(configFile, folder, Number(events));
const { ok, events: verified } = verifyLedger(folder);
process.stdout.write(`${JSON.stringify({ ok, events: verified })}\n`, () => process.exit());
