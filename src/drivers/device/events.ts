// What people did at the device [HALL-4.1]: numbered, kept until the hall has it, and sent again until then [HALL-4.3].
import type { Cancel, Clock } from "../../base/clock.ts";
import type { DeviceEvent, EventAck } from "../../protocols/mqtt/messages.ts";

/** The last one repeats. */
const RESEND_MS = [2000, 4000, 8000, 16_000, 30_000] as const;
const KEPT_MAX = 64;

export interface EventsSetting {
  readonly clock: Clock;
  readonly boot: number;
  readonly send: (event: DeviceEvent) => void;
  readonly complain: (text: string) => void;
}

export class Events {
  readonly #setting: EventsSetting;
  #kept: DeviceEvent[] = [];
  #n = 0;
  #attempt = 0;
  #cancelResend: Cancel | undefined;

  constructor(setting: EventsSetting) {
    this.#setting = setting;
  }

  get length(): number {
    return this.#kept.length;
  }

  emit(type: string, data: Readonly<Record<string, unknown>>, re?: string): void {
    const { clock, boot, send, complain } = this.#setting;
    const ts = Math.floor(clock.now());
    const event: DeviceEvent = { n: ++this.#n, boot, type, data: { ...data }, ts, ...(re !== undefined && { re }) };
    this.#kept.push(event);
    if (this.#kept.length > KEPT_MAX) complain(`event ${this.#kept.shift()?.n} was given up: ${KEPT_MAX} wait`);
    send(event);
    this.#arm();
  }

  /** [HALL-4.2] */
  covered({ boot, n }: EventAck): void {
    if (boot !== this.#setting.boot) return;
    this.#kept = this.#kept.filter((event) => event.n > n);
    this.#attempt = 0;
    if (this.#kept.length === 0) this.stop();
  }

  resend(): void {
    for (const event of this.#kept) this.#setting.send(event);
  }

  stop(): void {
    this.#cancelResend?.();
    this.#cancelResend = undefined;
  }

  #arm(): void {
    if (this.#cancelResend || this.#kept.length === 0) return;
    const waitMs = RESEND_MS[Math.min(this.#attempt, RESEND_MS.length - 1)]!;
    this.#cancelResend = this.#setting.clock.after(waitMs, "event resend", () => this.#again());
  }

  #again(): void {
    this.#cancelResend = undefined;
    this.#attempt++;
    this.resend();
    this.#arm();
  }
}
