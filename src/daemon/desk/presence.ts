// What is known of each device: whether it lives, what it is, what is wrong with it.
import type { DeviceView } from "../../protocols/api/device-view.ts";
import type { DeviceDescription, DeviceState, DriverReport, Shown } from "../../protocols/mqtt/messages.ts";
import type { DeviceConfig } from "../config/document.ts";

export interface Presence {
  readonly config: DeviceConfig;
  state: DeviceView["state"];
  since: number;
  boot: number;
  faults: readonly string[];
  description?: DeviceDescription;
  driver?: DriverReport | undefined;
  shownVersion: number;
  malformed: number;
}

export const unknownPresence = (config: DeviceConfig, now: number): Presence => ({
  config,
  state: "unknown",
  since: now,
  boot: -1,
  faults: [],
  shownVersion: -1,
  malformed: 0,
});

/** Faults with which a printer prints nothing. */
const stopping: ReadonlySet<string> = new Set(["paper-out", "cover-open", "cutter-stuck", "offline"]);

const stateOf = (said: DeviceState["s"], faults: readonly string[]): DeviceView["state"] => {
  if (said === "lost" || said === "disconnected") return "lost";
  // It is still finding out how it is; that is no fault.
  if (said === "init") return "unknown";
  return said === "ready" && faults.length === 0 ? "ready" : "degraded";
};

const enter = (presence: Presence, state: DeviceView["state"], now: number): boolean => {
  if (presence.state === state) return false;
  presence.state = state;
  presence.since = now;
  return true;
};

/** [HALL-1.2] A will of an earlier boot comes late and is not believed. True when something changed. */
export const onState = (presence: Presence, said: DeviceState, now: number): boolean => {
  const isLateWill = said.s === "lost" && said.boot !== presence.boot && presence.boot >= 0;
  if (isLateWill) return false;
  presence.boot = said.boot;
  return enter(presence, stateOf(said.s, presence.faults), now);
};

/** True when its faults, and so perhaps its state, changed. */
export const onShown = (presence: Presence, shown: Shown, now: number): boolean => {
  presence.shownVersion = shown.ver;
  presence.driver = shown.driver;
  const faults = shown.faults ?? [];
  const changed = faults.join() !== presence.faults.join();
  presence.faults = faults;
  const isAlive = presence.state === "ready" || presence.state === "degraded";
  return (isAlive && enter(presence, faults.length > 0 ? "degraded" : "ready", now)) || changed;
};

export const isUsable = (presence: Presence): boolean =>
  (presence.state === "ready" || presence.state === "degraded") &&
  !presence.faults.some((fault) => stopping.has(fault));

/** ms after a start in which a device that has not been heard of is probably on its way back to the broker. */
export const RETURN_MS = 15_000;

/** Not heard of since the daemon started, a moment ago. */
export const isAwaited = ({ state, since }: Presence, now: number): boolean =>
  state === "unknown" && now - since < RETURN_MS;
