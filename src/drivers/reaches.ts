// By which each driver of a configuration comes to its hardware: those with the same port have one line, each one at a broker a
// connection of its own.
import { readFileSync } from "node:fs";
import type { Clock } from "../base/clock.ts";
import type { Bus } from "../protocols/mqtt/bus.ts";
import type { Reach } from "./driver.ts";
import { SharedLine } from "./line/shared-line.ts";
import type { Machine } from "./machine.ts";
import { noPadPage, type PadPage } from "./pads/pad-page.ts";
import type { PlannedDevice } from "./plan-drivers.ts";
import { type BrokerSetting, lineOf, type Place, transportIn } from "./setting.ts";
import { type TransportSetting, transportOf } from "./transports/setting.ts";

export interface ReachesSetting {
  readonly hall: string;
  readonly clock: Clock;
  readonly machine: Machine;
  /** Default: real ports and connections. */
  readonly reach?: typeof transportOf;
  /** Dials the broker of a device that is no part of the hall. */
  readonly dial: (at: BrokerSetting, clientId: string, password: string) => Bus;
  /** The hall's own broker, for what dials that. Default: it is out of reach. */
  readonly hallBus?: Bus;
  /** Default: no page can come here. */
  readonly padPageOf?: (device: string) => PadPage;
}

export interface Reaches {
  of(planned: PlannedDevice): Reach;
  start(): void;
  stop(): Promise<void>;
}

/** The first device on a line says how its port is set; planning has seen to it that the others agree. */
const openLines = (planned: readonly PlannedDevice[], { clock, reach = transportOf }: ReachesSetting) => {
  const lines = new Map<string, SharedLine>();
  for (const { device, row } of planned) {
    const at = transportIn(device.driver.at);
    if (!at || !row.line || lines.has(lineOf(at))) continue;
    const gapMs = Math.max(...planned.filter((other) => isOn(other, at)).map((other) => other.row.line?.gapMs ?? 0));
    lines.set(lineOf(at), new SharedLine({ transport: reach(at, row.line.usual, clock), clock, gapMs }));
  }
  return lines;
};

const isOn = ({ device }: PlannedDevice, at: TransportSetting): boolean => {
  const own = transportIn(device.driver.at);
  return own !== undefined && lineOf(own) === lineOf(at);
};

/** A file that is not there is an empty password, which the broker refuses, and the device is lost for all to see. */
const passwordIn = ({ passwordFile }: BrokerSetting): string => {
  if (passwordFile === undefined) return "";
  try {
    return readFileSync(passwordFile, "utf8").trim();
  } catch {
    return "";
  }
};

/** Whoever lent it goes on with it. */
const borrowed = (bus: Bus | undefined): Bus => {
  if (!bus) throw new Error("only the daemon reaches the hall's own broker");
  return {
    get status() {
      return bus.status;
    },
    publish: (message) => bus.publish(message),
    subscribe: (filters, handler) => bus.subscribe(filters, handler),
    onStatus: (listener) => bus.onStatus(listener),
    close: async () => {},
  };
};

export const openReaches = (planned: readonly PlannedDevice[], setting: ReachesSetting): Reaches => {
  const { hall, machine, dial, hallBus, padPageOf = () => noPadPage } = setting;
  const lines = openLines(planned, setting);
  const buses: Bus[] = [];
  const busFor = (at: Extract<Place, { mqtt: string }>, id: string): Bus => {
    if (at.mqtt === "hall") return borrowed(hallBus);
    const bus = dial(at, `${hall}-${id}-driver`, passwordIn(at));
    buses.push(bus);
    return bus;
  };
  return {
    of: ({ device: { id, driver }, row }) => {
      const { at } = driver;
      if (at === undefined) return { by: "machine", machine };
      if ("mqtt" in at) return { by: "bus", bus: busFor(at, id) };
      if ("page" in at) return { by: "page", page: padPageOf(id) };
      const line = lines.get(lineOf(at))!;
      if (!("tcp" in at)) return { by: "line", line, wire: "serial" };
      return { by: "line", line, wire: "tcp", tcpPort: at.port ?? row.line!.usual.port };
    },
    start: () => {
      for (const line of lines.values()) line.start();
    },
    stop: async () => {
      await Promise.all([...[...lines.values()].map((line) => line.stop()), ...buses.map((bus) => bus.close())]);
    },
  };
};
