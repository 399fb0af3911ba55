// A hall whose drivers reach simulated wires: a transport that takes as long as the wire does, and the hall's side of hall/1.
import type { Wired } from "../hardware-sim/wired/opened.ts";
import { wireMs } from "../hardware-sim/wired/wire-time.ts";
import { pause } from "../src/base/clock.ts";
import type { VirtualClock } from "../src/base/virtual-clock.ts";
import { openDrivers } from "../src/drivers/open-drivers.ts";
import { planDrivers } from "../src/drivers/plan-drivers.ts";
import type { RunningDriver } from "../src/drivers/run-driver.ts";
import type { Transport } from "../src/drivers/transports/transport.ts";
import { MemoryBroker } from "../src/protocols/mqtt/memory-bus.ts";
import type { Ack, DeviceKind } from "../src/protocols/mqtt/messages.ts";
import { parseDeviceTopic, topicsOf } from "../src/protocols/mqtt/topics.ts";

export interface Plugged {
  readonly use: string;
  readonly kind: DeviceKind;
  readonly options: Record<string, unknown>;
}

export interface WiredHall {
  readonly drivers: readonly RunningDriver[];
  want(device: number, ver: number, text: string): void;
  say(device: number, id: string, text: string): void;
  /** The last rung of a command. */
  answer(device: number, id: string): Ack["st"] | undefined;
  /** Bytes that went over the wire, both ways. */
  bytes(): number;
  stop(): Promise<void>;
}

const HALL = "hall";
const BOOT = "01K8WZ3N5T0000000000000000";
const idOf = (device: number): string => `device-${device}`;

export const transportTo = (
  device: Wired,
  clock: VirtualClock,
  baud: number,
  count: (bytes: number) => void,
  name = "simulated wire",
): Transport => ({
  name,
  open: async (events) => {
    if (!device.isPluggedIn) throw new Error("nothing is plugged in");
    const cancels = [
      device.onBytes((bytes) => {
        count(bytes.length);
        events.heard(bytes);
      }),
      device.watch(() => {
        if (!device.isPluggedIn) end("the plug was pulled");
      }),
    ];
    let isOpen = true;
    const end = (reason: string) => {
      for (const cancel of cancels) cancel();
      if (isOpen) events.closed(reason);
      isOpen = false;
    };
    return {
      write: async (bytes) => {
        count(bytes.length);
        device.take(bytes);
        await pause(clock, wireMs(bytes.length, baud), "wire");
      },
      close: async () => {
        isOpen = false;
        end("");
      },
    };
  },
});

export const wiredHall = async (
  clock: VirtualClock,
  wire: Wired,
  plugged: readonly Plugged[],
  baud: number,
): Promise<WiredHall> => {
  const broker = new MemoryBroker({ clock });
  const topics = topicsOf(HALL);
  const daemon = broker.connect({ clientId: "daemon", username: "tidehall", password: "" });
  const acks: (Ack & { device: string })[] = [];
  await daemon.subscribe([...topics.fromDevices], ({ topic, payload }) => {
    const { device = "", branch } = parseDeviceTopic(topic) ?? {};
    if (branch === "ack") acks.push({ ...JSON.parse(payload), device });
  });
  const at = { serial: "/dev/serial/by-id/bus", baud };
  const devices = plugged.map(({ use, kind, options }, n) => ({ id: idOf(n), kind, driver: { use, at, options } }));
  const plan = planDrivers(devices);
  if (!plan.ok) throw new Error(JSON.stringify(plan.problems));
  let passed = 0;
  const count = (bytes: number) => {
    passed += bytes;
  };
  const drivers = openDrivers(plan.planned, {
    hall: HALL,
    clock,
    boot: 1,
    open: (identity) => broker.connect(identity),
    storeOf: () => ({ load: () => [], save: () => {} }),
    reach: () => transportTo(wire, clock, baud, count),
  });
  drivers.start();
  await clock.settle();
  const publish = (topic: string, payload: object, retain: boolean) =>
    void daemon.publish({ topic, payload: JSON.stringify(payload), retain }).catch(() => {});
  return {
    drivers: drivers.all,
    want: (device, ver, text) =>
      publish(
        topics.device(idOf(device), "want"),
        { ver, exp: null, state: { lines: [text], tone: "call", flash: false } },
        true,
      ),
    say: (device, id, text) =>
      publish(
        topics.device(idOf(device), "cmd"),
        { v: 1, id, op: "say", args: { text }, ts: Math.floor(clock.now()), ttl: 20_000, boot: BOOT },
        false,
      ),
    answer: (device, id) => acks.findLast((ack) => ack.device === idOf(device) && ack.id === id)?.st,
    bytes: () => passed,
    stop: async () => {
      const stopped = Promise.all([drivers.stop(), daemon.close()]);
      await clock.advance(5000);
      await stopped;
    },
  };
};
