// `tidehall simulate`: the devices of a configuration, and a crowd if wanted, against any daemon.

import type { DeviceSpec } from "../../../hardware-sim/hall-of-devices.ts";
import { runSimulator } from "../../../hardware-sim/program.ts";
import { systemClock } from "../../base/clock.ts";
import { seededRandom } from "../../base/random.ts";
import type { DeviceConfig } from "../config/document.ts";
import { readArguments, UsageError, wholeNumber } from "./arguments.ts";
import type { CliCommand } from "./command.ts";
import { hallOptions, loadConfig } from "./hall-files.ts";
import type { Terminal } from "./terminal.ts";
import { untilStopped } from "./until-stopped.ts";

const options = {
  ...hallOptions,
  list: { type: "boolean", default: false },
  url: { type: "string" },
  secrets: { type: "string" },
  crowd: { type: "string" },
  seed: { type: "string" },
  fault: { type: "string", multiple: true, default: [] as string[] },
  device: { type: "string", multiple: true, default: [] as string[] },
} as const;

/** What a simulated device needs to know of its configuration. */
export const specsOf = (devices: readonly DeviceConfig[]): DeviceSpec[] =>
  devices.map(({ id, kind, role, window, keys }) => ({
    id,
    kind,
    ...(role === undefined ? {} : { role }),
    ...(window === undefined ? {} : { window }),
    ...(keys === undefined ? {} : { keys: Object.keys(keys) }),
    ...(kind === "speaker" ? { groups: ["speakers"] } : {}),
  }));

const list = async (isJson: boolean, terminal: Terminal): Promise<number> => {
  const { listTroubles, troublesOf } = await import("./troubles.ts");
  return listTroubles(troublesOf(systemClock(), seededRandom(1)), isJson, terminal);
};

export const simulateCommand: CliCommand = {
  usage:
    "tidehall simulate --list | --secrets FILE [--url mqtt://HOST:PORT] [--crowd PEOPLE-PER-HOUR] [--seed N] [--device ID]... [--fault DEVICE=NAME]... [--config FILE]",
  summary: "play the hall's devices, and its visitors, against a daemon, or list what can go wrong with them",
  async run(args, terminal) {
    const { values } = readArguments(args, options);
    if (values.list) return await list(values.json, terminal);
    if (values.secrets === undefined)
      throw new UsageError("--secrets is missing, expected the file that `tidehall devices secrets` wrote");
    const { hall, devices, mqtt } = loadConfig(values.config, terminal);
    const wanted = values.device.length > 0 ? devices.filter(({ id }) => values.device.includes(id)) : devices;
    const seed = wholeNumber("seed", values.seed, 0, 2 ** 32) ?? 1;
    const simulator = await runSimulator({
      url: values.url ?? `mqtt://${mqtt.host}:${mqtt.port}`,
      hall: hall.id,
      credentials: values.secrets,
      specs: specsOf(wanted),
      perHour: wholeNumber("crowd", values.crowd, 0, 5000) ?? 0,
      faults: values.fault,
      clock: systemClock(),
      random: seededRandom(seed),
      say: (text) => terminal.out(text),
    });
    await untilStopped();
    await simulator.stop();
    return 0;
  },
};
