// `tidehall` as the program that an operator runs: its command line in a pipe and on a terminal, and a hall's folder with
// a ticket in it, to be copied and broken.
import { cpSync, existsSync, mkdirSync, writeFileSync } from "node:fs";
import { connect, type Socket } from "node:net";
import { dirname, join } from "node:path";
import { type Ended, run } from "../scripts/child.js";
import type { Clock } from "../src/base/clock.ts";
import { type Random, systemRandom } from "../src/base/random.ts";
import type { ConfigDocument } from "../src/daemon/config/document.ts";
import { addressOf, ask, DaemonProcess, serveArgs } from "./chaos/daemon-process.ts";
import { freePort, type HallHome, HOST, openHome } from "./chaos/hall-home.ts";
import { Witness } from "./chaos/witness.ts";

const PROGRAM = "bin/tidehall.js";
const COMMAND_MS_MAX = 60_000;
const KIOSK = { role: "kiosk", id: "door-1" } as const;
export const SERVICE = "consulting";

/** Puts a program on a terminal of its own. */
export const SCRIPT = "/usr/bin/script";
export const hasTerminal = existsSync(SCRIPT);

/** Runs the command line to its end, with both streams in pipes. */
export const tidehall = (...args: readonly string[]): Promise<Ended> =>
  run(process.execPath, [PROGRAM, ...args], { deadlineMs: COMMAND_MS_MAX, isGroup: true });

const CTRL_C = "\u0003";

/** The same on a terminal; what it says on either stream is in `stdout`. Once it has said `stopAt`, somebody presses Ctrl-C. */
export const onTerminal = (args: readonly string[], stopAt?: RegExp): Promise<Ended> => {
  // `exec`: a shell that stays between would answer the Ctrl-C itself, and its end would pass for the program's.
  const command = `exec ${[process.execPath, PROGRAM, ...args].map((word) => `'${word}'`).join(" ")}`;
  const answer = stopAt && { to: stopAt, types: CTRL_C };
  return run(SCRIPT, ["-qec", command, "/dev/null"], {
    deadlineMs: COMMAND_MS_MAX,
    isGroup: true,
    ...(answer && { answer }),
  });
};

export const ESCAPE = "\u001b";

export interface LogLine {
  readonly level: number;
  readonly msg: string;
  readonly [field: string]: unknown;
}

/** Throws where a line is not JSON. */
export const logLines = (text: string): LogLine[] =>
  text
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line) as LogLine);

/** The arguments of `tidehall` that serve a hall. */
export const serving = (home: HallHome): string[] => serveArgs(home).slice(1);

/** Somebody takes a number at the door. */
export const takeNumber = async (home: HallHome, token: string): Promise<string> => {
  const key = crypto.randomUUID();
  const reply = await ask(home, "/api/v1/tickets", { method: "POST", token, key, body: { service: SERVICE } });
  if (reply.status !== 201) throw new Error(`no number: ${JSON.stringify(reply)}`);
  return (reply.body.data as { number: string }).number;
};

export interface FoundedHome extends HallHome {
  /** Of a kiosk. */
  readonly kiosk: string;
}

export const openFoundedHome = async (clock: Clock, change?: (config: ConfigDocument) => ConfigDocument) => {
  const home = await openHome({ clock, random: systemRandom(), ...(change && { change }) });
  return { ...home, kiosk: await home.token(KIOSK) } satisfies FoundedHome;
};

/** A daemon of this hall; it goes with the test. */
export const startIn = async (t: { teardown(end: () => unknown): unknown }, home: HallHome, clock: Clock) => {
  const daemon = new DaemonProcess(home, clock);
  t.teardown(() => daemon.kill());
  await daemon.ready();
  return daemon;
};

/** A copy of a hall at rest, with ports of its own; it goes with the first one's folder. */
export const copyOf = async (home: FoundedHome, name: string, random: Random): Promise<FoundedHome> => {
  const folder = join(dirname(home.configFile), name);
  mkdirSync(folder);
  cpSync(home.dataFolder, join(folder, "data"), { recursive: true });
  const configFile = join(folder, "hall.json");
  writeFileSync(configFile, JSON.stringify(home.config));
  const [httpPort, mqttPort] = [await freePort(random), await freePort(random)];
  return { ...home, configFile, dataFolder: join(folder, "data"), httpPort, mqttPort };
};

/** The numbers a ledger knows. */
export const numbersIn = ({ dataFolder }: HallHome): string[] => {
  const witness = new Witness(dataFolder);
  witness.read();
  return [...witness.hall.tickets.values()].map(({ number }) => number);
};

/** Connects and sends these bytes; the connection stays. */
export const loiter = (port: number, bytes: string): Promise<Socket> =>
  new Promise((resolve, reject) => {
    const socket = connect(port, HOST, () => socket.write(bytes, () => resolve(socket)));
    socket.on("error", reject);
  });

/** Asks a door with any method; the answer's text. */
export const put = async (home: HallHome, path: string, body: object, token?: string): Promise<Response> =>
  fetch(`http://${addressOf(home)}/api/v1${path}`, {
    method: "PUT",
    headers: { "content-type": "application/json", ...(token && { authorization: `Bearer ${token}` }) },
    body: JSON.stringify(body),
  });
