// The heart of a daemon without its doors: ledger, runner, live feed. A whole day runs on it on a virtual clock.
import { type Calendar, calendarOf } from "../base/calendar.ts";
import type { Clock } from "../base/clock.ts";
import { AppError } from "../base/errors.ts";
import { ulids } from "../base/ids.ts";
import type { Random } from "../base/random.ts";
import type { Actor } from "../hall/commands.ts";
import type { HallRules } from "../hall/rules.ts";
import { logRecorded } from "./hall-events-log.ts";
import type { CommandRequest, HallPort, Recorded } from "./hall-port.ts";
import { Ledger } from "./ledger/ledger.ts";
import { Live } from "./live.ts";
import type { Log } from "./log.ts";
import { hallKey, personRegister } from "./persons.ts";
import { readHall, takeSnapshot } from "./reading.ts";
import { Runner } from "./runner.ts";
import { snapshotPolicy } from "./snapshot-policy.ts";

export interface CoreOptions {
  readonly folder: string;
  readonly rules: HallRules;
  readonly clock: Clock;
  readonly random: Random;
  readonly log: Log;
  /** Days until personal data is purged. */
  readonly personalDays: number;
  readonly configFile?: string;
}

export interface Core {
  readonly port: HallPort;
  readonly live: Live;
  readonly calendar: Calendar;
  onRecorded(listener: (recorded: readonly Recorded[]) => void): void;
  /** Answers what waits, writes a snapshot and lets go of the ledger. */
  close(): void;
}

const DAY_MS = 86_400_000;
/** Answers to commands are remembered for two days: no client retries longer. */
const REMEMBERED_MS = 2 * DAY_MS;
const STARTER: Actor = { role: "hall", id: "start" };

/** Puts the person of a ticket out of the command and a reference in: nothing else in the hall sees who it is. */
const withPersons = (runner: Runner, register: ReturnType<typeof personRegister>) => (request: CommandRequest) => {
  if (request.kind !== "TakeTicket" || !("person" in request.args) || request.args.person === undefined)
    return runner.submit(request);
  const { ref, row } = register.refer(request.args.person);
  return runner.submit({ ...request, args: { ...request.args, person: ref } }, row);
};

const putInForce = async (runner: Runner, rules: HallRules, file: string): Promise<void> => {
  if (JSON.stringify(runner.hall.rules) === JSON.stringify(rules)) return;
  const answer = await runner.submit({ kind: "ConfigureHall", args: { rules }, by: STARTER });
  if (!answer.ok) throw new AppError("CONFIG_REFUSED", { file, reason: answer.detail ?? answer.refused });
};

/** Opens the ledger, reads the hall, does what is due and puts the rules in force. */
export const openCore = async (options: CoreOptions): Promise<Core> => {
  const { folder, rules, clock, random, log } = options;
  const ledger = Ledger.open({ folder, hall: rules.id, newEpoch: ulids(clock, random) });
  try {
    return await assemble(options, ledger);
  } catch (error) {
    ledger.close();
    log.error({ folder }, "the ledger was closed again");
    throw error;
  }
};

const assemble = async (options: CoreOptions, ledger: Ledger): Promise<Core> => {
  const { folder, rules, clock, random, log } = options;
  const calendar = calendarOf(rules.timeZone);
  const { hall, from } = readHall(ledger, folder);
  const reread = () => readHall(ledger, folder).hall;
  const onTrouble = (trouble: AppError | undefined) =>
    trouble
      ? log.error({ code: trouble.code, hint: trouble.hint }, trouble.message)
      : log.info("the ledger is well again");
  const runner = new Runner({ ledger, hall, clock, calendar, reread, onTrouble });
  const register = personRegister({ ledger, key: hallKey(folder, random), random, clock });
  runner.start();
  await putInForce(runner, rules, options.configFile ?? "");
  const live = new Live({ hall: () => runner.hall, seq: () => ledger.seq, clock });
  const policy = snapshotPolicy(from, ledger.seq);
  runner.onRecorded((recorded) => logRecorded(log, recorded));
  return {
    port: {
      submit: withPersons(runner, register),
      get hall() {
        return runner.hall;
      },
      get head() {
        return runner.head;
      },
      get trouble() {
        return runner.trouble;
      },
    },
    live,
    calendar,
    onRecorded: (listener) => runner.onRecorded(listener),
    close() {
      runner.stop();
      if (policy) takeSnapshot(ledger, runner.hall);
      ledger.close();
    },
  };
};

export { DAY_MS, REMEMBERED_MS };
