// A hall's files for one test: configuration, data folder, tokens of its people and secrets of its devices, under a
// folder that goes with the test, however that ends.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Clock } from "../../src/base/clock.ts";
import { type Random, systemRandom } from "../../src/base/random.ts";
import { openAccess } from "../../src/daemon/access/access.ts";
import type { ConfigDocument } from "../../src/daemon/config/document.ts";
import { checkConfig, readConfigFile } from "../../src/daemon/config/load.ts";
import { DeviceSecrets } from "../../src/daemon/device-secrets.ts";
import type { ActorRole } from "../../src/hall/commands.ts";

export const HOST = "127.0.0.1";

export interface Seat {
  readonly role: ActorRole;
  readonly id: string;
  readonly window?: string;
}

export interface HallHome {
  readonly config: ConfigDocument;
  readonly configFile: string;
  /** Under the test's folder, unless the test has put it elsewhere. */
  readonly dataFolder: string;
  readonly httpPort: number;
  readonly mqttPort: number;
  /** Password by device id. */
  readonly secrets: Readonly<Record<string, string>>;
  /** A token for somebody of this hall; only before the daemon has started. */
  token(seat: Seat): Promise<string>;
  remove(): void;
}

export interface HomeSetting {
  readonly clock: Clock;
  readonly random: Random;
  /** Changes the default hall of these tests. */
  readonly change?: (config: ConfigDocument) => ConfigDocument;
  /** An empty folder for the data. Default one beside the configuration. */
  readonly dataFolder?: string;
  /** In which folder its own is made. Default that for temporary files. */
  readonly under?: string;
}

const HOUR_MS = 3_600_000;

/** Where it is about noon: no business day ends during a test. `Etc/GMT-8` lies eight hours east. */
const noonZone = (now: number): string => {
  const eastHours = 12 - (Math.floor(now / HOUR_MS) % 24);
  return `Etc/GMT${eastHours < 0 ? "+" : "-"}${Math.abs(eastHours)}`;
};

/** The default hall, open on every day and at any hour, with numbers for a very long day and nobody slowed down. */
const wideHall = (timeZone: string): ConfigDocument => {
  const loaded = checkConfig(readConfigFile("config/hall.json"));
  if (!loaded.ok) throw new Error("the default hall's configuration is wrong");
  const { hall } = loaded.config;
  const services = hall.services.map((service) => ({ ...service, from: 1, to: 99_999, digits: 5 }));
  return {
    ...loaded.config,
    hall: { ...hall, timeZone, sessions: [], holidays: [], closures: [], services },
    limits: { messagesPerMinute: 0, ticketsPerMinute: 0, bookingsPerMinute: 0, connectionsPerAddress: 0 },
  };
};

const PORT_MIN = 15_000;
const PORTS = 15_000;

/** Nobody dials it: who listens there has only marked the port of this number as taken. */
const MARK_HOST = "127.0.0.2";

const listensAt = (host: string, port: number): Promise<Server | undefined> =>
  new Promise((resolve, reject) => {
    const server = createServer();
    const isTaken = (error: NodeJS.ErrnoException) => error.code === "EADDRINUSE";
    server.once("error", (error) => (isTaken(error) ? resolve(undefined) : reject(error)));
    server.listen(port, host, () => resolve(server));
  });

/** Free now, and marked as ours until this process ends: the test beside this one gets another. */
const isOurs = async (port: number): Promise<boolean> => {
  const mark = await listensAt(MARK_HOST, port);
  mark?.unref();
  const found = mark && (await listensAt(HOST, port));
  if (found) await new Promise((resolve) => found.close(resolve));
  else mark?.close();
  return found !== undefined;
};

/**
 * A port that is free and stays so for whoever asked, also while nobody listens. It lies below those that the system
 * hands out to clients: while the daemon is down, one of its own clients dialling again could be given its port.
 */
export const freePort = async (random: Random): Promise<number> => {
  for (;;) {
    const port = PORT_MIN + Math.floor(random.next() * PORTS);
    if (await isOurs(port)) return port;
  }
};

const giveToken = async (folder: string, clock: Clock, { role, id, window }: Seat): Promise<string> => {
  if (role === "hall") throw new Error("nobody is the hall");
  const path = join(folder, "access.json");
  const access = await openAccess({ path, clock, random: systemRandom(), isStaff: () => true });
  const place = window === undefined ? {} : { window };
  const { token } = await access.grants.give({ kind: "paired", role, id, label: "", ...place });
  await access.close();
  return token;
};

export const openHome = async ({ clock, random, change, dataFolder, under }: HomeSetting): Promise<HallHome> => {
  const folder = mkdtempSync(join(under ?? tmpdir(), "tidehall-chaos-"));
  const hall = wideHall(noonZone(clock.now()));
  const config = change ? change(hall) : hall;
  const configFile = join(folder, "hall.json");
  const data = dataFolder ?? join(folder, "data");
  const remove = () => rmSync(folder, { recursive: true, force: true });
  process.once("exit", remove);
  mkdirSync(data, { recursive: true, mode: 0o700 });
  writeFileSync(configFile, JSON.stringify(config));
  const secrets = await DeviceSecrets.open(data, systemRandom());
  return {
    config,
    configFile,
    dataFolder: data,
    httpPort: await freePort(random),
    mqttPort: await freePort(random),
    secrets: await secrets.mint(config.devices.map(({ id }) => id)),
    token: (seat) => giveToken(data, clock, seat),
    remove: () => {
      process.removeListener("exit", remove);
      remove();
    },
  };
};
