// A hall with its devices on either broker: the one inside the daemon, or a real mosquitto served from the files that
// `tidehall broker mosquitto` wrote. mosquitto's own clients are there too, as devices of somebody else's making.
import { chmodSync, chownSync, readdirSync, readFileSync } from "node:fs";
import { connect } from "node:net";
import { dirname, join } from "node:path";
import { Writable } from "node:stream";
import { pino } from "pino";
import { type Ended, run } from "../scripts/child.js";
import type { Clock } from "../src/base/clock.ts";
import { systemRandom } from "../src/base/random.ts";
import { runCommandLine } from "../src/daemon/cli/main.ts";
import type { ConfigDocument } from "../src/daemon/config/document.ts";
import { type Daemon, startDaemon } from "../src/daemon/daemon.ts";
import type { DeviceView } from "../src/protocols/api/device-view.ts";
import { type HallDevices, plugIn } from "./chaos/hall-devices.ts";
import { freePort, type HallHome, HOST, openHome } from "./chaos/hall-home.ts";
import { Program } from "./chaos/program.ts";
import { eager } from "./chaos/quick-clocks.ts";
import { eventually } from "./chaos/waiting.ts";

export const MOSQUITTO = "/usr/sbin/mosquitto";
/** A sign of the default hall that is played by mosquitto's own clients. */
export const FOREIGN_SIGN = "window-5-sign";
export const PATIENCE_MS = 30_000;

/** Devices print, speak and dial this much faster than real ones. */
const HASTE = 8;
const DIAL_MS_MAX = 300;
const CLIENT_MS_MAX = 30_000;

/** User and group of a name in /etc/passwd. */
const accountOf = (name: string): readonly [number, number] | undefined => {
  const line = readFileSync("/etc/passwd", "utf8")
    .split("\n")
    .find((entry) => entry.startsWith(`${name}:`));
  const [, , user, group] = line?.split(":") ?? [];
  return user === undefined ? undefined : [Number(user), Number(group)];
};

/** Started by root, mosquitto turns into its own user, and the files have to be that user's, as the command says. */
const handOver = (folder: string): void => {
  const account = process.getuid?.() === 0 ? accountOf("mosquitto") : undefined;
  if (!account) return;
  chmodSync(dirname(folder), 0o711);
  for (const path of [folder, ...readdirSync(folder).map((name) => join(folder, name))]) chownSync(path, ...account);
};

const isListening = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect(port, HOST, () => resolve(true));
    socket.once("error", () => resolve(false)).once("connect", () => socket.destroy());
  });

/** The real one. It keeps nothing on disk, so a restart forgets whatever was retained. */
export class Mosquitto {
  readonly #clock: Clock;
  readonly #home: HallHome;
  readonly #folder: string;
  #program: Program | undefined;

  constructor(home: HallHome, clock: Clock) {
    this.#clock = clock;
    this.#home = home;
    this.#folder = join(dirname(home.configFile), "mosquitto");
  }

  /** What the command line said, and its exit code last. */
  async writeFiles(): Promise<readonly string[]> {
    const { configFile, dataFolder, mqttPort } = this.#home;
    const said: string[] = [];
    const say = (line: string) => void said.push(line);
    const args = ["--out", this.#folder, "--port", String(mqttPort), "--config", configFile, "--data", dataFolder];
    const code = await runCommandLine(["broker", "mosquitto", ...args], { isTerminal: false, out: say, err: say });
    handOver(this.#folder);
    return [...said, String(code)];
  }

  async start(): Promise<void> {
    const program = new Program(this.#clock, ["-c", join(this.#folder, "mosquitto.conf")], MOSQUITTO);
    this.#program = program;
    await eventually(this.#clock, "mosquitto listens", PATIENCE_MS, async () => {
      if (program.hasEnded) throw new Error(`mosquitto ended: ${program.err.join(" ")}`);
      return (await isListening(this.#home.mqttPort)) || undefined;
    });
  }

  async kill(): Promise<void> {
    await this.#program?.end();
  }
}

/** Settings of mosquitto's own clients; the username and the client id are the device's own where nothing else is said. */
export interface Foreign {
  readonly user?: string;
  readonly password?: string;
}

export class BrokerHall {
  readonly home: HallHome;
  readonly daemon: Daemon;
  readonly devices: HallDevices;
  readonly mosquitto: Mosquitto | undefined;
  /** Lines of the daemon's log. */
  readonly log: readonly string[];
  readonly #clock: Clock;

  constructor(parts: Pick<BrokerHall, "home" | "daemon" | "devices" | "mosquitto" | "log">, clock: Clock) {
    this.home = parts.home;
    this.daemon = parts.daemon;
    this.devices = parts.devices;
    this.mosquitto = parts.mosquitto;
    this.log = parts.log;
    this.#clock = clock;
  }

  /** Waits until what is asked for is there. */
  see<T>(what: string, look: () => T | undefined | false): Promise<T> {
    return eventually(this.#clock, what, PATIENCE_MS, () => look() || undefined);
  }

  /** A device as the hall knows it. */
  view(device: string): DeviceView | undefined {
    return this.daemon.core.live.snapshot("devices")[`device/${device}`] as DeviceView | undefined;
  }

  /** Runs mosquitto_pub or mosquitto_sub as one of the hall's devices. */
  foreign(client: "mosquitto_pub" | "mosquitto_sub", args: readonly string[], foreign: Foreign = {}): Promise<Ended> {
    return run(client, [...this.#whoAndWhere(foreign), ...args], { deadlineMs: CLIENT_MS_MAX });
  }

  /** A device of somebody else's making that listens until it is ended. */
  listen(args: readonly string[]): Program {
    return new Program(this.#clock, [...this.#whoAndWhere({}), ...args], "mosquitto_sub");
  }

  async close(): Promise<void> {
    await this.devices.stop();
    await this.daemon.stop();
    await this.mosquitto?.kill();
    this.home.remove();
  }

  #whoAndWhere({ user = FOREIGN_SIGN, password = this.home.secrets[user] ?? "" }: Foreign): readonly string[] {
    const who = ["-i", `${this.home.config.hall.id}-${user}`, "-u", user, "-P", password];
    return ["-h", HOST, "-p", String(this.home.mqttPort), "-q", "1", "-k", "15", ...who];
  }
}

const logInto = (lines: string[]) => {
  const sink = new Writable({
    write(chunk, _encoding, done) {
      lines.push(String(chunk));
      done();
    },
  });
  return pino({ level: "info", base: null }, sink);
};

/** The hall's files, with its broker's address in the configuration. */
export const openBrokerHome = async (clock: Clock, broker: ConfigDocument["mqtt"]["broker"]): Promise<HallHome> => {
  const random = systemRandom();
  const mqttPort = await freePort(random);
  const mqtt = { broker, host: HOST, port: mqttPort, url: `mqtt://${HOST}:${mqttPort}` };
  const change = (config: ConfigDocument): ConfigDocument => ({ ...config, mqtt, http: { ...config.http, port: 0 } });
  return { ...(await openHome({ clock, random, change })), mqttPort };
};

/** A daemon in this process; what it logs goes to `lines`. */
export const openDaemon = (home: HallHome, clock: Clock, lines: string[] = []): Promise<Daemon> => {
  const { config, configFile, dataFolder: folder } = home;
  const dialling = eager(clock, "mqtt dial", DIAL_MS_MAX);
  return startDaemon({ config, configFile, folder, clock: dialling, random: systemRandom(), log: logInto(lines) });
};

/** All devices of the hall but the foreign one. */
const withoutForeign = (home: HallHome): HallHome => {
  const devices = home.config.devices.filter(({ id }) => id !== FOREIGN_SIGN);
  return { ...home, config: { ...home.config, devices } };
};

/** Opens a hall, its broker first, and waits until every device is there. */
export const openBrokerHall = async (clock: Clock, broker: ConfigDocument["mqtt"]["broker"]): Promise<BrokerHall> => {
  const home = await openBrokerHome(clock, broker);
  const mosquitto = broker === "outside" ? new Mosquitto(home, clock) : undefined;
  await mosquitto?.writeFiles();
  await mosquitto?.start();
  const log: string[] = [];
  const daemon = await openDaemon(home, clock, log);
  const devices = plugIn(withoutForeign(home), clock, HASTE);
  const hall = new BrokerHall({ home, daemon, devices, mosquitto, log }, clock);
  const isReady = ({ id }: { id: string }) => id === FOREIGN_SIGN || hall.view(id)?.state === "ready";
  await hall.see("every device is ready", () => home.config.devices.every(isReady));
  return hall;
};
