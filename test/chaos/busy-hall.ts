// A hall at work over its real doors: kiosk pages, kiosks over HTTP, ticket machines with their printers, clerks at window
// pages, a screen, signs, speakers and pads. The daemon is not part of it, and may come and go.
import type { Clock } from "../../src/base/clock.ts";
import { pause } from "../../src/base/clock.ts";
import type { Random } from "../../src/base/random.ts";
import type { ConfigDocument } from "../../src/daemon/config/document.ts";
import type { Ticket } from "../../src/hall/state.ts";
import { BookOfAnswers } from "./book-of-answers.ts";
import { clerkStep } from "./clerk.ts";
import { addressOf } from "./daemon-process.ts";
import { type HallDevices, plugIn } from "./hall-devices.ts";
import { type HallHome, openHome, type Seat } from "./hall-home.ts";
import { HallPage } from "./hall-page.ts";
import { httpKiosk, type Kiosk, type KioskSetting, type PressedMachine, pageKiosk, pressMachine } from "./kiosks.ts";
import { Load } from "./load.ts";
import { eventually } from "./waiting.ts";
import { Witness } from "./witness.ts";

/** Devices work this much faster than real ones, so that papers and calls come to their end between two kills. */
const HASTE = 8;
const PAGE_KIOSKS = 3;
const HTTP_KIOSKS = 2;
const TICKET_GAP_MS = 60;
const PRESS_GAP_MS = 700;
const CLERK_STEP_MS = 60;
const RATING_GAP_MS = 200;
/** Longer than anybody waits for an answer, so that whoever gets none can say so. */
const QUIET_MS = 60_000;

/** Two more ticket machines with printers of their own, and a second speaker. */
const withMoreDevices = (config: ConfigDocument): ConfigDocument => {
  const keys = config.devices.find(({ role }) => role === "ticket-machine")?.keys ?? {};
  const more = [2, 3].flatMap((n): ConfigDocument["devices"] => [
    { id: `printer-${n}`, kind: "printer" },
    { id: `kiosk-${n}`, kind: "button", role: "ticket-machine", printer: `printer-${n}`, keys },
  ]);
  return { ...config, devices: [...config.devices, ...more, { id: "speaker-2", kind: "speaker" }] };
};

export interface BusyHallSetting {
  readonly clock: Clock;
  readonly random: Random;
  readonly dataFolder?: string;
}

interface Tokens {
  readonly kiosks: readonly (readonly [Seat, string])[];
  readonly clerks: readonly (readonly [Seat, string])[];
  readonly screen: string;
}

const seatsOf = (config: ConfigDocument) => ({
  kiosks: Array.from({ length: PAGE_KIOSKS + HTTP_KIOSKS }, (_, n): Seat => ({ role: "kiosk", id: `door-${n + 1}` })),
  clerks: config.hall.windows.map(({ id }, n): Seat => ({ role: "clerk", id: config.hall.staff[n]!.id, window: id })),
});

const tokensFor = async (home: HallHome): Promise<Tokens> => {
  const { kiosks, clerks } = seatsOf(home.config);
  const give = async (seats: readonly Seat[]) => {
    const given: [Seat, string][] = [];
    for (const seat of seats) given.push([seat, await home.token(seat)]);
    return given;
  };
  const screen = await home.token({ role: "screen", id: "wall" });
  return { kiosks: await give(kiosks), clerks: await give(clerks), screen };
};

export class BusyHall {
  readonly home: HallHome;
  readonly load: Load;
  readonly book = new BookOfAnswers();
  readonly witness: Witness;
  readonly devices: HallDevices;
  readonly screen: HallPage;
  readonly kiosks: readonly Kiosk[];
  readonly #setting: BusyHallSetting;
  readonly #tokens: Tokens;
  readonly #pages: HallPage[] = [];
  readonly #machines: readonly PressedMachine[];

  static async open(setting: BusyHallSetting): Promise<BusyHall> {
    const home = await openHome({ ...setting, change: withMoreDevices });
    return new BusyHall(setting, home, await tokensFor(home));
  }

  private constructor(setting: BusyHallSetting, home: HallHome, tokens: Tokens) {
    this.#setting = setting;
    this.#tokens = tokens;
    this.home = home;
    this.load = new Load(setting.clock);
    this.witness = new Witness(home.dataFolder);
    this.devices = plugIn(home, setting.clock, HASTE);
    this.screen = this.#page(tokens.screen, ["board"]);
    this.screen.watch(() => this.screen.seen());
    this.kiosks = tokens.kiosks.map(([seat, token], n) => this.#kiosk(seat, token, n < PAGE_KIOSKS));
    this.#machines = this.#pressers();
    this.#seatClerks();
    this.#ratings();
  }

  /** A token with which the board can be read. */
  get screenToken(): string {
    return this.#tokens.screen;
  }

  /** Times a key was pressed, at one ticket machine or at all of them. */
  presses(at?: string): number {
    const there = this.#machines.filter(({ id }) => at === undefined || id === at);
    return there.reduce((sum, { presses }) => sum + presses, 0);
  }

  /** Of them, those that have a number in the ledger, as far as the witness has read. */
  pressesTaken(at?: string): number {
    const prefix = at === undefined ? "device:" : `device:${at}:`;
    return [...this.witness.takenBy.keys()].filter((command) => command.startsWith(prefix)).length;
  }

  /** Tickets whose paper has come to this, as far as the witness has read. */
  papers(outcome: Ticket["paper"]): number {
    return [...this.witness.hall.tickets.values()].filter(({ paper }) => paper === outcome).length;
  }

  /** What was done here, as far as the witness has read. */
  get figures(): Readonly<Record<string, number>> {
    return {
      events: this.witness.seq,
      numbersTold: this.book.size,
      presses: this.presses(),
      calls: this.witness.called,
      papersPrinted: this.devices.printed.length,
      papersFailed: this.papers("failed"),
      papersUnknown: this.papers("unknown"),
      callsSpoken: this.devices.spoken.length,
    };
  }

  /** Everybody ends what they are at, and what devices keep has reached the hall. */
  async hold(): Promise<void> {
    await this.load.hold(QUIET_MS);
    const kept = () => [...this.devices.hall.all("ticket-machine"), ...this.devices.hall.all("evaluator-pad")];
    const isQuiet = () => (kept().every(({ device }) => device.load.events === 0) ? true : undefined);
    await eventually(this.#setting.clock, "every press has reached the hall", QUIET_MS, isQuiet);
  }

  async close(): Promise<void> {
    await this.load.end(QUIET_MS).catch(() => {});
    for (const page of this.#pages) page.close();
    await this.devices.stop();
    this.home.remove();
  }

  get #kioskSetting(): KioskSetting {
    const { clock, random } = this.#setting;
    const services = this.home.config.hall.services.map(({ id }) => id);
    return { clock, random, services, book: this.book, gapMs: TICKET_GAP_MS };
  }

  #page(token: string, topics: readonly string[]): HallPage {
    const page = new HallPage({ address: addressOf(this.home), token, topics, clock: this.#setting.clock });
    this.#pages.push(page);
    return page;
  }

  #kiosk(seat: Seat, token: string, isPage: boolean): Kiosk {
    const kiosk = isPage
      ? pageKiosk(seat, this.#page(token, ["board"]), this.#kioskSetting)
      : httpKiosk(seat, this.home, token, this.#kioskSetting);
    this.load.join(seat.id, () => kiosk.step());
    return kiosk;
  }

  #pressers(): readonly PressedMachine[] {
    return this.devices.hall.all("ticket-machine").map((machine) => {
      const presser = pressMachine(machine, { ...this.#kioskSetting, gapMs: PRESS_GAP_MS });
      this.load.join(presser.id, () => presser.step());
      return presser;
    });
  }

  #seatClerks(): void {
    const { clock, random } = this.#setting;
    for (const [{ window = "" }, token] of this.#tokens.clerks) {
      const page = this.#page(token, [`desk/${window}`]);
      this.load.join(`window ${window}`, clerkStep(page, { clock, random, window, stepMs: CLERK_STEP_MS }));
    }
  }

  #ratings(): void {
    const { clock, random } = this.#setting;
    const pads = this.devices.hall.all("evaluator-pad");
    this.load.join("ratings", async () => {
      for (const pad of pads) if (random.next() < 0.5) pad.press(1 + Math.floor(random.next() * 5));
      await pause(clock, RATING_GAP_MS, "the next rating");
    });
  }
}
