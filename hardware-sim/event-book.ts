// Events of a device [HALL-4.1] [HALL-4.3]: numbered within a boot, kept until the hall says they are durable, and sent again on a
// schedule until then. When the book is full the oldest goes, and the device says so.
import type { Cancel, Clock } from "../src/base/clock.ts";
import type { DeviceEvent, EventAck } from "../src/protocols/mqtt/messages.ts";

/** ms between two sendings of what is not yet covered; the last one repeats. */
const RESEND_MS = [2_000, 4_000, 8_000, 16_000, 30_000] as const;
const EVENTS_KEPT_MAX = 64;

export interface EventBookSetting {
  readonly clock: Clock;
  readonly send: (event: DeviceEvent) => void;
  /** Tells that an event was given up. */
  readonly complain: (text: string) => void;
}

export class EventBook {
  readonly #setting: EventBookSetting;
  #kept: DeviceEvent[] = [];
  #lastN = 0;
  #step = 0;
  #cancelResend: Cancel | undefined;

  constructor(setting: EventBookSetting) {
    this.#setting = setting;
  }

  get kept(): readonly DeviceEvent[] {
    return this.#kept;
  }

  add(event: Omit<DeviceEvent, "n">): void {
    const numbered = { n: ++this.#lastN, ...event };
    this.#kept.push(numbered);
    if (this.#kept.length > EVENTS_KEPT_MAX) this.#refuseOldest();
    this.#setting.send(numbered);
    if (!this.#cancelResend) this.#arm();
  }

  /** Events up to n of that boot are durable in the hall [HALL-4.2]. */
  covered({ boot, n }: EventAck): void {
    const before = this.#kept.length;
    this.#kept = this.#kept.filter((event) => event.boot !== boot || event.n > n);
    if (this.#kept.length < before) this.#step = 0;
    if (this.#kept.length === 0) this.#disarm();
  }

  resend(): void {
    for (const event of this.#kept) this.#setting.send(event);
  }

  /** After a loss of power numbers start anew with the boot; a durable book still holds what was not covered. */
  powerOff(isDurable: boolean): void {
    if (!isDurable) this.#kept = [];
    this.#lastN = 0;
    this.#disarm();
  }

  powerOn(): void {
    if (this.#kept.length > 0) this.#arm();
  }

  #refuseOldest(): void {
    const { n, boot } = this.#kept.shift()!;
    this.#setting.complain(`event ${boot}/${n} given up: ${EVENTS_KEPT_MAX} later ones wait for evack`);
  }

  #arm(): void {
    const delayMs = RESEND_MS[Math.min(this.#step, RESEND_MS.length - 1)]!;
    this.#cancelResend = this.#setting.clock.after(delayMs, "resend events", () => {
      this.#step++;
      this.#arm();
      this.resend();
    });
  }

  #disarm(): void {
    this.#cancelResend?.();
    this.#cancelResend = undefined;
    this.#step = 0;
  }
}
