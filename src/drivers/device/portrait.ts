// What a device keeps on the broker about itself: description, life, what it shows, alerts [HALL-1.2] [HALL-1.3] [HALL-1.9]
// [HALL-2.2]. Told when it changes and, as a whole, whenever the broker may have forgotten it.
import type { Clock } from "../../base/clock.ts";
import type { BusMessage } from "../../protocols/mqtt/bus.ts";
import type { DeviceDescription, DeviceState, DriverReport, Shown } from "../../protocols/mqtt/messages.ts";
import type { HallTopics } from "../../protocols/mqtt/topics.ts";
import type { Appliance, Picture } from "./appliance.ts";

export interface PortraitSetting {
  readonly id: string;
  readonly topics: HallTopics;
  readonly clock: Clock;
  readonly boot: number;
  readonly say: (message: BusMessage) => void;
  readonly report?: () => DriverReport;
}

export class Portrait {
  readonly #setting: PortraitSetting;
  readonly #appliance: Appliance;
  readonly #alerts = new Map<string, string>();
  #life: DeviceState["s"] = "init";
  #faults: readonly string[] = [];
  #picture: Picture = { ver: 0, state: {} };

  constructor(setting: PortraitSetting, appliance: Appliance) {
    this.#setting = setting;
    this.#appliance = appliance;
  }

  /** What the broker says when this party dies; its boot tells whose death it was. */
  static will(id: string, topics: HallTopics, boot: number): BusMessage {
    const payload = JSON.stringify({ s: "lost", boot } satisfies DeviceState);
    return { topic: topics.device(id, "$state"), payload, retain: true };
  }

  get picture(): Picture {
    return this.#picture;
  }

  turn(life: DeviceState["s"], faults: readonly string[]): void {
    const isNew = life !== this.#life;
    const isOtherwiseIll = faults.join() !== this.#faults.join();
    this.#life = life;
    this.#faults = faults;
    if (isOtherwiseIll) this.tellShown();
    if (isNew) this.#tellLife();
  }

  shows(picture: Picture): void {
    this.#picture = picture;
    this.tellShown();
  }

  alert(id: string, text: string): void {
    if ((this.#alerts.get(id) ?? "") === text) return;
    this.#alerts.set(id, text);
    this.#tellAlert(id, text);
  }

  tellAll(): void {
    this.#tell("$desc", this.#description());
    this.tellShown();
    for (const [id, text] of this.#alerts) this.#tellAlert(id, text);
    this.#tellLife();
  }

  tellShown(): void {
    const { ver, state } = this.#picture;
    const driver = this.#setting.report?.();
    const faults = [...this.#faults];
    const shown: Shown = { ver, state: { ...state }, faults, ...(driver && { driver }), ts: this.#now() };
    this.#tell("st", shown);
  }

  /** The message of a life, for the last word. */
  lifeMessage(s: DeviceState["s"]): BusMessage {
    return this.#message("$state", { s, boot: this.#setting.boot, ts: this.#now() } satisfies DeviceState);
  }

  #tellLife(): void {
    this.#setting.say(this.lifeMessage(this.#life));
  }

  #tellAlert(id: string, text: string): void {
    const { topics, say } = this.#setting;
    say({ topic: topics.alert(this.#setting.id, id), payload: text, retain: true });
  }

  #description(): DeviceDescription {
    const { kind, model, limits, caps, operations = {} } = this.#appliance;
    return { schema: 1, kind, model, ops: Object.keys(operations), ...(limits && { limits }), ...(caps && { caps }) };
  }

  #tell(branch: "$desc" | "st", payload: DeviceDescription | Shown): void {
    this.#setting.say(this.#message(branch, payload));
  }

  #message(branch: "$desc" | "st" | "$state", payload: object): BusMessage {
    const { id, topics } = this.#setting;
    return { topic: topics.device(id, branch), payload: JSON.stringify(payload), retain: true };
  }

  #now(): number {
    return Math.floor(this.#setting.clock.now());
  }
}
