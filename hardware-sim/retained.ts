// What a device keeps on the broker about itself [HALL-1.2] [HALL-1.3] [HALL-1.9] [HALL-2.2]: description, life, what it shows,
// and alerts for people. Said when it changes, when asked, and again after every connection.
import type { BusMessage } from "../src/protocols/mqtt/bus.ts";
import type { DeviceDescription, DeviceState, Shown } from "../src/protocols/mqtt/messages.ts";
import type { HallTopics } from "../src/protocols/mqtt/topics.ts";
import type { DeviceTime } from "./device-time.ts";
import type { Trade } from "./trade.ts";

export interface RetainedSetting {
  readonly id: string;
  readonly topics: HallTopics;
  readonly time: DeviceTime;
  readonly boot: () => number;
  readonly shown: () => Pick<Shown, "ver" | "state">;
  readonly say: (message: BusMessage) => void;
}

type Alerts = Readonly<Record<string, string>>;

export class Retained {
  readonly #setting: RetainedSetting;
  readonly #trade: Trade;
  #toldShown = "";
  #toldLife = "";
  #toldAlerts: Alerts = {};

  constructor(setting: RetainedSetting, trade: Trade) {
    this.#setting = setting;
    this.#trade = trade;
  }

  /** What the broker says for the device when it dies; its boot tells whose death it is. */
  get will(): BusMessage {
    return this.#message("$state", JSON.stringify({ s: "lost", boot: this.#setting.boot() } satisfies DeviceState));
  }

  /** A life as it stands on the broker. */
  life(s: DeviceState["s"]): BusMessage {
    const life: DeviceState = { s, boot: this.#setting.boot(), ...this.#stamp() };
    return this.#message("$state", JSON.stringify(life));
  }

  /** Everything, also what the broker should know already. */
  tellAll(): void {
    this.#toldAlerts = {};
    this.#setting.say(this.#message("$desc", JSON.stringify(this.#description())));
    this.tellShown();
    this.#tellAlerts();
    this.#tellLife();
  }

  tellShown(): void {
    const shown = this.#look();
    this.#toldShown = JSON.stringify(shown);
    this.#setting.say(this.#message("st", JSON.stringify({ ...shown, ...this.#stamp() })));
  }

  /** Tells what differs from what was told last. */
  tellChanges(): void {
    if (JSON.stringify(this.#look()) !== this.#toldShown) this.tellShown();
    this.#tellAlerts();
    if (this.#present() !== this.#toldLife) this.#tellLife();
  }

  #present(): "ready" | "degraded" {
    return this.#look().faults.length > 0 ? "degraded" : "ready";
  }

  #tellLife(): void {
    const life = this.#present();
    this.#toldLife = life;
    this.#setting.say(this.life(life));
  }

  #tellAlerts(): void {
    const before = this.#toldAlerts;
    this.#toldAlerts = { ...this.#trade.alerts?.() };
    for (const [id, payload] of Object.entries(this.#toldAlerts)) {
      const topic = this.#setting.topics.alert(this.#setting.id, id);
      if (before[id] !== payload) this.#setting.say({ topic, payload, retain: true });
    }
  }

  #look(): Shown & { readonly faults: readonly string[] } {
    return { ...this.#setting.shown(), faults: [...(this.#trade.faults?.() ?? [])] };
  }

  #description(): DeviceDescription {
    const { kind, model, operations, limits } = this.#trade;
    const serial = `sim-${this.#setting.id}`;
    const ops = Object.keys(operations);
    return { schema: 1, kind, model, vendor: "hardware-sim", serial, ops, ...(limits && { limits }) };
  }

  #stamp(): { ts?: number } {
    const ts = this.#setting.time.now();
    return ts === undefined ? {} : { ts };
  }

  #message(branch: "$state" | "$desc" | "st", payload: string): BusMessage {
    return { topic: this.#setting.topics.device(this.#setting.id, branch), payload, retain: true };
  }
}
