// `tidehall drive`: runs drivers beside the hardware, on any machine that reaches the hall's broker; `--list` says which
// drivers there are and what options they take.
import { Type } from "typebox";
import { checker, problemsText, problemText } from "../../base/check.ts";
import { systemClock } from "../../base/clock.ts";
import { AppError } from "../../base/errors.ts";
import type { DriverHealth } from "../../drivers/driver.ts";
import { openDrivers } from "../../drivers/open-drivers.ts";
import { registry } from "../../drivers/registry.ts";
import { isAtHome } from "../../drivers/setting.ts";
import { watchHealth } from "../../drivers/watch-health.ts";
import { connectBus } from "../../protocols/mqtt/client-bus.ts";
import { type DrivenConfig, driverProblems, isDriven, plannedDrivers } from "../config/drivers.ts";
import { readConfigFile } from "../config/load.ts";
import { answerFile } from "../drivers/answer-file.ts";
import { nextBoot } from "../drivers/boot-file.ts";
import { readArguments, UsageError } from "./arguments.ts";
import type { CliCommand } from "./command.ts";
import { hallOptions, loadConfig } from "./hall-files.ts";
import { columns, type Terminal } from "./terminal.ts";
import { untilStopped } from "./until-stopped.ts";

const options = {
  ...hallOptions,
  list: { type: "boolean", default: false },
  device: { type: "string", multiple: true, default: [] as string[] },
  secrets: { type: "string" },
  url: { type: "string" },
} as const;

const checkSecrets = checker(Type.Record(Type.String(), Type.String()));

const list = (isJson: boolean, terminal: Terminal): number => {
  const known = registry.map(({ name, kinds, ways, line, options }) => ({
    ...{ name, kinds, ways },
    ...(line && { usual: line.usual }),
    options,
  }));
  if (isJson) terminal.out(JSON.stringify(known));
  const rows = registry.map(({ name, kinds, ways, options }) => [
    ...[name, kinds.join(", "), ways.join(", ")],
    optionNames(options),
  ]);
  if (!isJson) for (const line of columns(rows)) terminal.out(line);
  return 0;
};

const optionNames = (schema: object): string =>
  "properties" in schema ? Object.keys(schema.properties as object).join(", ") : "";

const readSecrets = (file: string | undefined): Readonly<Record<string, string>> => {
  if (file === undefined)
    throw new UsageError("--secrets is missing, expected the file that `tidehall devices secrets` wrote");
  const checked = checkSecrets(readConfigFile(file));
  if (checked.ok) return checked.value;
  throw new AppError("CONFIG_UNREADABLE", { file, reason: problemsText(checked.problems) });
};

const chosen = (devices: readonly DrivenConfig[], ids: readonly string[]): readonly DrivenConfig[] => {
  const missing = ids.find((id) => !devices.some((device) => device.id === id));
  if (missing !== undefined) throw new UsageError(`"${missing}" is no device with a driver in this configuration`);
  const atHome = devices.find(({ id, driver }) => ids.includes(id) && isAtHome(driver.at));
  if (atHome) throw new UsageError(`${atHome.id} comes to the daemon itself, which drives it`);
  if (ids.length === 0) throw new UsageError("--device is missing, expected a device with a driver");
  return devices.filter(({ id }) => ids.includes(id));
};

const lineOf = (id: string, { state, lastError, discardedBytes, queueLength }: DriverHealth): string =>
  `${id} ${state}, ${queueLength} waiting, ${discardedBytes} bytes discarded${lastError ? `; last: ${lastError}` : ""}`;

const drive = async (values: ReturnType<typeof readArguments<typeof options>>["values"], terminal: Terminal) => {
  const config = loadConfig(values.config, terminal);
  const problems = await driverProblems(config);
  for (const problem of problems) terminal.err(problemText(problem));
  if (problems.length > 0) throw new AppError("CONFIG_INVALID", { file: values.config, count: problems.length });
  const planned = await plannedDrivers(chosen(config.devices.filter(isDriven), values.device));
  const secrets = readSecrets(values.secrets);
  const url = values.url ?? `mqtt://${config.mqtt.host}:${config.mqtt.port}`;
  const state = `${values.data}/drivers`;
  const clock = systemClock();
  const drivers = openDrivers(planned, {
    hall: config.hall.id,
    clock,
    boot: nextBoot(state),
    folder: values.data,
    open: (identity) => connectBus({ url, identity, clock }),
    passwordOf: (device) => secrets[device] ?? "",
    storeOf: (device) => answerFile(state, device),
  });
  drivers.start();
  terminal.out(`${drivers.all.length} drivers at ${url}`);
  const cancelWatch = watchHealth(clock, drivers.all, (id, health) => terminal.out(lineOf(id, health)));
  await untilStopped();
  cancelWatch();
  await drivers.stop();
  return 0;
};

export const driveCommand: CliCommand = {
  usage:
    "tidehall drive --list | --device ID... --secrets FILE [--url mqtt://HOST:PORT] [--config FILE] [--data FOLDER]",
  summary: "run the drivers of devices beside their hardware, or list the drivers there are",
  async run(args, terminal) {
    const { values } = readArguments(args, options);
    return values.list ? list(values.json, terminal) : await drive(values, terminal);
  },
};
