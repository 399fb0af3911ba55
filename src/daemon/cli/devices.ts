// `tidehall devices`: what the hall has by its configuration and what is plugged into this machine; and `tidehall
// devices secrets`, which mints what devices prove themselves with.
import { chmodSync, writeFileSync } from "node:fs";
import { systemRandom } from "../../base/random.ts";
import { isAt, type PluggedIn, pluggedIn } from "../../drivers/plugged-in.ts";
import { registry } from "../../drivers/registry.ts";
import { lineOf } from "../../drivers/setting.ts";
import type { DeviceConfig } from "../config/document.ts";
import { guestsOf, isDriven } from "../config/drivers.ts";
import { DeviceSecrets } from "../device-secrets.ts";
import { readArguments, UsageError } from "./arguments.ts";
import type { CliCommand } from "./command.ts";
import { hallOptions, loadConfig } from "./hall-files.ts";
import { columns, paint, type Terminal } from "./terminal.ts";

const list = async (devices: readonly DeviceConfig[], isJson: boolean, terminal: Terminal): Promise<number> => {
  const found = (await pluggedIn()).map((one) => ({
    ...one,
    drivenAs: drivenAs(one, devices),
    drivers: driversFor(one),
  }));
  if (isJson) {
    terminal.out(JSON.stringify({ devices, pluggedIn: found }));
    return 0;
  }
  terminal.out(paint(terminal, "bold", `${devices.length} devices in the configuration`));
  for (const line of columns(devices.map(deviceRow))) terminal.out(`  ${line}`);
  terminal.out(paint(terminal, "bold", `${found.length} plugged into this machine`));
  for (const line of columns(found.map(pluggedRow))) terminal.out(`  ${line}`);
  return 0;
};

const deviceRow = ({ id, kind, role, window, driver }: DeviceConfig): string[] => [
  id,
  kind,
  role ?? "",
  window === undefined ? "" : `window ${window}`,
  driver === undefined ? "" : `${driver.use} at ${lineOf(driver.at)}`,
];

/** The devices that the configuration has at this port; several may hang on one line. */
const drivenAs = (one: PluggedIn, devices: readonly DeviceConfig[]): string[] =>
  devices
    .filter(isDriven)
    .filter(({ driver }) => isAt(driver.at, one))
    .map(({ id }) => id);

/** What could drive it; which of them, only somebody who looks at it knows. */
const driversFor = ({ way }: PluggedIn): string[] =>
  registry.filter(({ ways }) => way !== undefined && ways.includes(way)).map(({ name }) => name);

/** More than these are no help. */
const NAMED_MAX = 4;

type Listed = PluggedIn & { readonly drivenAs: readonly string[]; readonly drivers: readonly string[] };

const pluggedRow = ({ bus, name, vendor, product, what, drivenAs, drivers }: Listed): string[] => {
  const could = drivers.length > NAMED_MAX ? "any driver of a line" : drivers.join(" or ");
  const unused = could === "" ? "no driver" : `no driver yet: ${could}`;
  return [bus, name, `${vendor}:${product}`, what, drivenAs.length > 0 ? drivenAs.join(", ") : unused];
};

/** @param users of the broker, those of guests [HALL-5.6] among them */
const mint = async (
  ids: readonly string[],
  users: readonly string[],
  data: string,
  out: string,
  terminal: Terminal,
) => {
  const unknown = ids.find((id) => !users.includes(id));
  if (unknown !== undefined) throw new UsageError(`"${unknown}" is no device of this hall`);
  const secrets = await DeviceSecrets.open(data, systemRandom());
  const minted = await secrets.mint(ids.length > 0 ? ids : users);
  writeFileSync(out, `${JSON.stringify(minted, null, 2)}\n`, { mode: 0o600 });
  chmodSync(out, 0o600);
  terminal.out(`${Object.keys(minted).length} new secrets in ${out}; older ones are void`);
  return 0;
};

export const devicesCommand: CliCommand = {
  usage: "tidehall devices [secrets --out FILE [ID...]] [--config FILE] [--data FOLDER] [--json]",
  summary: "list the hall's devices and what is plugged in, or mint their secrets",
  async run(args, terminal) {
    const { values, positionals } = readArguments(args, { ...hallOptions, out: { type: "string" } });
    const config = loadConfig(values.config, terminal);
    const { devices } = config;
    const [what, ...ids] = positionals;
    if (what === undefined) return list(devices, values.json, terminal);
    if (what !== "secrets") throw new UsageError(`devices takes secrets, not "${what}"`);
    if (values.out === undefined) throw new UsageError("--out is missing, expected a file for the secrets");
    const users = [...devices.map(({ id }) => id), ...(await guestsOf(config)).keys()];
    return mint(ids, users, values.data, values.out, terminal);
  },
};
