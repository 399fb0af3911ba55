// `tidehall broker mosquitto`: the files with which a mosquitto from outside serves this hall, from the hall's own.
import { chmodSync, mkdirSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { systemRandom } from "../../base/random.ts";
import { mosquittoFileNames, mosquittoFiles } from "../broker/mosquitto.ts";
import { guestsOf } from "../config/drivers.ts";
import { DeviceSecrets } from "../device-secrets.ts";
import { readArguments, UsageError, wholeNumber } from "./arguments.ts";
import type { CliCommand } from "./command.ts";
import { hallOptions, loadConfig } from "./hall-files.ts";

const options = {
  ...hallOptions,
  out: { type: "string", default: "mosquitto" },
  host: { type: "string", default: "127.0.0.1" },
  port: { type: "string" },
} as const;

export const brokerCommand: CliCommand = {
  usage: "tidehall broker mosquitto [--out FOLDER] [--host ADDRESS] [--port N] [--config FILE] [--data FOLDER]",
  summary: "write mosquitto's configuration, passwords and access rules for this hall",
  async run(args, terminal) {
    const { values, positionals } = readArguments(args, options);
    if (positionals[0] !== "mosquitto") throw new UsageError(`broker takes mosquitto, not "${positionals[0] ?? ""}"`);
    const config = loadConfig(values.config, terminal);
    const secrets = await DeviceSecrets.open(values.data, systemRandom());
    const guests = await guestsOf(config);
    const credentials = secrets.hashesFor([...config.devices.map(({ id }) => id), ...guests.keys()]);
    const folder = resolve(values.out);
    const port = wholeNumber("port", values.port, 1, 65_535) ?? config.mqtt.port;
    const files = mosquittoFiles({ hall: config.hall.id, host: values.host, port, credentials, guests, folder });
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    for (const name of mosquittoFileNames) {
      writeFileSync(join(folder, name), files[name]);
      chmodSync(join(folder, name), 0o600);
      terminal.out(join(folder, name));
    }
    terminal.err(`mosquitto reads them as its own user: chown -R mosquitto ${folder}`);
    return 0;
  },
};
