// A hall with nothing in it but one line, its drivers and their hardware, on virtual time; and the hall's side of hall/1 to
// see what the drivers say.
import { VirtualClock } from "../src/base/virtual-clock.ts";
import type { DriverRow } from "../src/drivers/driver.ts";
import { type RunningDriver, runDriver } from "../src/drivers/run-driver.ts";
import { MemoryBroker } from "../src/protocols/mqtt/memory-bus.ts";
import type { Ack, DeviceEvent, DeviceState, Shown } from "../src/protocols/mqtt/messages.ts";
import { parseDeviceTopic, topicsOf } from "../src/protocols/mqtt/topics.ts";
import type { Ground, Hardware, OpensGround } from "./driver-fake.ts";
import { memoryGround } from "./driver-ground.ts";
import { cases } from "./driver-hardware.ts";

const HALL = "hall";
const START_MS = 1_795_251_149_123;
export const DAEMON_BOOT = "01K8WZ3N5T0000000000000000";

export interface Heard {
  readonly states: string[];
  readonly shown: Shown[];
  readonly acks: Ack[];
  readonly events: DeviceEvent[];
  readonly logs: string[];
}

export interface Bench {
  readonly clock: VirtualClock;
  readonly broker: MemoryBroker;
  readonly ground: Ground;
  readonly drivers: readonly RunningDriver[];
  readonly hardware: readonly Hardware[];
  heard(device: string): Heard;
  /** What the hall believes of a device. */
  state(device: string): string | undefined;
  /** @param exp ms since 1970 UTC. Default never */
  want(device: string, ver: number, text: string, exp?: number): void;
  command(device: string, id: string, op: string, args: object, more?: object): void;
  plug(): void;
  stop(): Promise<void>;
  /** Timers of ours that are still armed. */
  left(): string[];
}

const idOf = (index: number): string => `device-${index + 1}`;

export interface BenchOptions {
  /** Default true. */
  readonly isPlugged?: boolean;
  /** Default a line in memory. */
  readonly openGround?: OpensGround;
}

/** @param rows a driver for each, by one way; their addresses count from 1 */
export const benchOf = async (
  rows: readonly DriverRow[],
  { isPlugged = true, openGround = memoryGround }: BenchOptions = {},
): Promise<Bench> => {
  const clock = new VirtualClock(START_MS);
  const broker = new MemoryBroker({ clock });
  const ground = openGround(clock, Math.max(...rows.map(({ line }) => line?.gapMs ?? 0)));
  const desk = { clock, say: (bytes: Uint8Array) => ground.say(bytes) };
  const hardware = rows.map((row, index) => cases[row.name]!.hardware(desk, index + 1));
  const open = (identity: Parameters<typeof broker.connect>[0]) => broker.connect(identity);
  const drivers = rows.map((row, index) => {
    const { kind, options } = cases[row.name]!;
    const planned = row.plan(options(index + 1));
    if ("problems" in planned) throw new Error(JSON.stringify(planned.problems));
    const { make } = planned;
    return runDriver({
      hall: HALL,
      id: idOf(index),
      password: "",
      open,
      clock,
      boot: 1,
      kind,
      reach: ground.reach(),
      make,
    });
  });
  const topics = topicsOf(HALL);
  const heard = new Map(
    rows.map((_, index) => [idOf(index), { states: [], shown: [], acks: [], events: [], logs: [] } as Heard]),
  );
  const daemon = broker.connect({ clientId: "daemon", username: "tidehall", password: "" });
  await daemon.subscribe([...topics.fromDevices], ({ topic, payload }) => {
    const { device = "", branch = "" } = parseDeviceTopic(topic) ?? {};
    const ears = heard.get(device);
    if (branch === "$state") ears?.states.push((JSON.parse(payload) as DeviceState).s);
    if (branch === "st") ears?.shown.push(JSON.parse(payload));
    if (branch === "ev") ears?.events.push(JSON.parse(payload));
    if (branch === "ack") ears?.acks.push(JSON.parse(payload));
    if (branch.startsWith("$log/")) ears?.logs.push(payload);
  });
  const plug = () => ground.plugIn(hardware);
  if (isPlugged) plug();
  for (const driver of drivers) driver.start();
  ground.start();
  await clock.settle();
  const publish = (topic: string, payload: object, retain = false) =>
    void daemon.publish({ topic, payload: JSON.stringify(payload), retain }).catch(() => {});
  return {
    clock,
    broker,
    ground,
    drivers,
    hardware,
    heard: (device) => heard.get(device)!,
    state: (device) => heard.get(device)!.states.at(-1),
    want: (device, ver, text, exp) =>
      publish(topics.device(device, "want"), { ver, exp: exp ?? null, state: { lines: [text], tone: "call" } }, true),
    command: (device, id, op, args, more = {}) =>
      publish(topics.device(device, "cmd"), {
        ...{ v: 1, id, op, args, ts: Math.floor(clock.now()), ttl: 60_000, boot: DAEMON_BOOT },
        ...more,
      }),
    plug,
    left: () => clock.armed().filter((timer) => !timer.startsWith("fake")),
    stop: async () => {
      const stopped = Promise.all([...drivers.map((driver) => driver.stop()), ground.stop(), daemon.close()]);
      await clock.advance(3000);
      await stopped;
    },
  };
};
