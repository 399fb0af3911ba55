// The device side of hall/1 for hardware that cannot speak it [HALL-3.11]: topics, presence, wants, commands, events. What
// the hardware is, its appliance says.
import type { Static, TSchema } from "typebox";
import { type Check, checker, problemsText } from "../../base/check.ts";
import type { Clock } from "../../base/clock.ts";
import type { Bus, BusIdentity, BusMessage } from "../../protocols/mqtt/bus.ts";
import { type Ack, DaemonState, type DeviceEvent, type DriverReport, EventAck } from "../../protocols/mqtt/messages.ts";
import { type HallTopics, topicsOf } from "../../protocols/mqtt/topics.ts";
import type { AnswerStore } from "./answers.ts";
import type { Appliance, DevicePort } from "./appliance.ts";
import { CommandLadder } from "./command-ladder.ts";
import { Events } from "./events.ts";
import { Portrait } from "./portrait.ts";
import { Wants } from "./wants.ts";

const checkDaemon = checker(DaemonState);
const checkCovered = checker(EventAck);

export interface HallDeviceSetting {
  readonly hall: string;
  /** `[a-z0-9-]`; also its user name [HALL-5.1]. */
  readonly id: string;
  readonly password: string;
  readonly open: (identity: BusIdentity) => Bus;
  readonly clock: Clock;
  /** Counts its starts and never goes back. */
  readonly boot: number;
  /** Groups whose commands it takes too. Default none. */
  readonly groups?: readonly string[];
  /** Default: answers are forgotten with the power. */
  readonly store?: AnswerStore;
  /** How the hardware is; told with what it shows [HALL-2.3]. Default nothing. */
  readonly report?: () => DriverReport;
}

const jsonOf = (payload: string): unknown => {
  try {
    return JSON.parse(payload);
  } catch {
    return undefined;
  }
};

export class HallDevice {
  readonly #setting: HallDeviceSetting;
  readonly #topics: HallTopics;
  readonly #ladder: CommandLadder;
  readonly #wants: Wants;
  readonly #events: Events;
  readonly #portrait: Portrait;
  #bus: Bus | undefined;
  #daemonBoot: string | undefined;

  constructor(setting: HallDeviceSetting, make: (port: DevicePort) => Appliance) {
    const { hall, clock } = setting;
    this.#setting = setting;
    this.#topics = topicsOf(hall);
    const appliance = make(this.#port());
    const say = (message: BusMessage) => this.#say(message);
    const complain = (text: string) => this.#log("warn", text);
    const common = { ...setting, topics: this.#topics, say, complain };
    this.#portrait = new Portrait(common, appliance);
    this.#ladder = new CommandLadder({ ...common, answer: (ack) => this.#tell("ack", ack) }, appliance);
    this.#events = new Events({ ...common, send: (event) => this.#tell("ev", event) });
    const shown = () => this.#portrait.picture;
    this.#wants = new Wants({ clock, complain, shown, again: () => this.#portrait.tellShown() }, appliance);
  }

  /** Commands that wait or are being done. */
  get queueLength(): number {
    return this.#ladder.queueLength;
  }

  /** Tells how the hardware is, with what it shows. */
  tellReport(): void {
    this.#portrait.tellShown();
  }

  start(): void {
    const { hall, id, password, boot, open } = this.#setting;
    const will = Portrait.will(id, this.#topics, boot);
    const bus = open({ clientId: `${hall}-${id}`, username: id, password, will });
    this.#bus = bus;
    const ears = this.#ears();
    const refused = () => {};
    bus.subscribe([...ears.keys()], ({ topic, payload }) => ears.get(topic)?.(payload)).catch(refused);
    bus.onStatus((status) => status === "connected" && this.#connected());
    if (bus.status === "connected") this.#connected();
  }

  /** What runs is cut short, its last word is `disconnected`; no timer stays behind. */
  async stop(): Promise<void> {
    this.#ladder.dropWork();
    this.#wants.stop();
    this.#events.stop();
    const bus = this.#bus;
    if (bus?.status === "connected") await bus.publish(this.#portrait.lifeMessage("disconnected")).catch(() => {});
    this.#bus = undefined;
    await bus?.close();
  }

  /** [HALL-1.7] */
  #connected(): void {
    this.#portrait.tellAll();
    this.#events.resend();
  }

  #ears(): ReadonlyMap<string, (payload: string) => void> {
    const { id, groups = [] } = this.#setting;
    const command = (payload: string) => this.#ladder.hear(jsonOf(payload));
    return new Map([
      [this.#topics.device(id, "cmd"), command],
      ...groups.map((group) => [this.#topics.group(group), command] as const),
      [this.#topics.device(id, "want"), (payload) => payload !== "" && this.#wants.hear(jsonOf(payload))],
      [this.#topics.device(id, "evack"), this.#checked("evack", checkCovered, (ack) => this.#events.covered(ack))],
      [this.#topics.daemon, this.#checked("$daemon", checkDaemon, (daemon) => this.#daemonIs(daemon))],
      [this.#topics.who, () => this.#portrait.tellAll()],
    ]);
  }

  /** [HALL-5.4] */
  #checked<S extends TSchema>(what: string, check: Check<S>, act: (value: Static<S>) => void) {
    return (payload: string): void => {
      const checked = check(jsonOf(payload));
      if (checked.ok) act(checked.value);
      else this.#log("warn", `${what}: ${problemsText(checked.problems)}`);
    };
  }

  /** [HALL-3.8] The will of an older daemon may come late. */
  #daemonIs({ s, boot }: DaemonState): void {
    if (s !== "online" || boot === this.#daemonBoot) return;
    this.#daemonBoot = boot;
    this.#ladder.daemonIs(boot);
    this.#wants.newDaemon();
    this.#events.resend();
  }

  #port(): DevicePort {
    return {
      turn: (state, faults) => this.#portrait.turn(state, faults),
      shows: (picture) => this.#portrait.shows(picture),
      emit: (type, data, re) => this.#events.emit(type, data, re),
      alert: (id, text) => this.#portrait.alert(id, text),
      log: (level, text) => this.#log(level, text),
      dropWork: () => this.#ladder.dropWork(),
      becameOf: (id) => this.#ladder.becameOf(id),
    };
  }

  #log(level: string, text: string): void {
    this.#say({ topic: this.#topics.log(this.#setting.id, level), payload: text });
  }

  #tell(branch: "ack" | "ev", payload: Ack | DeviceEvent): void {
    this.#say({ topic: this.#topics.device(this.#setting.id, branch), payload: JSON.stringify(payload) });
  }

  /** What the broker does not take is asked for again, sent again, or told again after the next connection. */
  #say(message: BusMessage): void {
    this.#bus?.publish(message).catch(() => {});
  }
}
