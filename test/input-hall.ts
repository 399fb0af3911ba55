// A hall with one line of input devices at the byte level, on virtual time: people press keys at one end, the hall's side of
// hall/1 sees events at the other.
import type { Wired } from "../hardware-sim/wired/opened.ts";
import type { WiredDevice, WiredSetting } from "../hardware-sim/wired/wired-device.ts";
import { seededRandom } from "../src/base/random.ts";
import { VirtualClock } from "../src/base/virtual-clock.ts";
import type { DriverRow } from "../src/drivers/driver.ts";
import { SharedLine } from "../src/drivers/line/shared-line.ts";
import { type RunningDriver, runDriver } from "../src/drivers/run-driver.ts";
import { MemoryBroker } from "../src/protocols/mqtt/memory-bus.ts";
import type { Ack, DeviceEvent, Shown } from "../src/protocols/mqtt/messages.ts";
import { parseDeviceTopic, topicsOf } from "../src/protocols/mqtt/topics.ts";
import { transportTo } from "./driver-wired-hall.ts";

const HALL = "hall";
const START_MS = 1_795_251_149_123;
const BOOT = "01K8WZ3N5T0000000000000000";
const BAUD = 9600;

export interface Installed {
  readonly row: DriverRow;
  readonly options: object;
}

export interface InputHall {
  readonly clock: VirtualClock;
  readonly driver: RunningDriver;
  /** What was pressed, each once, in order: data of the events. */
  pressed(device?: number): unknown[];
  events(device?: number): DeviceEvent[];
  command(op: string, args: object, id?: string): void;
  /** The last rung of a command. */
  answer(id: string): Ack["st"] | undefined;
  /** What the hall believes. */
  state(): string | undefined;
  faults(): readonly string[];
  /** Everything the devices ever said to anybody, as it went over MQTT. */
  said(): string;
  stop(): Promise<void>;
}

const idOf = (device: number): string => `device-${device}`;

export const seeded = (clock: VirtualClock): WiredSetting => ({ clock, random: seededRandom(7), baud: BAUD });

export const virtualClock = (): VirtualClock => new VirtualClock(START_MS);

export const switchedOn = <D extends { readonly wire: WiredDevice }>(device: D): D => {
  device.wire.powerOn();
  return device;
};

export const inputHall = async (clock: VirtualClock, wire: Wired, installed: Installed[]): Promise<InputHall> => {
  const broker = new MemoryBroker({ clock });
  const topics = topicsOf(HALL);
  const daemon = broker.connect({ clientId: "daemon", username: "tidehall", password: "" });
  const log: { device: string; branch: string; payload: string }[] = [];
  await daemon.subscribe([...topics.fromDevices], ({ topic, payload }) => {
    const { device = "", branch = "" } = parseDeviceTopic(topic) ?? {};
    log.push({ device, branch, payload });
    if (branch !== "ev") return;
    const { boot, n } = JSON.parse(payload) as DeviceEvent;
    void daemon.publish({ topic: topics.device(device, "evack"), payload: JSON.stringify({ boot, n }) });
  });
  const transport = transportTo(wire, clock, BAUD, () => {});
  const gapMs = Math.max(...installed.map(({ row }) => row.line?.gapMs ?? 0));
  const line = new SharedLine({ transport, clock, gapMs });
  const drivers = installed.map(({ row, options }, at) => {
    const planned = row.plan(options);
    if ("problems" in planned) throw new Error(JSON.stringify(planned.problems));
    const device = { hall: HALL, id: idOf(at), password: "", kind: row.kinds[0]!, boot: 1 };
    const { make } = planned;
    const reach = { by: "line", line, wire: "serial" } as const;
    return runDriver({ ...device, clock, reach, make, open: (identity) => broker.connect(identity) });
  });
  for (const driver of drivers) driver.start();
  line.start();
  await clock.advance(2000);
  const heard = <T>(branch: string, device = 0): T[] =>
    log.filter((one) => one.device === idOf(device) && one.branch === branch).map(({ payload }) => JSON.parse(payload));
  const events = (device = 0): DeviceEvent[] =>
    heard<DeviceEvent>("ev", device).filter(({ n }, at, all) => all.findIndex((other) => other.n === n) === at);
  return {
    clock,
    driver: drivers[0]!,
    events,
    pressed: (device) => events(device).map(({ data }) => data),
    command: (op, args, id = op) => {
      const command = { v: 1, id, op, args, ts: Math.floor(clock.now()), ttl: 20_000, boot: BOOT };
      void daemon.publish({ topic: topics.device(idOf(0), "cmd"), payload: JSON.stringify(command) }).catch(() => {});
    },
    answer: (id) => heard<Ack>("ack").findLast((ack) => ack.id === id)?.st,
    state: () => heard<{ s: string }>("$state").at(-1)?.s,
    faults: () => heard<Shown>("st").at(-1)?.faults ?? [],
    said: () => log.map(({ payload }) => payload).join("\n"),
    stop: async () => {
      const stopped = Promise.all([...drivers.map((driver) => driver.stop()), line.stop(), daemon.close()]);
      await clock.advance(3000);
      await stopped;
    },
  };
};
