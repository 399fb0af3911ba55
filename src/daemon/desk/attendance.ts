// Who is there: the presence of each device, and its place in the ledger once it has lasted a moment.
import type { Cancel, Clock } from "../../base/clock.ts";
import type { DeviceView } from "../../protocols/api/device-view.ts";
import type { DeviceDescription, DeviceState, Shown } from "../../protocols/mqtt/messages.ts";
import type { DeviceConfig } from "../config/document.ts";
import { isAwaited, isUsable, onShown, onState, type Presence, unknownPresence } from "./presence.ts";

export interface AttendanceOptions {
  readonly clock: Clock;
  readonly devices: Iterable<DeviceConfig>;
  readonly changed: (device: string) => void;
  readonly record: (device: string, state: DeviceView["state"], faults: readonly string[]) => void;
}

/** A device that flaps is recorded where it comes to rest; ms. */
const REST_MS = 1000;

export class Attendance {
  readonly #options: AttendanceOptions;
  readonly #presences: Map<string, Presence>;
  readonly #resting = new Map<string, Cancel>();
  readonly #recorded = new Map<string, string>();

  constructor(options: AttendanceOptions) {
    this.#options = options;
    const now = options.clock.now();
    this.#presences = new Map([...options.devices].map((device) => [device.id, unknownPresence(device, now)]));
  }

  of(device: string): Presence | undefined {
    return this.#presences.get(device);
  }

  isUsable(device: string): boolean {
    const presence = this.#presences.get(device);
    return presence !== undefined && isUsable(presence);
  }

  isAwaited(device: string): boolean {
    const presence = this.#presences.get(device);
    return presence !== undefined && isAwaited(presence, this.#options.clock.now());
  }

  onState(device: string, state: DeviceState): void {
    this.#note(device, (presence, now) => onState(presence, state, now));
  }

  onShown(device: string, shown: Shown): void {
    this.#note(device, (presence, now) => onShown(presence, shown, now));
    if (shown.driver && this.#presences.has(device)) this.#options.changed(device);
  }

  onDescription(device: string, description: DeviceDescription): void {
    const presence = this.#presences.get(device);
    if (presence) presence.description = description;
  }

  onMalformed(device: string): void {
    const presence = this.#presences.get(device);
    if (!presence) return;
    presence.malformed++;
    this.#options.changed(device);
  }

  stop(): void {
    for (const cancel of this.#resting.values()) cancel();
    this.#resting.clear();
  }

  #note(device: string, apply: (presence: Presence, now: number) => boolean): void {
    const presence = this.#presences.get(device);
    if (!presence || !apply(presence, this.#options.clock.now())) return;
    this.#options.changed(device);
    this.#resting.get(device)?.();
    this.#resting.set(
      device,
      this.#options.clock.after(REST_MS, `rest of ${device}`, () => this.#record(device, presence)),
    );
  }

  #record(device: string, { state, faults }: Presence): void {
    this.#resting.delete(device);
    const text = `${state} ${faults.join()}`;
    if (this.#recorded.get(device) === text) return;
    this.#recorded.set(device, text);
    this.#options.record(device, state, faults);
  }
}
