// A device of the hall as seen from the MQTT wire, by the rules of hall/1. This file is its power switch and its plug;
// what it is for is its trade, what ails it is its faults, and the rest has a file of its own:
//
//   bus ─▶ Line (faults) ─▶ Hearing ─▶ CommandDesk, Wanted ─▶ trade
//   bus ◀─ Line (faults) ◀─ Voice ◀─── CommandDesk (ack), EventBook (ev), Retained ($desc $state st $alert) ◀─ trade
import type { Clock } from "../src/base/clock.ts";
import type { DaemonState, DeviceCommand } from "../src/protocols/mqtt/messages.ts";
import { topicsOf } from "../src/protocols/mqtt/topics.ts";
import { CommandDesk } from "./command-desk.ts";
import { DeviceTime } from "./device-time.ts";
import { EventBook } from "./event-book.ts";
import type { Fault, Rig } from "./fault.ts";
import { type Ears, type Hearing, hearingOf } from "./hearing.ts";
import { Line, type LineSetting, type OpenBus } from "./line.ts";
import { OwnedClock } from "./owned-clock.ts";
import { Recent } from "./recent.ts";
import { Retained } from "./retained.ts";
import type { Ailment, Hands, Trade } from "./trade.ts";
import { voiceOf } from "./voice.ts";
import { Wanted } from "./wanted.ts";
import { Watchers } from "./watchers.ts";

/** What it keeps on the broker is said again this long after every connection, in case the broker has forgotten [HALL-1.7]. */
const REPUBLISH_MS = 2_000;
const RECEIVED_MAX = 256;

export interface DeviceSetting {
  /** `[a-z0-9-]`; also its user name. */
  readonly id: string;
  readonly hall: string;
  readonly open: OpenBus;
  readonly password: string;
  readonly clock: Clock;
  /** Counts its starts. Default 1; greater where the hall may remember an earlier life. */
  readonly boot?: number;
  /** False for a device that knows only what `$time` tells it. Default true. */
  readonly hasClock?: boolean;
  /** Groups whose commands it takes too. Default none. */
  readonly groups?: readonly string[];
}

/** What has to stay bounded, and what could not be sent. */
export interface Load {
  readonly waiting: number;
  readonly ids: number;
  readonly events: number;
  readonly unsent: number;
}

export class Device {
  readonly #setting: DeviceSetting;
  readonly #clock: OwnedClock;
  readonly #time: DeviceTime;
  readonly #trade: Trade;
  readonly #desk: CommandDesk;
  readonly #wanted: Wanted;
  readonly #events: EventBook;
  readonly #retained: Retained;
  readonly #line: Line;
  readonly #hearing: Hearing;
  readonly #rig: Rig;
  readonly #watchers = new Watchers();
  readonly #received = new Recent<DeviceCommand>(RECEIVED_MAX);
  #boot: number;
  #isOn = false;
  #hasRun = false;
  #isBorn = false;
  #daemonBoot: string | undefined;

  constructor(setting: DeviceSetting, learn: (hands: Hands) => Trade) {
    const { id, hall, clock, hasClock, open } = setting;
    const topics = topicsOf(hall);
    this.#setting = setting;
    this.#boot = setting.boot ?? 1;
    this.#clock = new OwnedClock(clock);
    this.#time = new DeviceTime(clock, hasClock ?? true);
    this.#trade = learn(this.#hands());
    this.#rig = this.#rigOf();
    const voice = voiceOf(id, topics, (message) => this.#line.say(message));
    const parts = { ...voice, ...this.#glances(), id, topics, clock: this.#clock, time: this.#time };
    this.#desk = new CommandDesk(parts, this.#trade);
    this.#wanted = new Wanted(parts, this.#trade);
    this.#events = new EventBook(parts);
    this.#retained = new Retained(parts, this.#trade);
    this.#hearing = hearingOf(setting, topics, this.#ears(voice.complain));
    const connected = () => this.#connected();
    const hear: LineSetting["hear"] = ({ topic, payload }) => this.#hearing.get(topic)?.(payload);
    this.#line = new Line({ open, filters: [...this.#hearing.keys()], hear, connected }, this.#rig);
  }

  get id(): string {
    return this.#setting.id;
  }

  get kind(): Trade["kind"] {
    return this.#trade.kind;
  }

  get boot(): number {
    return this.#boot;
  }

  /** What a person sees or hears of it now. */
  get face(): object {
    return this.#trade.face;
  }

  /** The last well-formed commands, repeats included. */
  get received(): readonly DeviceCommand[] {
    return this.#received.items;
  }

  /** Names of the faults that lie on it. */
  get faults(): readonly string[] {
    return this.#line.faults.map((fault) => fault.name);
  }

  get load(): Load {
    return { ...this.#desk.load, events: this.#events.kept.length, unsent: this.#line.unsent };
  }

  /** Told whenever the face has changed. */
  readonly watch = this.#watchers.add;

  /** Power on. `$state` says when it is ready; without a broker it dials until there is one. */
  start(): void {
    if (this.#isOn) return;
    if (this.#hasRun) this.#boot++;
    this.#isOn = true;
    this.#hasRun = true;
    this.#connect();
    this.#events.powerOn();
  }

  /** Leaves in an orderly way: its last word is `disconnected`, and no timer stays behind. */
  async stop(): Promise<void> {
    this.#powerOff();
    await this.#line.hangUp(this.#retained.life("disconnected"));
  }

  /** Whether this fault can befall this device at all. */
  canSuffer({ ailment }: Fault): boolean {
    return ailment === undefined || this.#trade.ailments?.[ailment] !== undefined;
  }

  apply(fault: Fault): void {
    if (!this.canSuffer(fault)) throw new Error(`${this.id} is a ${this.kind} and knows no ${fault.name}`);
    this.#line.lay(fault);
    this.#ailment(fault)?.begin();
    fault.begins?.(this.#rig);
  }

  /** Takes every fault away; whatever the broker may have wrong is said again. */
  heal(): void {
    const { faults } = this.#line;
    this.#line.clear();
    for (const fault of faults) {
      this.#ailment(fault)?.end();
      fault.ends?.(this.#rig);
    }
    this.#republish();
  }

  #ailment({ ailment }: Fault): Ailment | undefined {
    return ailment === undefined ? undefined : this.#trade.ailments?.[ailment];
  }

  #connect(): void {
    const { id, hall, password } = this.#setting;
    this.#line.connect({ clientId: `${hall}-${id}`, username: id, password, will: this.#retained.will });
  }

  #connected(): void {
    if (!this.#isBorn) {
      this.#isBorn = true;
      this.#line.say(this.#retained.life("init"));
      this.#retained.tellAll();
    }
    this.#clock.after(REPUBLISH_MS, "republish", () => {
      this.#republish();
      this.#events.resend();
    });
  }

  #republish(): void {
    if (this.#line.isUp && this.#isBorn) this.#retained.tellAll();
  }

  /** What is left is what its trade keeps durably, and the paper that came out. */
  #powerOff(): void {
    this.#isOn = false;
    this.#isBorn = false;
    this.#daemonBoot = undefined;
    this.#clock.cancelAll();
    this.#desk.powerOff();
    this.#events.powerOff(this.#trade.isDurable ?? false);
    this.#time.forget();
    this.#wanted.powerOff();
    this.#watchers.tell();
  }

  /** The will of an older daemon may come late: only one that is online speaks for itself. */
  #daemonIs({ s, boot }: DaemonState): void {
    if (s !== "online" || boot === this.#daemonBoot) return;
    this.#daemonBoot = boot;
    this.#desk.daemonIs(boot);
    this.#wanted.newDaemon();
    this.#events.resend();
  }

  #changed(): void {
    if (this.#isBorn) this.#retained.tellChanges();
    this.#watchers.tell();
  }

  /** Pressing a key of a device without power does nothing. */
  #emit(type: string, data: Record<string, unknown>, re: string | undefined): void {
    if (!this.#isOn) return;
    const ts = this.#time.now();
    this.#events.add({ boot: this.#boot, type, data, ...(ts !== undefined && { ts }), ...(re && { re }) });
  }

  #hands(): Hands {
    return {
      clock: this.#clock,
      emit: (type, data, re) => this.#emit(type, data, re),
      changed: () => this.#changed(),
      dropWork: () => this.#desk.dropWork(),
      becameOf: (id) => this.#desk.becameOf(id),
    };
  }

  /** What the parts may know of each other. */
  #glances() {
    return {
      boot: () => this.#boot,
      shown: () => this.#wanted.shown,
      record: (command: DeviceCommand) => this.#received.add(command),
      showing: () => {
        this.#retained.tellShown();
        this.#watchers.tell();
      },
    };
  }

  #ears(complain: (text: string) => void): Ears {
    return {
      complain,
      command: (payload) => this.#desk.hear(payload),
      want: (payload) => this.#wanted.hear(payload),
      covered: (covered) => this.#events.covered(covered),
      daemon: (daemon) => this.#daemonIs(daemon),
      time: (ts) => this.#time.hear(ts),
      who: () => this.#republish(),
    };
  }

  #rigOf(): Rig {
    return {
      clock: this.#clock,
      breakLine: (downMs) => {
        this.#line.cut();
        this.#clock.after(downMs, "line back", () => this.#rig.mendLine());
      },
      mendLine: () => {
        if (this.#isOn && !this.#line.isOpen) this.#connect();
      },
      cyclePower: (downMs) => this.#cyclePower(downMs),
    };
  }

  #cyclePower(downMs: number): void {
    this.#line.cut();
    this.#powerOff();
    this.#clock.after(downMs, "power back", () => this.start());
  }
}
