// The heart of a daemon without its doors: ledger, runner, live feed. A whole day runs on it on a virtual clock.
import { type Calendar, calendarOf, DAY_MS } from "../base/calendar.ts";
import type { Clock } from "../base/clock.ts";
import { AppError } from "../base/errors.ts";
import { ulids } from "../base/ids.ts";
import type { Random } from "../base/random.ts";
import type { Actor } from "../hall/commands.ts";
import { neededRefs } from "../hall/parts.ts";
import type { HallRules } from "../hall/rules/rules.ts";
import { drawingCodes } from "./codes/appointment-codes.ts";
import { appointmentLinks, caseLinks, type Links, ticketLinks, watchLinks } from "./codes/links.ts";
import { logRecorded } from "./hall-events-log.ts";
import type { CommandRequest, HallPort, Recorded } from "./hall-port.ts";
import { Ledger } from "./ledger/ledger.ts";
import { watchDuty } from "./live/duty-roster.ts";
import { watchInvitations } from "./live/invitations.ts";
import { Live } from "./live/live.ts";
import { watchPapers } from "./live/papers-in-doubt.ts";
import { type Waits, watchWaits } from "./live/waits.ts";
import type { Log } from "./log.ts";
import { confiding } from "./persons/confiding.ts";
import { hallKey, personRegister } from "./persons/persons.ts";
import { sealWith } from "./persons/sealing.ts";
import { readHall, takeSnapshot } from "./writer/reading.ts";
import { Runner } from "./writer/runner.ts";
import { isSnapshotDue, isSnapshotWorthwhile } from "./writer/snapshot-policy.ts";

export interface CoreOptions {
  readonly folder: string;
  readonly rules: HallRules;
  readonly clock: Clock;
  readonly random: Random;
  readonly log: Log;
  /** Days until personal data is purged. */
  readonly personalDays: number;
  readonly configFile?: string;
  /** Whether tickets may be promised paper. Default true. */
  readonly hasPrinters?: boolean;
}

export interface Core {
  readonly port: HallPort;
  readonly live: Live;
  readonly calendar: Calendar;
  readonly links: Links;
  readonly watchLinks: Links;
  readonly appointmentLinks: Links;
  readonly caseLinks: Links;
  /** What is sealed under a reference, a contact or words; for those alone whose right and need have been found and noted. */
  sealedUnder(ref: string): unknown;
  /** How an identified person may be shown, by reference. */
  maskOf(person: string): string | undefined;
  onRecorded(listener: (recorded: readonly Recorded[]) => void): void;
  /** Answers what waits, writes a snapshot and lets go of the ledger. */
  close(): void;
}

/** Answers to commands are remembered for two days: no client retries longer. */
const REMEMBERED_MS = 2 * DAY_MS;
const STARTER: Actor = { role: "hall", id: "start" };

/** Promises no paper in a hall that has no printer. */
const onPaper = (request: CommandRequest, hasPrinters: boolean): CommandRequest => {
  const { paper = false } = request.args as { paper?: boolean };
  return paper && !hasPrinters
    ? { ...request, args: { ...request.args, paper: false } as CommandRequest["args"] }
    : request;
};

const putInForce = async (runner: Runner, rules: HallRules, file: string): Promise<void> => {
  if (JSON.stringify(runner.hall.rules) === JSON.stringify(rules)) return;
  const answer = await runner.submit({ kind: "ConfigureHall", args: { rules }, by: STARTER });
  if (answer.ok) return;
  // A hall that does not open leaves no timer behind: the program has to end.
  runner.stop();
  throw new AppError("CONFIG_REFUSED", { file, reason: answer.detail ?? answer.refused });
};

/** Opens the ledger, reads the hall, does what is due and puts the rules in force. */
export const openCore = async (options: CoreOptions): Promise<Core> => {
  const { folder, rules, clock, random } = options;
  const ledger = Ledger.open({ folder, hall: rules.id, newEpoch: ulids(clock, random) });
  try {
    return await assemble(options, ledger);
  } catch (error) {
    ledger.close();
    throw error;
  }
};

/** Writes the state down when it is due, and forgets what is past its time when the day turns. */
const housekeeping = (ledger: Ledger, runner: Runner, from: number, { clock, personalDays }: CoreOptions) => {
  let last = from;
  const snapshot = () => {
    takeSnapshot(ledger, runner.hall);
    last = ledger.seq;
  };
  const since = () => ({ events: ledger.seq - last, tickets: runner.hall.tickets.size });
  return {
    onRecorded(recorded: readonly Recorded[]): void {
      if (isSnapshotDue(recorded, since())) snapshot();
      if (!recorded.some(({ event }) => event.kind === "DayTurned")) return;
      const now = clock.now();
      ledger.forget(now - REMEMBERED_MS, now - personalDays * DAY_MS, { refs: neededRefs(runner.hall), at: now });
    },
    atStop(): void {
      if (isSnapshotWorthwhile(since())) snapshot();
    },
  };
};

/** The runner with persons taken out of commands, as the doors see it. */
const portOf = (runner: Runner, submit: HallPort["submit"]): HallPort => ({
  submit,
  get hall() {
    return runner.hall;
  },
  get head() {
    return runner.head;
  },
  get trouble() {
    return runner.trouble;
  },
});

/** To the log, and to the manager's board once there is one. */
const tellTrouble = (log: Log, live: () => Live | undefined) => (trouble: AppError | undefined) => {
  if (trouble) log.error({ code: trouble.code, hint: trouble.hint }, trouble.message);
  else log.info("the ledger is well again");
  live()?.set("manage", new Map([["trouble", trouble?.message ?? null]]), "LedgerTrouble");
};

/** The live feed, with what is read from the hall besides its views. */
const openFeed = (runner: Runner, ledger: Ledger, clock: Clock, calendar: Calendar) => {
  const hall = () => runner.hall;
  const live = new Live({ hall, seq: () => ledger.seq, clock });
  const papers = watchPapers(hall, (tickets) => live.set("manage", new Map([["papers", tickets]]), "PapersInDoubt"));
  const publish = (told: Waits) => live.set("board", new Map([["waits", told]]), "WaitsTold");
  const waits = watchWaits({ hall, clock, calendar, publish });
  const invitations = watchInvitations(hall, (window, invited) =>
    live.set(`desk/${window}`, new Map([["invited", invited]]), "WindowInvited"),
  );
  const duty = watchDuty(hall, (roster) => live.set("board", new Map([["roster", roster]]), "RosterChanged"));
  const onRecorded = (recorded: readonly Recorded[]) => {
    duty.onRecorded(recorded);
    papers.onRecorded(recorded);
    invitations.onRecorded(recorded);
    waits.touch();
  };
  return { live, onRecorded, stop: () => waits.stop() };
};

/** Commands with what is private taken out, and the way back to it. */
const keepPrivate = (runner: Runner, ledger: Ledger, key: Buffer, options: CoreOptions) => {
  const { clock, random, hasPrinters = true } = options;
  const seal = sealWith(key, random);
  const confide = confiding({ register: personRegister({ ledger, key, random, clock }), ledger, seal, clock });
  const withCode = drawingCodes(key, random);
  const submit: HallPort["submit"] = (asked) => {
    const { request, confided } = confide(withCode(onPaper(asked, hasPrinters)));
    return runner.submit(request, confided);
  };
  const sealedUnder = (ref: string): unknown => {
    const box = ledger.sealedUnder(ref);
    return box && seal.open(box);
  };
  return { submit, sealedUnder };
};

/** What the hall gives to those who hold nothing else of it. */
const linksBy = (key: Buffer) => ({
  links: ticketLinks(key),
  watchLinks: watchLinks(key),
  appointmentLinks: appointmentLinks(key),
  caseLinks: caseLinks(key),
});

const assemble = async (options: CoreOptions, ledger: Ledger): Promise<Core> => {
  const { folder, rules, clock, random, log } = options;
  const calendar = calendarOf(rules.timeZone);
  let live: Live | undefined;
  const { hall, from } = readHall(ledger, folder);
  const onTrouble = tellTrouble(log, () => live);
  const runner = new Runner({ ledger, hall, clock, calendar, reread: () => readHall(ledger, folder).hall, onTrouble });
  const key = hallKey(folder, random);
  const privacy = keepPrivate(runner, ledger, key, options);
  const house = housekeeping(ledger, runner, from, options);
  runner.onRecorded((recorded) => logRecorded(log, recorded));
  runner.start();
  await putInForce(runner, rules, options.configFile ?? "");
  const feed = openFeed(runner, ledger, clock, calendar);
  live = feed.live;
  const listeners = [feed.onRecorded];
  runner.onRecorded((recorded) => {
    for (const listener of listeners) listener(recorded);
    house.onRecorded(recorded);
    // Here and not among the listeners: what time brings before the devices' desk is open is to be seen too.
    feed.live.publish(recorded);
  });
  return {
    port: portOf(runner, privacy.submit),
    live: feed.live,
    calendar,
    ...linksBy(key),
    sealedUnder: privacy.sealedUnder,
    maskOf: (person) => ledger.maskOf(person),
    onRecorded: (listener) => void listeners.push(listener),
    close() {
      feed.stop();
      runner.stop();
      house.atStop();
      ledger.close();
    },
  };
};
