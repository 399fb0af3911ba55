// A device of hall/1 that answers at once: as little of its own time as can be in what is measured.
import { type Clock, within } from "../src/base/clock.ts";
import type { Bus } from "../src/protocols/mqtt/bus.ts";
import { connectBus } from "../src/protocols/mqtt/client-bus.ts";
import { type Branch, topicsOf } from "../src/protocols/mqtt/topics.ts";

const CONNECT_MS = 10_000;
/** Devices count their starts; the data folder of a bench is new. */
export const BOOT = 1;

export interface DeviceSetting {
  readonly clock: Clock;
  readonly url: string;
  readonly hall: string;
  readonly id: string;
  readonly secret: string;
}

export class Device {
  readonly #bus: Bus;
  readonly #topicOf: (branch: Branch) => string;

  private constructor({ clock, url, hall, id, secret }: DeviceSetting) {
    const identity = { clientId: `${hall}-${id}`, username: id, password: secret };
    this.#bus = connectBus({ url, identity, clock, protocolVersion: 4 });
    this.#topicOf = (branch) => topicsOf(hall).device(id, branch);
  }

  static async connect(setting: DeviceSetting): Promise<Device> {
    const device = new Device(setting);
    const connected = new Promise<void>((resolve) => {
      device.#bus.onStatus((status) => status === "connected" && resolve());
    });
    const late = () => new Error(`${setting.id} was not connected in time`);
    await within(setting.clock, CONNECT_MS, "device", connected, late);
    await device.say("$state", { s: "ready", boot: BOOT });
    return device;
  }

  hear<Body>(branch: Branch, handler: (body: Body) => void): Promise<void> {
    return this.#bus.subscribe([this.#topicOf(branch)], ({ payload }) => handler(JSON.parse(payload) as Body));
  }

  /** Settles when the broker has taken it. */
  say(branch: Branch, body: object): Promise<void> {
    return this.#bus.publish({
      topic: this.#topicOf(branch),
      payload: JSON.stringify(body),
      retain: branch === "$state",
    });
  }

  close(): Promise<void> {
    return this.#bus.close();
  }
}
