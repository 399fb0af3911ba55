// The hall in which the guide is tried: a real daemon on a working Monday a few minutes before ten, with its devices
// simulated, its people's passwords set, and some visitors waiting.
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { simulateHall } from "../../hardware-sim/hall-of-devices.ts";
import { type Clock, systemClock } from "../../src/base/clock.ts";
import { systemRandom } from "../../src/base/random.ts";
import { specsOf } from "../../src/daemon/cli/simulate.ts";
import type { ConfigDocument } from "../../src/daemon/config/document.ts";
import { isDriven } from "../../src/daemon/config/drivers.ts";
import { checkConfig, readConfigFile } from "../../src/daemon/config/load.ts";
import { type Daemon, startDaemon } from "../../src/daemon/daemon.ts";
import { silentLog } from "../../src/daemon/log.ts";
import { connectBus } from "../../src/protocols/mqtt/client-bus.ts";
import { buildInto } from "../built-pages.ts";
import { Machine } from "./machine.ts";

const MONDAY = Date.parse("2026-11-23T09:52:00+08:00");
export const PASSWORD = "dating-guanli-2026";
export const PIN = "246810";
const CLERKS = ["4001", "4002", "4005"] as const;
/** Who waits for what before the first step, as a morning brings it. */
const WAITING: Readonly<Record<string, number>> = { "social-security": 9, medical: 7, civil: 4, general: 2, police: 1 };

/** The township hall of Tongshan with appointments, its first pad a tablet, and numbers kept after a missed call. */
const guideDocument = () => {
  const file = readConfigFile("config/tongshan-town.json") as unknown as ConfigDocument;
  const slots = [{ from: "08:30", to: "12:00", services: ["medical", "civil", "social-security"], share: 0.3 }];
  const tablet = { id: "window-1-pad", kind: "rater", window: "1", driver: { use: "web-pad", at: { page: "/pad" } } };
  return {
    ...file,
    hall: {
      ...file.hall,
      appointments: { slots, class: "green", releaseMinutes: 5 },
      // However slow the machine is, there is time to press.
      ...{ undoSeconds: 60, ratingSeconds: 60 },
      recall: { gapSeconds: 0 },
      missed: { rule: "keep-calls", calls: 3 },
      tide: { ...file.hall.tide, mode: "manual" },
    },
    devices: file.devices.map((device) => (device.id === tablet.id ? tablet : device)),
    http: { port: 0, publicUrl: "http://hall.example.cn" },
    mqtt: { port: 0 },
  };
};

/** Written as somebody writes it, so that programs read it too. */
const writeConfig = (configFile: string): ConfigDocument => {
  const document = guideDocument();
  writeFileSync(configFile, JSON.stringify(document));
  const checked = checkConfig(document);
  if (!checked.ok) throw new Error(JSON.stringify(checked.problems));
  return checked.config;
};

const playDevices = async (config: ConfigDocument, { secrets, brokerUrl: url }: Daemon, clock: Clock) => {
  const devices = config.devices.filter((device) => !isDriven(device));
  const credentials = await secrets.mint(devices.map(({ id }) => id));
  const open = (identity: Parameters<typeof connectBus>[0]["identity"]) =>
    connectBus({ url, identity, clock, protocolVersion: 4 });
  const played = simulateHall({ hall: config.hall.id, devices: specsOf(devices), open, credentials, clock });
  played.start();
  return played;
};

/** Asks the hall by HTTP, as somebody with this token. Throws where the hall says no. */
const asker = (address: string) => async (method: string, path: string, body?: object, token?: string) => {
  const response = await fetch(`${address}/api/v1${path}`, {
    method,
    headers: {
      ...(body && { "content-type": "application/json" }),
      ...(method === "POST" && { "idempotency-key": crypto.randomUUID() }),
      ...(token !== undefined && { authorization: `Bearer ${token}` }),
    },
    ...(body && { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${text}`);
  return text === "" ? {} : JSON.parse(text);
};

type Ask = ReturnType<typeof asker>;

/** The manager's password, the clerks' PINs and the pass of a kiosk; and the way to let further devices in. */
const openDoors = async (ask: Ask) => {
  await ask("PUT", "/manager/password", { password: PASSWORD });
  const { token: manager } = await ask("POST", "/session", { role: "manager", password: PASSWORD, carrier: "bearer" });
  for (const id of CLERKS) await ask("PUT", `/staff/${id}/pin`, { pin: PIN }, manager);
  /** Of a device that is let in now. */
  const passOf = async (role: "kiosk" | "pad", id: string): Promise<string> => {
    const { code, secret } = await ask("POST", "/pairing");
    await ask("POST", "/pairing/approve", { code, role, id }, manager);
    const { token } = await ask("POST", "/pairing/collect", { secret });
    return token;
  };
  return { passOf, tokens: { manager: String(manager), kiosk: await passOf("kiosk", "kiosk-9") } };
};

export type GuideHall = Awaited<ReturnType<typeof openGuideHall>>;

export const openGuideHall = async () => {
  const folder = mkdtempSync(join(tmpdir(), "tidehall-guide-"));
  const [dataFolder, configFile, pagesFolder] = [join(folder, "data"), join(folder, "hall.json"), join(folder, "web")];
  const config = writeConfig(configFile);
  await buildInto(pagesFolder);
  const system = systemClock();
  const time = { aheadMs: MONDAY - system.now() };
  const clock = { ...system, now: () => system.now() + time.aheadMs };
  const common = { clock, random: systemRandom(), log: silentLog() };
  const daemon = await startDaemon({ ...common, config, configFile, folder: dataFolder, pagesFolder });
  const devices = await playDevices(config, daemon, clock);
  const ask = asker(daemon.address);
  const { passOf, tokens } = await openDoors(ask);
  const take = (service: string) => ask("POST", "/tickets", { service }, tokens.kiosk);
  for (const [service, count] of Object.entries(WAITING)) for (let n = 0; n < count; n++) await take(service);
  const computers = {
    own: new Machine(folder),
    /** Where a technician sets the same hall up anew. */
    fresh: new Machine(join(folder, "fresh")),
    /** What takes the place of the hall's own. */
    next: new Machine(join(folder, "next")),
  };
  const running = { isOver: false };
  /** The hall closes for good. */
  const stop = async () => {
    if (running.isOver) return;
    running.isOver = true;
    await devices.stop();
    await daemon.stop();
  };
  return {
    ...{ daemon, devices, ask, passOf, take, tokens, stop },
    computers,
    /** So much of the morning goes by at once; what it brings comes with whatever is done next. */
    skip: (ms: number) => {
      time.aheadMs += ms;
    },
    async close() {
      for (const computer of Object.values(computers)) await computer.stop();
      await stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
};
