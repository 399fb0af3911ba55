// What is known of a device, gathered from those who know a part of it each: presence, sign, lane, last command.
import type { DeviceView } from "../../protocols/api/device-view.ts";
import type { Attendance } from "./attendance.ts";
import type { Lanes } from "./lanes.ts";
import type { Signs } from "./signs.ts";

export interface Knowing {
  readonly attendance: Attendance;
  readonly signs: Signs;
  readonly lanes: Lanes;
}

export class DeviceViews {
  readonly #knowing: Knowing;
  readonly #last = new Map<string, NonNullable<DeviceView["last"]>>();

  constructor(knowing: Knowing) {
    this.#knowing = knowing;
  }

  /** Notes what became of the last command of a device. */
  note(device: string, last: NonNullable<DeviceView["last"]>): void {
    this.#last.set(device, last);
  }

  of(device: string): DeviceView | undefined {
    const { attendance, signs, lanes } = this.#knowing;
    const presence = attendance.of(device);
    if (!presence) return undefined;
    const { config, state, since, faults, description, driver, malformed } = presence;
    const last = this.#last.get(device);
    return {
      id: device,
      kind: config.kind,
      ...(config.role === undefined ? {} : { role: config.role }),
      ...(config.window === undefined ? {} : { window: config.window }),
      ...(description?.model === undefined ? {} : { model: description.model }),
      state,
      since,
      faults,
      ...signs.showing(device),
      ...(last === undefined ? {} : { last }),
      queue: lanes.lengthOf(device),
      ...(driver === undefined ? {} : { driver }),
      malformed,
    };
  }
}
