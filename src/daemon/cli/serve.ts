// `tidehall serve`: runs the daemon of a hall until it is told to stop. With --demo it plays the devices too, keeps the
// doors open at any hour, and needs no secrets on this machine.
import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { type Clock, systemClock } from "../../base/clock.ts";
import { AppError, isAppError } from "../../base/errors.ts";
import { type Random, systemRandom } from "../../base/random.ts";
import type { ConfigDocument } from "../config/document.ts";
import { startDaemon } from "../daemon.ts";
import { openLog } from "../log.ts";
import { readArguments, UsageError, wholeNumber } from "./arguments.ts";
import type { CliCommand } from "./command.ts";
import { hallOptions, loadConfig } from "./hall-files.ts";
import { paint, type Terminal } from "./terminal.ts";
import { untilStopped } from "./until-stopped.ts";

const options = {
  ...hallOptions,
  port: { type: "string" },
  "mqtt-port": { type: "string" },
  demo: { type: "boolean", default: false },
  crowd: { type: "string" },
  wired: { type: "boolean", default: false },
  vice: { type: "string", multiple: true, default: [] as string[] },
} as const;

/** The built pages lie beside the built program. */
const pagesFolder = (): string => {
  const folder = join(dirname(fileURLToPath(import.meta.url)), "web");
  if (!existsSync(folder)) throw new AppError("WEB_PAGES_MISSING", { folder });
  return folder;
};

/** Pages of a demonstration are opened on this machine, and so are those that its tickets lead to. */
const ownAddress = ({ publicUrl, port }: ConfigDocument["http"]): { publicUrl?: string } => {
  const url = publicUrl ?? (port === 0 ? undefined : `http://127.0.0.1:${port}`);
  return url === undefined ? {} : { publicUrl: url };
};

/** With the way to the window; the visitors of a demonstration are quick, and the waits that are told are theirs. */
const QUICK_MINUTES = 1;

/** Quick enough to watch: the tide of a real hall looks every five minutes, and a window that it opens stays so for long. */
const quickTide = {
  reviewMinutes: 1,
  openDelayMinutes: 1,
  arriveMinutes: 4,
  dwellMinutes: 2,
  openMinutesMin: 5,
} as const;

/** A demonstration is open at any hour, on any day, and somebody is always there for the bench. */
const forDemonstration = (config: ConfigDocument): ConfigDocument => ({
  ...config,
  hall: {
    ...config.hall,
    windows: config.hall.windows.map(({ duty: _, ...window }) => window),
    services: config.hall.services.map((service) => ({ ...service, minutes: QUICK_MINUTES })),
    sessions: [],
    holidays: [],
    closures: [],
    extraHours: [],
    tide: { ...config.hall.tide, ...quickTide },
  },
  http: { ...config.http, ...ownAddress(config.http) },
});

const withPorts = (config: ConfigDocument, http: number | undefined, mqtt: number | undefined): ConfigDocument => ({
  ...config,
  http: { ...config.http, port: http ?? config.http.port },
  mqtt: { ...config.mqtt, port: mqtt ?? config.mqtt.port },
});

type Values = ReturnType<typeof readArguments<typeof options>>["values"];
interface Ambience {
  readonly clock: Clock;
  readonly random: Random;
}

/** Loaded when asked for: a hall does not carry the simulator along. */
const demoOf = async (config: ConfigDocument, { wired, vice: vices }: Values, { clock, random }: Ambience) => {
  const wires = wired ? await (await import("./wired.ts")).openWires({ config, vices, clock, random }) : undefined;
  const demo = (await import("./demo.ts")).openDemo(config, clock, wires);
  const close = async () => {
    await demo.close();
    await wires?.close();
  };
  return { ...demo, close };
};

/** For a person; in a pipe stdout is the log alone, and its line `open` has the address. */
const greet = (terminal: Terminal, address: string): void => {
  if (!terminal.isTerminal) return;
  terminal.out("");
  terminal.out(`  ${paint(terminal, "bold", "Tidehall")}  ${paint(terminal, "cyan", address)}`);
  terminal.out("");
};

const configFor = (values: Values, terminal: Terminal): ConfigDocument => {
  const read = loadConfig(values.config, terminal);
  const http = wholeNumber("port", values.port, 0, 65_535);
  const config = withPorts(read, http, wholeNumber("mqtt-port", values["mqtt-port"], 0, 65_535));
  return values.demo ? forDemonstration(config) : config;
};

const demoProblem = ({ demo, wired, vice }: Values): string | undefined => {
  if (wired && !demo) return "--wired plays hardware, and goes with --demo";
  return vice.length > 0 && !wired ? "--vice is for hardware behind bytes, and goes with --wired" : undefined;
};

const serve = async (values: Values, terminal: Terminal): Promise<number> => {
  const problem = demoProblem(values);
  if (problem !== undefined) throw new UsageError(problem);
  // From here on: whoever stops a hall that is still opening gets an orderly end too. A second time ends it at once.
  const stopped = untilStopped();
  const read = configFor(values, terminal);
  const crowd = wholeNumber("crowd", values.crowd, 0, 5000) ?? 0;
  const log = await openLog({ level: read.log.level, isTerminal: terminal.isTerminal });
  const shared = { clock: systemClock(), random: systemRandom(), log };
  const files = { configFile: values.config, folder: values.data, pagesFolder: pagesFolder() };
  const demo = values.demo ? await demoOf(read, values, shared) : undefined;
  try {
    const daemon = await startDaemon({ ...shared, ...files, config: demo?.config ?? read, ...(demo && { demo }) });
    await demo?.open(daemon);
    demo?.crowd.set(crowd);
    for (const line of demo?.says ?? []) log.info(line);
    greet(terminal, daemon.address);
    log.info({ signal: await stopped }, "stopping");
    demo?.crowd.set(0);
    await daemon.stop();
  } finally {
    await demo?.close();
  }
  return 0;
};

/** Whoever reads only the log has to find there why the hall is not open. */
const logEnd = async (error: unknown, terminal: Terminal): Promise<void> => {
  if (terminal.isTerminal || !isAppError(error)) return;
  const log = await openLog({ level: "info", isTerminal: false });
  log.fatal({ code: error.code, ...error.params, hint: error.hint }, error.message);
};

export const serveCommand: CliCommand = {
  usage:
    "tidehall serve [--config FILE] [--data FOLDER] [--port N] [--mqtt-port N] [--demo [--crowd PEOPLE-PER-HOUR] [--wired [--vice DEVICE=VICE]...]]",
  summary: "run the daemon of a hall",
  async run(args, terminal) {
    const { values } = readArguments(args, options);
    try {
      return await serve(values, terminal);
    } catch (error) {
      await logEnd(error, terminal);
      throw error;
    }
  },
};
