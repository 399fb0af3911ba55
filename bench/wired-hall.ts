// What is measured at a daemon whose hardware is behind bytes: from a press at a key to the ticket and to the paper's first byte,
// and from a call to the last byte at the sign, alone and eight at once, beside the time that the wire itself takes.
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { wireMs } from "../hardware-sim/wired/wire-time.ts";
import { type Clock, pause, within } from "../src/base/clock.ts";
import { systemRandom } from "../src/base/random.ts";
import type { ConfigDocument } from "../src/daemon/config/document.ts";
import { addressOf, startDaemon } from "../test/chaos/daemon-process.ts";
import { type HallHome, openHome } from "../test/chaos/hall-home.ts";
import { CALLED_SERVICE, PRESSED_SERVICE } from "./bench-hall.ts";
import { Page } from "./page.ts";
import { type Sample, sampleOf } from "./sample.ts";
import type { Scale } from "./scale.ts";
import { KEYS, openWires, SIGNS, type Wires } from "./wires.ts";

const BAUD = 9600;
const STEP_MS_MAX = 20_000;
/** An Onbon card takes nothing new within a second of the last. */
const CARD_MS = 1_100;
/** A key counts once a second, and a paper takes about as long. */
const PRESS_MS = 1_500;
/** A firm press: on a machine that is busy with other things, too, the board is asked meanwhile. */
const HELD_MS = 600;
const INITIALIZE = Buffer.from([0x1b, 0x40]);

const numbers = Array.from({ length: SIGNS }, (_, at) => at + 1);

/** Eight windows alike, each with a sign on one bus; keys for a service that none of them takes. */
const wiredBench =
  ({ ports }: Wires) =>
  (config: ConfigDocument): ConfigDocument => ({
    ...config,
    hall: {
      ...config.hall,
      ratingSeconds: 0,
      plans: [],
      seasons: [],
      windows: numbers.map((number) => ({
        ...config.hall.windows[0]!,
        id: String(number),
        number,
        name: `窗口${number}`,
        services: [CALLED_SERVICE],
      })),
      staff: config.hall.staff.map((member) => ({ ...member, windows: [] })),
    },
    devices: [
      ...numbers.map((number) => ({
        id: `sign-${number}`,
        kind: "led" as const,
        window: String(number),
        driver: { use: "onbon", at: ports.signs, options: { address: number } },
      })),
      {
        id: "kiosk-1",
        kind: "button",
        role: "ticket-machine",
        keys: Object.fromEntries(keys.map((key) => [key, PRESSED_SERVICE])),
        driver: { use: "modbus-buttons", at: ports.board, options: { keys: [...keys] } },
      },
      { id: "printer-1", kind: "printer", driver: { use: "escpos", at: ports.printer } },
    ],
  });

const keys = Array.from({ length: KEYS }, (_, at) => String(at + 1));

interface Bench {
  readonly clock: Clock;
  readonly wires: Wires;
  readonly manager: Page;
  readonly kiosk: Page;
  /** Settles at the next event of the hall of this kind. */
  readonly next: (kind: string) => Promise<void>;
}

const inTime = <T>({ clock }: Bench, what: string, work: Promise<T>): Promise<T> =>
  within(clock, STEP_MS_MAX, what, work, () => new Error(`${what} took longer than ${STEP_MS_MAX} ms`));

/** Settles when the sign shows this; gives the time, and how long its frame was on the wire. */
const shown = ({ clock, wires }: Bench, sign: number, number: string) =>
  new Promise<{ at: number; frameMs: number }>((resolve) => {
    const { wire, face } = wires.signs[sign - 1]!;
    const cancel = wire.watch(() => {
      if (!face().rows.join("").includes(number)) return;
      cancel();
      resolve({ at: clock.elapsed(), frameMs: wireMs(wires.passed.signs.lastHeard.length, BAUD) });
    });
  });

const calledAt = async (bench: Bench, windows: readonly number[]) => {
  const { clock, kiosk, manager, wires } = bench;
  for (const _ of windows) await kiosk.ask("take-ticket", { service: CALLED_SERVICE });
  await pause(clock, CARD_MS, "cards rest");
  const [start, wireBefore] = [clock.elapsed(), wires.passed.signs.wireMs];
  const signs = windows.map(async (window) => {
    const { data } = await manager.ask("call-next", { window: String(window) });
    return shown(bench, window, String(data.number));
  });
  const seen = await inTime(bench, "a call", Promise.all(signs));
  const tookMs = Math.max(...seen.map(({ at }) => at)) - start;
  const wire = windows.length === 1 ? seen[0]!.frameMs : wires.passed.signs.wireMs - wireBefore;
  for (const op of ["start", "finish"] as const) {
    await pause(clock, CARD_MS, "cards rest");
    for (const window of windows) await manager.ask(op, { window: String(window) });
  }
  return { tookMs, wireMs: wire };
};

const pressed = async (bench: Bench, key: number) => {
  const { clock, wires, next } = bench;
  const paper = new Promise<number>((resolve) => {
    wires.passed.printer.watch((bytes) => Buffer.from(bytes).includes(INITIALIZE) && resolve(clock.elapsed()));
  });
  const ticket = next("TicketIssued").then(() => clock.elapsed());
  const start = clock.elapsed();
  wires.board.press(key, HELD_MS);
  const [ticketAt, paperAt] = await inTime(bench, "a press", Promise.all([ticket, paper]));
  await pause(clock, PRESS_MS, "paper");
  return { ticketMs: ticketAt - start, paperMs: paperAt - start };
};

/** One look at the keys on the wire: eight bytes there, six back, and 5 ms between. */
const LOOK_MS = wireMs(8 + 6, BAUD) + 5;

const measureAll = async (bench: Bench, { calls, presses }: Scale): Promise<Map<string, Sample>> => {
  const alone = [];
  for (let at = 0; at < calls; at++) alone.push(await calledAt(bench, [(at % SIGNS) + 1]));
  const atOnce = [];
  for (let at = 0; at < calls / SIGNS; at++) atOnce.push(await calledAt(bench, numbers));
  const papers = [];
  for (let at = 0; at < presses; at++) papers.push(await pressed(bench, at % KEYS));
  const sample = (series: readonly number[]) => sampleOf(series);
  return new Map([
    ["S", sample(alone.map(({ wireMs: ms }) => ms))],
    ["S8", sample(atOnce.map(({ wireMs: ms }) => ms))],
    ["K", sample([LOOK_MS])],
    ["call-to-sign", sample(alone.map(({ tookMs }) => tookMs))],
    ["calls-to-8-signs", sample(atOnce.map(({ tookMs }) => tookMs))],
    ["key-to-ticket", sample(papers.map(({ ticketMs }) => ticketMs))],
    ["key-to-paper", sample(papers.map(({ paperMs }) => paperMs))],
  ]);
};

const openPages = async (clock: Clock, home: HallHome, tokens: readonly string[], hear: (text: string) => void) => {
  const [manager, kiosk] = await Promise.all([
    Page.open({ clock, address: addressOf(home), token: tokens[0]!, topics: ["manage"], onEvent: hear }),
    Page.open({ clock, address: addressOf(home), token: tokens[1]! }),
  ]);
  return { manager, kiosk };
};

/** Until every sign shows that its window is open: the hardware has been found. */
const allFound = async ({ clock, wires }: Bench): Promise<void> => {
  const isFound = () => wires.signs.every(({ face }) => face().rows.join("").includes("窗口"));
  while (!isFound()) await pause(clock, 100, "hardware is found");
};

/** Samples by name, the times of the wire among them. */
export const measureWiredHall = async (clock: Clock, folder: string, scale: Scale): Promise<Map<string, Sample>> => {
  const wires = await openWires(clock);
  const dataFolder = join(folder, "wired");
  mkdirSync(dataFolder, { recursive: true });
  const home = await openHome({ clock, random: systemRandom(), change: wiredBench(wires), dataFolder });
  const tokens = [
    await home.token({ role: "manager", id: "bench" }),
    await home.token({ role: "kiosk", id: "kiosk-2" }),
  ];
  const daemon = await startDaemon(home, clock);
  const waiting = new Map<string, () => void>();
  const hear = (text: string) => {
    for (const [kind, resolve] of waiting) if (text.includes(`"kind":"${kind}"`)) resolve();
  };
  const next = (kind: string) => new Promise<void>((resolve) => void waiting.set(kind, resolve));
  const bench = { clock, wires, next, ...(await openPages(clock, home, tokens, hear)) };
  for (const number of numbers) await bench.manager.ask("open-window", { window: String(number) });
  await inTime(bench, "finding the hardware", allFound(bench));
  await pause(clock, PRESS_MS, "hardware rests");
  const samples = await measureAll(bench, scale);
  await daemon.kill();
  return samples;
};
