// Two halls for the pictures of pages: a quiet day, and nine o'clock on market day. Both are whole daemons with simulated devices,
// whose people do what they are told.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Clock, pause } from "../../src/base/clock.ts";
import { seededRandom } from "../../src/base/random.ts";
import { openDemo } from "../../src/daemon/cli/demo.ts";
import type { ConfigDocument } from "../../src/daemon/config/document.ts";
import { type Daemon, startDaemon } from "../../src/daemon/daemon.ts";
import { silentLog } from "../../src/daemon/log.ts";
import type { Actor } from "../../src/hall/commands.ts";
import { type OperationName, operations } from "../../src/protocols/api/operations.ts";
import { defaultConfig } from "../one-process-hall.ts";
import type { LookHall } from "./look.ts";

/** Open at any hour: the pictures are taken when somebody takes them. */
const openAllDay = (config: ConfigDocument): ConfigDocument => ({
  ...config,
  hall: {
    ...config.hall,
    windows: config.hall.windows.map(({ duty: _, ...window }) => window),
    services: config.hall.services.map((service) => ({ ...service, minutes: service.minutes ?? 12 })),
    ...{ sessions: [], holidays: [], closures: [], extraHours: [] },
  },
  http: { ...config.http, port: 0, publicUrl: "https://hall.example.cn" },
  mqtt: { ...config.mqtt, port: 0 },
  limits: { messagesPerMinute: 0, ticketsPerMinute: 0, bookingsPerMinute: 0, connectionsPerAddress: 0 },
});

const manager: Actor = { role: "manager", id: "manager" };
const kiosk: Actor = { role: "kiosk", id: "door-1" };

type Ask = LookHall["ask"];

const asking = (daemon: Daemon): Ask => {
  let count = 0;
  return async (op: OperationName, args: object, by: Actor = manager) => {
    count += 1;
    const answer = await daemon.core.port.submit({
      ...{ id: `look-${count}`, kind: operations[op].kind, args: args as never, by },
    });
    if (!answer.ok) throw new Error(`${op}: ${JSON.stringify(answer)}`);
    return answer.data as Readonly<Record<string, unknown>>;
  };
};

const seats = [
  ["1", "1001"],
  ["2", "1002"],
  ["3", "1003"],
  ["4", "1004"],
  ["5", "1005"],
] as const;
const services = ["social-security", "medical", "civil", "general", "police", "consulting"] as const;

/** Tickets of each service, the green channel among them. */
const arrive = async (ask: Ask, tickets: number): Promise<void> => {
  for (let at = 0; at < tickets; at++) {
    const isGreen = at % 9 === 4;
    const service = services[(at * 5) % services.length]!;
    await ask("take-ticket", { service, ...(isGreen && { class: "green" }), paper: false }, kiosk);
  }
};

const seatClerks = async (ask: Ask, windows: number): Promise<void> => {
  for (const [window, id] of seats.slice(0, windows)) await ask("open-window", { window }, { role: "clerk", id });
};

const clerkAt = (window: string): Actor => ({ role: "clerk", id: seats.find(([seat]) => seat === window)![1] });

/** Some are being served, one is just called. */
const serve = async (ask: Ask, windows: readonly string[]): Promise<void> => {
  for (const window of windows) {
    await ask("call-next", { window }, clerkAt(window));
    if (window !== windows.at(-1)) await ask("start", { window }, clerkAt(window));
  }
};

const fill = {
  async day(ask: Ask): Promise<void> {
    await seatClerks(ask, 5);
    await arrive(ask, 9);
    await serve(ask, ["2", "3", "4"]);
  },
  async rush(ask: Ask): Promise<void> {
    await arrive(ask, 70);
    await seatClerks(ask, 5);
    await serve(ask, ["2", "3", "4", "5"]);
  },
} as const;

export type Filling = keyof typeof fill;

/** Devices find the hall within this time on any machine. */
const DEVICES_MS = 1_500;

/** @param change what a state needs of the configuration besides */
export const openLookHall = async (clock: Clock, pagesFolder: string, filling: Filling) => {
  const folder = mkdtempSync(join(tmpdir(), "tidehall-looks-"));
  const demo = openDemo(openAllDay(defaultConfig()), clock);
  const daemon = await startDaemon({
    ...{ config: demo.config, configFile: "hall.json", folder, pagesFolder, clock },
    ...{ random: seededRandom(6), log: silentLog(), demo: { crowd: demo.crowd } },
  });
  await demo.open(daemon);
  await pause(clock, DEVICES_MS, "devices come");
  const ask = asking(daemon);
  await fill[filling](ask);
  return {
    address: daemon.address,
    ask,
    core: daemon.core,
    async close() {
      await demo.close();
      await daemon.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
};
