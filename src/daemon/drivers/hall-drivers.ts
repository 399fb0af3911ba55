// The drivers that run inside the daemon: they meet it at the broker as any device does, under secrets of this run.
import { join } from "node:path";
import { problemText } from "../../base/check.ts";
import { AppError } from "../../base/errors.ts";
import type { DriverHealth } from "../../drivers/driver.ts";
import type { RunningDrivers } from "../../drivers/open-drivers.ts";
import type { PlannedDevice } from "../../drivers/plan-drivers.ts";
import { watchHealth } from "../../drivers/watch-health.ts";
import type { BusIdentity } from "../../protocols/mqtt/bus.ts";
import { DAEMON_USER } from "../broker/access.ts";
import type { Carrier } from "../carrier.ts";
import { driverProblems, isDriven, plannedDrivers } from "../config/drivers.ts";
import { configWarnings } from "../config/warnings.ts";
import type { DaemonOptions } from "../daemon-options.ts";
import type { DeviceSecrets } from "../device-secrets.ts";
import type { Log } from "../log.ts";
import type { PadPages } from "../pad-pages.ts";
import { answerFile } from "./answer-file.ts";
import { nextBoot } from "./boot-file.ts";

const none: RunningDrivers = { all: [], start: () => {}, stop: async () => {} };

interface Surroundings {
  readonly carrier: Carrier;
  readonly secrets: DeviceSecrets;
  readonly pads: PadPages;
}

/** Throws CONFIG_INVALID after telling every problem. */
export const openHallDrivers = async (options: DaemonOptions, around: Surroundings): Promise<RunningDrivers> => {
  const { config, configFile, log } = options;
  const problems = await driverProblems(config);
  for (const problem of problems) log.error({ file: configFile }, problemText(problem));
  for (const warning of await configWarnings(config)) log.warn({ file: configFile }, problemText(warning));
  if (problems.length > 0) throw new AppError("CONFIG_INVALID", { file: configFile, count: problems.length });
  const planned = await plannedDrivers(config.devices.filter(isDriven).filter(({ driver }) => !driver.runsElsewhere));
  if (planned.length === 0) return none;
  const drivers = await open(options, around, planned);
  drivers.start();
  const cancelWatch = watchHealth(options.clock, drivers.all, tellHealth(log));
  const stop = async () => {
    cancelWatch();
    await drivers.stop();
  };
  return { ...drivers, stop };
};

const tellHealth = (log: Log) => (device: string, health: DriverHealth) => {
  const level = health.state === "ready" ? "info" : "warn";
  log[level]({ device, ...health }, "hardware");
};

/** Who it is at the broker: one from outside knows only the daemon's secret, for ours one is minted for this run. */
const identities = async (options: DaemonOptions, { secrets }: Surroundings, devices: readonly string[]) => {
  if (options.config.mqtt.broker === "outside")
    return (identity: BusIdentity) => ({ ...identity, username: DAEMON_USER, password: secrets.daemon });
  const minted = await secrets.mint(devices);
  return (identity: BusIdentity) => ({ ...identity, password: minted[identity.username] ?? "" });
};

const open = async (options: DaemonOptions, around: Surroundings, planned: readonly PlannedDevice[]) => {
  const { config, folder, clock } = options;
  const { connectBus } = await import("../../protocols/mqtt/client-bus.ts");
  const { openDrivers } = await import("../../drivers/open-drivers.ts");
  const known = await identities(
    options,
    around,
    planned.map(({ device }) => device.id),
  );
  const state = join(folder, "drivers");
  const { url } = around.carrier;
  // Our own broker speaks this version and would only refuse the newer one, in front of the operator.
  const version = config.mqtt.broker === "outside" ? {} : { protocolVersion: 4 as const };
  return openDrivers(planned, {
    hall: config.hall.id,
    clock,
    boot: nextBoot(state),
    folder,
    open: (identity) => connectBus({ url, identity: known(identity), clock, ...version }),
    storeOf: (device) => answerFile(state, device),
    hallBus: around.carrier.bus,
    padPageOf: (device) => around.pads.pageOf(device),
  });
};
