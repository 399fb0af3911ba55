// `tidehall serve`: runs the daemon of a hall until it is told to stop. With --demo it plays the devices too, keeps the
// doors open at any hour, and needs no secrets on this machine.
import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { type Clock, systemClock } from "../../base/clock.ts";
import { AppError, isAppError } from "../../base/errors.ts";
import { systemRandom } from "../../base/random.ts";
import type { ConfigDocument } from "../config/document.ts";
import { startDaemon } from "../daemon.ts";
import { openLog } from "../log.ts";
import { readArguments, wholeNumber } from "./arguments.ts";
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
} as const;

/** The built pages lie beside the built program. */
const pagesFolder = (): string => {
  const folder = join(dirname(fileURLToPath(import.meta.url)), "web");
  if (!existsSync(folder)) throw new AppError("WEB_PAGES_MISSING", { folder });
  return folder;
};

/** A demonstration is open at any hour, on any day. */
const alwaysOpen = (config: ConfigDocument): ConfigDocument => ({
  ...config,
  hall: { ...config.hall, sessions: [], holidays: [] },
});

const withPorts = (config: ConfigDocument, http: number | undefined, mqtt: number | undefined): ConfigDocument => ({
  ...config,
  http: { ...config.http, port: http ?? config.http.port },
  mqtt: { ...config.mqtt, port: mqtt ?? config.mqtt.port },
});

/** Loaded when asked for: a hall does not carry the simulator along. */
const demoOf = async (config: ConfigDocument, clock: Clock) => (await import("./demo.ts")).openDemo(config, clock);

/** For a person; in a pipe stdout is the log alone, and its line `open` has the address. */
const greet = (terminal: Terminal, address: string): void => {
  if (!terminal.isTerminal) return;
  terminal.out("");
  terminal.out(`  ${paint(terminal, "bold", "Tidehall")}  ${paint(terminal, "cyan", address)}`);
  terminal.out("");
};

type Values = ReturnType<typeof readArguments<typeof options>>["values"];

const configFor = (values: Values, terminal: Terminal): ConfigDocument => {
  const read = loadConfig(values.config, terminal);
  const http = wholeNumber("port", values.port, 0, 65_535);
  const config = withPorts(read, http, wholeNumber("mqtt-port", values["mqtt-port"], 0, 65_535));
  return values.demo ? alwaysOpen(config) : config;
};

const serve = async (values: Values, terminal: Terminal): Promise<number> => {
  const config = configFor(values, terminal);
  const crowd = wholeNumber("crowd", values.crowd, 0, 5000) ?? 0;
  const log = await openLog({ level: config.log.level, isTerminal: terminal.isTerminal });
  const shared = { clock: systemClock(), random: systemRandom(), log };
  const demo = values.demo ? await demoOf(config, shared.clock) : undefined;
  const files = { configFile: values.config, folder: values.data, pagesFolder: pagesFolder() };
  const daemon = await startDaemon({ ...shared, config, ...files, ...(demo ? { demo: { crowd: demo.crowd } } : {}) });
  await demo?.open(daemon);
  demo?.crowd.set(crowd);
  greet(terminal, daemon.address);
  const signal = await untilStopped();
  log.info({ signal }, "stopping");
  await demo?.close();
  await daemon.stop();
  return 0;
};

/** Whoever reads only the log has to find there why the hall is not open. */
const logEnd = async (error: unknown, terminal: Terminal): Promise<void> => {
  if (terminal.isTerminal || !isAppError(error)) return;
  const log = await openLog({ level: "info", isTerminal: false });
  log.fatal({ code: error.code, ...error.params, hint: error.hint }, error.message);
};

export const serveCommand: CliCommand = {
  usage: "tidehall serve [--config FILE] [--data FOLDER] [--port N] [--mqtt-port N] [--demo [--crowd PEOPLE-PER-HOUR]]",
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
