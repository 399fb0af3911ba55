// Tells whenever a driver's hardware has come, gone or fallen silent, for a log or a terminal.
import { type Cancel, type Clock, every } from "../base/clock.ts";
import type { DriverHealth } from "./driver.ts";

const LOOK_MS = 1000;

interface Watched {
  readonly id: string;
  readonly health: DriverHealth;
}

/** Within a second of each change of state, and once at the start. */
export const watchHealth = (
  clock: Clock,
  drivers: readonly Watched[],
  changed: (id: string, health: DriverHealth) => void,
): Cancel => {
  const told = new Map<string, string>();
  return every(clock, LOOK_MS, "driver health", () => {
    for (const { id, health } of drivers) {
      const state = `${health.state} ${health.since}`;
      if (told.get(id) === state) continue;
      told.set(id, state);
      changed(id, health);
    }
  });
};
