// A device as its bytes: power, a plug, a wire that takes time, the vices laid over it, and inside a firmware. It knows
// neither what the bytes mean nor what the wire is connected to.
import type { Cancel, Clock } from "../../src/base/clock.ts";
import type { Random } from "../../src/base/random.ts";
import { OwnedClock } from "../owned-clock.ts";
import { type Watch, Watchers } from "../watchers.ts";
import type { Board, Firmware } from "./firmware.ts";
import type { Bench, Pass, Vice } from "./vice.ts";
import { WireTime } from "./wire-time.ts";

export interface WiredSetting {
  readonly clock: Clock;
  readonly random: Random;
  /** Bits a second, 8N1. Left out for a socket: bytes arrive at once. */
  readonly baud?: number;
}

export class WiredDevice {
  readonly #setting: WiredSetting;
  readonly #clock: OwnedClock;
  readonly #inward: WireTime;
  readonly #outward: WireTime;
  readonly #firmware: Firmware;
  readonly #bench: Bench;
  readonly #hosts = new Set<Pass>();
  readonly #watchers = new Watchers();
  #vices: Vice[] = [];
  #baud: number | undefined;
  #isOn = false;
  #isPluggedIn = true;

  constructor(setting: WiredSetting, build: (board: Board) => Firmware) {
    this.#setting = setting;
    this.#clock = new OwnedClock(setting.clock);
    this.#inward = new WireTime(setting.clock);
    this.#outward = new WireTime(setting.clock);
    this.#baud = setting.baud;
    this.#bench = this.#benchOf();
    this.#firmware = build(this.#board());
  }

  get isOn(): boolean {
    return this.#isOn;
  }

  get isPluggedIn(): boolean {
    return this.#isPluggedIn;
  }

  /** Bits a second now; undefined on a socket. */
  get baud(): number | undefined {
    return this.#baud;
  }

  get vices(): readonly string[] {
    return this.#vices.map(({ name }) => name);
  }

  /** Names of the troubles that only this kind can have. */
  get ailments(): readonly string[] {
    return Object.keys(this.#firmware.ailments ?? {});
  }

  /** Bytes it can take before it has to be waited for. */
  get room(): number {
    return this.#firmware.room?.() ?? Number.POSITIVE_INFINITY;
  }

  /** Told whenever there is something new to see. */
  readonly watch: Watch = this.#watchers.add;

  /** Whoever is at the other end of the wire. */
  onBytes(host: Pass): Cancel {
    this.#hosts.add(host);
    return () => this.#hosts.delete(host);
  }

  /** Bytes from the host. Without power they are lost. */
  take(bytes: Uint8Array): void {
    if (!this.#isPluggedIn || bytes.length === 0) return;
    const inward = this.#vices.reduce<Pass>(
      (pass, vice) => (vice.hears ? (heard) => vice.hears!(heard, pass, this.#bench) : pass),
      (heard) => this.#arrive(heard),
    );
    inward(bytes);
  }

  powerOn(): void {
    if (this.#isOn) return;
    this.#isOn = true;
    this.#baud = this.#setting.baud;
    this.#firmware.powerOn?.();
    this.#watchers.tell();
  }

  /** Nothing stays behind: no timer, and no byte that was not on the wire yet. */
  powerOff(): void {
    this.#isOn = false;
    this.#clock.cancelAll();
    this.#firmware.powerOff?.();
    this.#watchers.tell();
  }

  canSuffer({ ailment }: Vice): boolean {
    return ailment === undefined || this.ailments.includes(ailment);
  }

  apply(vice: Vice): void {
    if (!this.canSuffer(vice)) throw new Error(`this device knows no ${vice.name}`);
    this.#vices.push(vice);
    this.#ailmentOf(vice)?.begin();
    vice.begins?.(this.#bench);
  }

  /** Takes every vice away. */
  heal(): void {
    const vices = this.#vices;
    this.#vices = [];
    for (const vice of vices) {
      this.#ailmentOf(vice)?.end();
      vice.ends?.(this.#bench);
    }
  }

  #ailmentOf({ ailment }: Vice) {
    return ailment === undefined ? undefined : this.#firmware.ailments?.[ailment];
  }

  #arrive(bytes: Uint8Array): void {
    const { gapMs, arrivesInMs } = this.#inward.send(bytes.length, this.#baud);
    const arrived = () => {
      if (this.#isOn) this.#firmware.take(bytes, gapMs);
    };
    if (arrivesInMs <= 0) return arrived();
    this.#setting.clock.after(arrivesInMs, "wire to the device", arrived);
  }

  #say(bytes: Uint8Array): void {
    if (!this.#isOn || bytes.length === 0) return;
    const outward = this.#vices.reduceRight<Pass>(
      (pass, vice) => (vice.says ? (said) => vice.says!(said, pass, this.#bench) : pass),
      (said) => this.#leave(said),
    );
    outward(bytes);
  }

  #leave(bytes: Uint8Array): void {
    if (bytes.length === 0) return;
    const { arrivesInMs } = this.#outward.send(bytes.length, this.#baud);
    if (arrivesInMs <= 0) return this.#reachHosts(bytes);
    this.#clock.after(arrivesInMs, "wire to the host", () => this.#reachHosts(bytes));
  }

  #reachHosts(bytes: Uint8Array): void {
    if (!this.#isPluggedIn) return;
    for (const host of [...this.#hosts]) host(bytes);
  }

  #board(): Board {
    return {
      clock: this.#clock,
      say: (bytes) => this.#say(Uint8Array.from(bytes)),
      setBaud: (baud) => {
        if (this.#setting.baud !== undefined) this.#baud = baud;
      },
      changed: () => this.#watchers.tell(),
    };
  }

  #benchOf(): Bench {
    const { clock, random } = this.#setting;
    return {
      clock,
      random,
      say: (bytes) => this.#leave(bytes),
      cyclePower: (downMs) => {
        this.powerOff();
        clock.after(downMs, "power back", () => this.powerOn());
      },
      plug: (isIn) => {
        this.#isPluggedIn = isIn;
        this.#watchers.tell();
      },
    };
  }
}
