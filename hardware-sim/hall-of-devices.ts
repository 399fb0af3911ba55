// A whole hall of simulated devices from a list: one line for each device, and each window as a place.
import type { Clock } from "../src/base/clock.ts";
import type { DeviceKind } from "../src/protocols/mqtt/messages.ts";
import { Counter } from "./counter.ts";
import type { DeviceSetting } from "./device.ts";
import { type CallKeypad, simulateCallKeypad } from "./devices/call-keypad.ts";
import { type EvaluatorPad, simulateEvaluatorPad } from "./devices/evaluator-pad.ts";
import { type HallSign, simulateHallSign } from "./devices/hall-sign.ts";
import { type Lamp, simulateLamp } from "./devices/lamp.ts";
import { type Printer, simulatePrinter } from "./devices/printer.ts";
import { type Speaker, simulateSpeaker } from "./devices/speaker.ts";
import { simulateTicketMachine, type TicketMachine } from "./devices/ticket-machine.ts";
import { simulateWindowSign, type WindowSign } from "./devices/window-sign.ts";
import type { OpenBus } from "./line.ts";
import type { Room } from "./room.ts";

export interface DeviceSpec {
  readonly id: string;
  readonly kind: DeviceKind;
  /** Which panel a `button` is. Default call-keypad at a window, else ticket-machine. */
  readonly role?: "ticket-machine" | "call-keypad";
  /** The window it stands at. */
  readonly window?: string;
  /** Keys of a `button`. */
  readonly keys?: readonly string[];
  readonly groups?: readonly string[];
}

export type SimulatedDevice =
  | TicketMachine
  | CallKeypad
  | Printer
  | WindowSign
  | HallSign
  | Speaker
  | EvaluatorPad
  | Lamp;
export type Role = SimulatedDevice["role"];
type OfRole<R extends Role> = Extract<SimulatedDevice, { role: R }>;

export interface HallSetting {
  readonly hall: string;
  readonly devices: readonly DeviceSpec[];
  readonly open: OpenBus;
  /** Password by device id; none is an empty one. */
  readonly credentials: Readonly<Record<string, string>>;
  readonly clock: Clock;
  /** Boot number of every device. Default 1; greater where the hall may remember an earlier run. */
  readonly boot?: number;
}

export interface FaceOfDevice {
  readonly role: Role;
  readonly window?: string;
  readonly boot: number;
  readonly faults: readonly string[];
  readonly face: object;
}

export interface SimulatedHall extends Room {
  all<R extends Role>(role: R): readonly OfRole<R>[];
  find(id: string): SimulatedDevice | undefined;
  /** A copy of every face, by device id. */
  faces(): Record<string, FaceOfDevice>;
  start(): void;
  stop(): Promise<void>;
}

const makers: Readonly<Record<DeviceKind, (setting: DeviceSetting, spec: DeviceSpec) => SimulatedDevice>> = {
  led: simulateWindowSign,
  screen: simulateHallSign,
  printer: (setting) => simulatePrinter(setting),
  speaker: simulateSpeaker,
  rater: simulateEvaluatorPad,
  lamp: simulateLamp,
  button: (setting, { role, window, keys }) =>
    (role ?? (window ? "call-keypad" : "ticket-machine")) === "call-keypad"
      ? simulateCallKeypad(setting, keys)
      : simulateTicketMachine(setting, keys ?? []),
};

/** One device by its line in the list. */
export const simulateDevice = (setting: DeviceSetting, spec: DeviceSpec): SimulatedDevice =>
  makers[spec.kind](setting, spec);

interface Placed {
  readonly spec: DeviceSpec;
  readonly part: SimulatedDevice;
}

const ofRole = <R extends Role>(parts: readonly Placed[], role: R): OfRole<R>[] =>
  parts.map(({ part }) => part).filter((part): part is OfRole<R> => part.role === role);

const counterOf = (window: string, parts: readonly Placed[]): Counter => {
  const here = parts.filter(({ spec }) => spec.window === window);
  const [sign, pad, keypad] = [
    ofRole(here, "window-sign")[0],
    ofRole(here, "evaluator-pad")[0],
    ofRole(here, "call-keypad")[0],
  ];
  return new Counter(window, { ...(sign && { sign }), ...(pad && { pad }), ...(keypad && { keypad }) });
};

const countersOf = (parts: readonly Placed[]): ReadonlyMap<string, Counter> => {
  const windows = new Set(parts.flatMap(({ spec }) => (spec.window === undefined ? [] : [spec.window])));
  return new Map([...windows].map((window) => [window, counterOf(window, parts)]));
};

const faceOf = ({ spec, part: { role, device } }: Placed): FaceOfDevice => ({
  role,
  ...(spec.window !== undefined && { window: spec.window }),
  boot: device.boot,
  faults: device.faults,
  face: structuredClone(device.face),
});

const place = ({ hall, open, credentials, clock, boot }: HallSetting, spec: DeviceSpec): Placed => {
  const { id, groups } = spec;
  const setting = {
    id,
    hall,
    open,
    password: credentials[id] ?? "",
    clock,
    ...(boot && { boot }),
    ...(groups && { groups }),
  };
  return { spec, part: simulateDevice(setting, spec) };
};

export const simulateHall = (setting: HallSetting): SimulatedHall => {
  const parts = setting.devices.map((spec) => place(setting, spec));
  const byId = new Map(parts.map(({ spec, part }) => [spec.id, part]));
  return {
    machines: ofRole(parts, "ticket-machine"),
    printers: ofRole(parts, "printer"),
    boards: ofRole(parts, "hall-sign"),
    speakers: ofRole(parts, "speaker"),
    counters: countersOf(parts),
    all: (role) => ofRole(parts, role),
    find: (id) => byId.get(id),
    faces: () => Object.fromEntries(parts.map((placed) => [placed.spec.id, faceOf(placed)])),
    start: () => {
      for (const { part } of parts) part.device.start();
    },
    stop: async () => {
      await Promise.all(parts.map(({ part }) => part.device.stop()));
    },
  };
};
