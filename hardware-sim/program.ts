// What `tidehall simulate` runs: the devices of a hall against a real broker, faults on some of them, and people, all in
// real time. Reading the command line is not its business.
import { readFile } from "node:fs/promises";
import { Type } from "typebox";
import { calendarOf } from "../src/base/calendar.ts";
import { checker, problemsText } from "../src/base/check.ts";
import { type Clock, every } from "../src/base/clock.ts";
import { AppError, reasonOf } from "../src/base/errors.ts";
import type { Random } from "../src/base/random.ts";
import { connectBus } from "../src/protocols/mqtt/client-bus.ts";
import { steadyRate, townshipDay } from "./arrivals.ts";
import { type Clerks, seatClerks } from "./clerks.ts";
import { type Crowd, openCrowd } from "./crowd.ts";
import type { Device } from "./device.ts";
import type { Fault } from "./fault.ts";
import { faultNames, faultOf } from "./faults.ts";
import { type DeviceSpec, type SimulatedHall, simulateHall } from "./hall-of-devices.ts";
import { parseJson } from "./parse-json.ts";
import type { CrowdService, Temper } from "./traits.ts";

const REPORT_MS = 60_000;

export interface SimulatorSetting {
  /** `mqtt://host:1883`. */
  readonly url: string;
  readonly hall: string;
  /** Password by device id, or a JSON file of the same. Default none. */
  readonly credentials?: Readonly<Record<string, string>> | string;
  readonly specs: readonly DeviceSpec[];
  /** What people come for. Default every key of the ticket machines, alike. */
  readonly services?: readonly CrowdService[];
  /** People an hour; 0 is an empty hall. Default 0. */
  readonly perHour?: number;
  /** With a time zone people come as on a township's day, else at a steady rate. */
  readonly timeZone?: string;
  readonly temper?: Temper;
  /** Clerks at the keypads. Default whenever people come. */
  readonly hasClerks?: boolean;
  /** `<device>=<fault>` or `<device>=<fault>:<ms>`. */
  readonly faults?: readonly string[];
  readonly clock: Clock;
  readonly random: Random;
  readonly say: (text: string) => void;
}

export interface Simulator {
  readonly hall: SimulatedHall;
  readonly crowd: Crowd | undefined;
  readonly clerks: Clerks | undefined;
  stop(): Promise<void>;
}

const checkCredentials = checker(Type.Record(Type.String(), Type.String()));

const unreadable = (file: string, reason: string) => new AppError("CONFIG_UNREADABLE", { file, reason });

const readCredentials = async (file: string): Promise<Readonly<Record<string, string>>> => {
  const text = await readFile(file, "utf8").catch((error: unknown) => {
    throw unreadable(file, reasonOf(error));
  });
  const checked = checkCredentials(parseJson(text));
  if (!checked.ok) throw unreadable(file, problemsText(checked.problems));
  return checked.value;
};

interface Affliction {
  readonly device: Device;
  readonly fault: Fault;
}

/** A fault and the device it befalls, as written: `<device>=<fault>` or `<device>=<fault>:<ms>`. */
export const afflictionOf = (hall: SimulatedHall, text: string): Affliction => {
  const [id = "", name = ""] = text.split("=");
  const device = hall.find(id)?.device;
  if (!device) throw unreadable(`--fault ${text}`, `there is no device ${id}`);
  const fault = faultOf(name);
  if (!fault) throw unreadable(`--fault ${text}`, `a fault is one of ${faultNames.join(", ")}`);
  if (!device.canSuffer(fault)) throw unreadable(`--fault ${text}`, `a ${device.kind} knows no ${fault.name}`);
  return { device, fault };
};

const servicesOf = (hall: SimulatedHall): readonly CrowdService[] => {
  const keys = hall.all("ticket-machine").flatMap(({ face }) => face.keys);
  return [...new Set(keys)].map((key) => ({ key }));
};

const crowdOf = (setting: SimulatorSetting, hall: SimulatedHall): Crowd | undefined => {
  const { clock, random, perHour = 0, timeZone, temper } = setting;
  const services = setting.services ?? servicesOf(hall);
  if (perHour === 0 || services.length === 0) return undefined;
  const rate = timeZone === undefined ? steadyRate(perHour) : townshipDay(calendarOf(timeZone), perHour);
  return openCrowd({ clock, random, hall, rate, services, ...(temper && { temper }) });
};

const reportLine = (crowd: Crowd): string => {
  const { arrived, papers, served, gaveUp, missed, inHall } = crowd.report();
  return `${arrived} came, ${papers} papers, ${served} served, ${gaveUp} gave up, ${missed} missed, ${inHall} inside`;
};

/** Starts everything and returns at once: devices dial until the broker answers. */
export const runSimulator = async (setting: SimulatorSetting): Promise<Simulator> => {
  const { url, hall: id, specs, clock, random, say, credentials = {} } = setting;
  const passwords = typeof credentials === "string" ? await readCredentials(credentials) : credentials;
  // A daemon remembers events by (device, boot, n), so each run needs a boot it has not seen.
  const boot = Math.floor(clock.now() / 1000);
  const open = (identity: Parameters<typeof connectBus>[0]["identity"]) => connectBus({ url, identity, clock });
  const hall = simulateHall({ hall: id, devices: specs, open, credentials: passwords, clock, boot });
  const afflictions = (setting.faults ?? []).map((text) => afflictionOf(hall, text));
  hall.start();
  for (const { device, fault } of afflictions) device.apply(fault);
  const crowd = crowdOf(setting, hall);
  const clerks = (setting.hasClerks ?? crowd) ? seatClerks({ clock, random, hall }) : undefined;
  say(`${specs.length} devices simulated at ${url}`);
  const cancelReports = every(clock, REPORT_MS, "crowd report", () => crowd && say(reportLine(crowd)));
  const stop = async () => {
    cancelReports();
    clerks?.disperse();
    crowd?.disperse();
    await hall.stop();
  };
  return { hall, crowd, clerks, stop };
};
