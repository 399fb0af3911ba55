// A runner on a real ledger under a virtual clock, and things to ask it. It knows nothing of doors and devices.
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { calendarOf } from "../src/base/calendar.ts";
import type { AppError } from "../src/base/errors.ts";
import type { Random } from "../src/base/random.ts";
import { VirtualClock } from "../src/base/virtual-clock.ts";
import type { CommandRequest, Recorded } from "../src/daemon/hall-port.ts";
import { Ledger } from "../src/daemon/ledger/ledger.ts";
import type { Answer } from "../src/daemon/writer/answer.ts";
import { readHall } from "../src/daemon/writer/reading.ts";
import { Runner } from "../src/daemon/writer/runner.ts";
import type { Hall } from "../src/hall/state.ts";
import type { Ask } from "./given-when-then.ts";
import * as story from "./given-when-then.ts";

/** A Monday morning in Shanghai. */
export const MONDAY = Date.parse("2026-11-23T08:00:00+08:00");
export const HALL = "north";
export const EPOCH = "01K9EPOCH0000000000000000A";

/** What a test calls its teardown with. */
interface Owner {
  teardown(work: () => void): void;
}

/** A folder that goes with the test: in memory where the machine has one, since most tests are not about the disk. */
export const folderFor = (t: Owner): string => {
  const folder = mkdtempSync(join(existsSync("/dev/shm") ? "/dev/shm" : tmpdir(), "tidehall-ledger-"));
  t.teardown(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
};

export const openLedger = (folder: string, hall = HALL): Ledger => Ledger.open({ folder, hall, newEpoch: () => EPOCH });

export interface HallOptions {
  readonly folder: string;
  readonly clock?: VirtualClock;
  readonly queueMax?: number;
  /** Stands between runner and ledger. */
  readonly around?: (ledger: Ledger) => Ledger;
}

/** A ledger with one of its methods replaced; the rest goes to the ledger itself. */
export const ledgerWith = (ledger: Ledger, replaced: Partial<Ledger>): Ledger =>
  new Proxy(ledger, {
    get(target, name) {
      const value: unknown = Reflect.get(name in replaced ? replaced : target, name);
      return typeof value === "function" ? value.bind(target) : value;
    },
  });

export class LedgerHall {
  readonly ledger: Ledger;
  readonly runner: Runner;
  readonly clock: VirtualClock;
  /** The batches that a listener heard of. */
  readonly heard: (readonly Recorded[])[] = [];
  readonly troubles: (string | undefined)[] = [];

  constructor({ folder, clock = new VirtualClock(MONDAY), queueMax, around = (ledger) => ledger }: HallOptions) {
    const ledger = openLedger(folder);
    this.ledger = ledger;
    this.clock = clock;
    this.runner = new Runner({
      ledger: around(ledger),
      hall: readHall(ledger, folder).hall,
      clock,
      calendar: calendarOf("Asia/Shanghai"),
      reread: () => readHall(ledger, folder).hall,
      onTrouble: (trouble: AppError | undefined) => void this.troubles.push(trouble?.code),
      ...(queueMax === undefined ? {} : { queueMax }),
    });
    this.runner.onRecorded((recorded) => void this.heard.push(recorded));
    this.runner.start();
  }

  /** Asks all of these in one turn. */
  async ask(...requests: readonly CommandRequest[]): Promise<Answer[]> {
    const answers = Promise.all(requests.map((request) => this.runner.submit(request)));
    await this.clock.settle();
    return answers;
  }

  /** The kinds of the events heard of, in order. */
  get kinds(): string[] {
    return this.heard.flat().map(({ event }) => event.kind);
  }

  close(): void {
    this.runner.stop();
    this.ledger.close();
  }
}

/** Opened, and configured with the plain hall of the stories. */
export const configuredHall = async (options: HallOptions, rules = story.rulesWith()): Promise<LedgerHall> => {
  const hall = new LedgerHall(options);
  await hall.ask(story.configure(rules));
  return hall;
};

export const named = (id: string, ask: Ask): CommandRequest => ({ ...ask, id });

const WINDOWS = ["w1", "w2", "w3"];
const SERVICES = ["civil", "tax"];

/** Anything that may be asked of the plain hall: most of it sensible, some of it not. */
export const anyAsk = (random: Random, hall: Hall): Ask => {
  const one = <T>(choices: readonly T[]): T => choices[Math.floor(random.next() * choices.length)]!;
  const [window, service] = [one(WINDOWS), one(SERVICES)];
  const tickets = [...hall.tickets.keys()];
  const ticket = tickets.length > 0 ? one(tickets.slice(-12)) : "20261123-A999";
  const asks: readonly (() => Ask)[] = [
    ...Array.from({ length: 6 }, () => () => story.take(service, one([{}, { class: "green" }, { paper: true }]))),
    ...Array.from({ length: 4 }, () => () => story.callNext(window)),
    ...Array.from({ length: 3 }, () => () => one([story.start, story.finish])(window)),
    () => story.open(window, `c${window}`),
    () => one([story.close, story.resume, story.miss, story.recall, story.undo])(window),
    () => story.pause(window, "会议"),
    () => story.hold(window, one([{}, { pool: "hall" as const }, { minutes: 5 }])),
    () =>
      story.transfer(
        window,
        one([{ service }, { toWindow: one(WINDOWS), returns: true }, { toClerk: "cw2", service }]),
      ),
    () => story.retask(window, ...one([["civil"], ["tax"], ["civil", "tax"]])),
    () => one([story.cancel, story.comeBack, story.reprint])(ticket),
    () => story.callTicket(window, ticket),
    () => story.rate(ticket, 1 + Math.floor(random.next() * 5)),
    () => story.print(ticket, one(["printed", "failed"])),
    () => story.deliver(ticket, 1, ["sign"], one([[], ["voice"]])),
    () => one([story.stopIssuing("停电", service), story.resumeIssuing(service), story.expireWaiting("停电", service)]),
  ];
  return one(asks)();
};

/** Opens all windows and lets a day's worth of asks come, a few in each turn, some with an id. */
export const live = async (hall: LedgerHall, random: Random, turns: number): Promise<void> => {
  await hall.ask(...WINDOWS.map((window) => story.open(window, `c${window}`)));
  for (let turn = 0; turn < turns; turn++) {
    const asks = Array.from({ length: 1 + Math.floor(random.next() * 4) }, () => anyAsk(random, hall.runner.hall));
    await hall.ask(...asks.map((ask, place) => (place === 0 ? ask : named(`kiosk:k1:${turn}-${place}`, ask))));
    await hall.clock.advance(Math.floor(random.next() * 20_000));
  }
};
