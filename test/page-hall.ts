// A whole hall behind real pages: a daemon with simulated devices, open at any hour, that can be stopped and started again where
// it was. Nobody comes by themselves; whoever tests says who does what.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Clock } from "../src/base/clock.ts";
import { systemRandom } from "../src/base/random.ts";
import { openDemo } from "../src/daemon/cli/demo.ts";
import type { ConfigDocument } from "../src/daemon/config/document.ts";
import { type Daemon, startDaemon } from "../src/daemon/daemon.ts";
import { silentLog } from "../src/daemon/log.ts";
import type { Actor } from "../src/hall/commands.ts";
import type { DeviceView } from "../src/protocols/api/device-view.ts";
import { type OperationName, operations } from "../src/protocols/api/operations.ts";
import { freePort } from "./chaos/hall-home.ts";
import { eventually } from "./chaos/waiting.ts";
import { defaultConfig } from "./one-process-hall.ts";

/** Whatever the hour is at which somebody tests. */
const openAllDay = (config: ConfigDocument): ConfigDocument => ({
  ...config,
  hall: {
    ...config.hall,
    windows: config.hall.windows.map(({ duty: _, ...window }) => window),
    services: config.hall.services.map((service) => ({ ...service, minutes: service.minutes ?? 12 })),
    ...{ sessions: [], holidays: [], closures: [], extraHours: [] },
  },
  limits: { messagesPerMinute: 0, ticketsPerMinute: 0, bookingsPerMinute: 0, connectionsPerAddress: 0 },
});

const withDoors = async (config: ConfigDocument): Promise<ConfigDocument> => {
  const random = systemRandom();
  const [port, mqttPort] = [await freePort(random), await freePort(random)];
  return {
    ...config,
    http: { ...config.http, port, publicUrl: config.http.publicUrl ?? `http://127.0.0.1:${port}` },
    mqtt: { ...config.mqtt, port: mqttPort },
  };
};

const manager: Actor = { role: "manager", id: "manager" };

/** Does something in the hall; as the manager, or as who is named. Throws on a refusal. */
export type Ask = (op: OperationName, args: object, by?: Actor) => Promise<Readonly<Record<string, unknown>>>;

const asking = (daemon: () => Daemon): Ask => {
  let count = 0;
  return async (op, args, by = manager) => {
    count += 1;
    const request = { id: `page-hall-${count}`, kind: operations[op].kind, args: args as never, by };
    const answer = await daemon().core.port.submit(request);
    if (!answer.ok) throw new Error(`${op}: ${JSON.stringify(answer)}`);
    return answer.data as Readonly<Record<string, unknown>>;
  };
};

const DEVICES_MS_MAX = 30_000;

/** Each device has been heard of, or is known to be away. */
const devicesCome = (clock: Clock, { core }: Daemon): Promise<true> =>
  eventually(clock, "devices come", DEVICES_MS_MAX, () => {
    const entries = Object.entries(core.live.snapshot("devices")) as [string, Partial<DeviceView>][];
    return entries.every(([name, { state }]) => !name.startsWith("device/") || state !== "unknown") || undefined;
  });

export interface PageHallOptions {
  readonly clock: Clock;
  /** With the built pages. */
  readonly pagesFolder: string;
  /** What differs from the default hall. */
  readonly change?: (config: ConfigDocument) => ConfigDocument;
}

export const openPageHall = async ({ clock, pagesFolder, change = (same) => same }: PageHallOptions) => {
  const folder = mkdtempSync(join(tmpdir(), "tidehall-page-hall-"));
  const demo = openDemo(await withDoors(change(openAllDay(defaultConfig()))), clock);
  const start = () =>
    startDaemon({
      ...{ config: demo.config, configFile: "hall.json", folder, pagesFolder, clock },
      ...{ random: systemRandom(), log: silentLog(), demo: { crowd: demo.crowd } },
    });
  let daemon = await start();
  await demo.open(daemon);
  await devicesCome(clock, daemon);
  return {
    folder,
    address: daemon.address,
    ask: asking(() => daemon),
    get core() {
      return daemon.core;
    },
    /** In order; devices and pages stay. */
    stop: () => daemon.stop(),
    async start() {
      daemon = await start();
    },
    async close() {
      await demo.close();
      await daemon.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
};

export type PageHall = Awaited<ReturnType<typeof openPageHall>>;
