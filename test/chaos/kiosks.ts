// People who take numbers: at a kiosk page, at a kiosk that asks over HTTP, and at a ticket machine. Each asks under a
// key of its own until there is an answer, and the answer goes into the book.
import type { TicketMachine } from "../../hardware-sim/devices/ticket-machine.ts";
import { type Clock, pause } from "../../src/base/clock.ts";
import type { Random } from "../../src/base/random.ts";
import type { BookOfAnswers, Taken } from "./book-of-answers.ts";
import { type Reply, tryToAsk } from "./daemon-process.ts";
import type { HallHome, Seat } from "./hall-home.ts";
import type { HallPage } from "./hall-page.ts";
import { eventually } from "./waiting.ts";

export interface Kiosk {
  /** Somebody takes a number, and looks around until the next one comes. */
  step(): Promise<void>;
  /** Asks once more under the key of an answer; true when it was this kiosk's. */
  again(taken: Taken): Promise<boolean>;
}

export interface KioskSetting {
  readonly clock: Clock;
  readonly random: Random;
  readonly services: readonly string[];
  readonly book: BookOfAnswers;
  /** Mean of the time between two people; ms. */
  readonly gapMs: number;
}

const ANSWER_MS = 45_000;
const KEPT_EVENTS_MAX = 40;

const pick = <T>(random: Random, choices: readonly T[]): T => choices[Math.floor(random.next() * choices.length)]!;

/** The service is part of the key, so that the same question can be asked again. */
const newKey = (service: string): string => `${crypto.randomUUID()}.${service}`;
const serviceOf = (key: string): string => key.slice(key.indexOf(".") + 1);

/** A kiosk whose questions are answered or refused by `take`; the name keeps its keys from those of others. */
const kioskOf = (
  name: string,
  setting: KioskSetting,
  take: (service: string, key: string) => Promise<Record<string, unknown>>,
): Kiosk => {
  const { clock, random, services, book, gapMs } = setting;
  const once = async (key: string) => book.note(`${name}:${key}`, await take(serviceOf(key), key));
  return {
    async step() {
      await once(newKey(pick(random, services)));
      await pause(clock, 2 * gapMs * random.next(), "the next visitor");
    },
    async again({ key }) {
      if (!key.startsWith(`${name}:`)) return false;
      await once(key.slice(name.length + 1));
      return true;
    },
  };
};

export const pageKiosk = (seat: Seat, page: HallPage, setting: KioskSetting): Kiosk =>
  kioskOf(`kiosk:${seat.id}`, setting, async (service, key) => {
    const result = await page.ask({ op: "take-ticket", args: { service } }, key);
    if (!result.ok) throw new Error(`${seat.id} was refused a number: ${result.problem.code}`);
    return result.data;
  });

export const httpKiosk = (seat: Seat, home: HallHome, token: string, setting: KioskSetting): Kiosk =>
  kioskOf(`kiosk:${seat.id}`, setting, async (service, key) => {
    const question = { method: "POST", token, key, body: { service } } as const;
    const ask = () => tryToAsk(home, "/api/v1/tickets", question);
    const reply: Reply = await eventually(setting.clock, "an answer over HTTP", ANSWER_MS, ask);
    if (reply.status !== 201) throw new Error(`${seat.id} was refused a number: ${reply.status}`);
    return reply.body.data as Record<string, unknown>;
  });

/** A ticket machine and how often its keys were pressed. */
export interface PressedMachine {
  readonly id: string;
  readonly presses: number;
  step(): Promise<void>;
}

/** Presses at a ticket machine; it keeps each of them itself until the hall has it. */
export const pressMachine = (machine: TicketMachine, { clock, random, gapMs }: KioskSetting): PressedMachine => {
  let presses = 0;
  const step = async () => {
    if (machine.device.load.events < KEPT_EVENTS_MAX) {
      presses++;
      machine.press(pick(random, machine.face.keys));
    }
    await pause(clock, 2 * gapMs * random.next(), "the next visitor");
  };
  return {
    id: machine.device.id,
    step,
    get presses() {
      return presses;
    },
  };
};
