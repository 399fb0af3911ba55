// `tidehall serve`: runs the daemon of a hall until it is told to stop. With --demo it plays the devices too, keeps the
// doors open at any hour, and needs no secrets on this machine.
import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { type Clock, systemClock } from "../../base/clock.ts";
import { AppError } from "../../base/errors.ts";
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

const greet = (terminal: Terminal, address: string): void => {
  terminal.out("");
  terminal.out(`  ${paint(terminal, "bold", "Tidehall")}  ${paint(terminal, "cyan", address)}`);
  terminal.out("");
};

export const serveCommand: CliCommand = {
  usage: "tidehall serve [--config FILE] [--data FOLDER] [--port N] [--mqtt-port N] [--demo [--crowd PEOPLE-PER-HOUR]]",
  summary: "run the daemon of a hall",
  async run(args, terminal) {
    const { values } = readArguments(args, options);
    const read = loadConfig(values.config, terminal);
    const crowd = wholeNumber("crowd", values.crowd, 0, 5000) ?? 0;
    const ported = withPorts(
      read,
      wholeNumber("port", values.port, 0, 65_535),
      wholeNumber("mqtt-port", values["mqtt-port"], 0, 65_535),
    );
    const config = values.demo ? alwaysOpen(ported) : ported;
    const log = await openLog({ level: config.log.level, isTerminal: terminal.isTerminal });
    const shared = { clock: systemClock(), random: systemRandom(), log };
    const demo = values.demo ? await demoOf(config, shared.clock) : undefined;
    const daemon = await startDaemon({
      ...shared,
      config,
      configFile: values.config,
      folder: values.data,
      pagesFolder: pagesFolder(),
      ...(demo ? { demo: { crowd: demo.crowd } } : {}),
    });
    await demo?.open(daemon);
    demo?.crowd.set(crowd);
    greet(terminal, daemon.address);
    const signal = await untilStopped();
    log.info({ signal }, "stopping");
    await demo?.close();
    await daemon.stop();
    return 0;
  },
};
