// The hall that is measured: the default one, always open, without limits, with the devices that the measurements play.
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import type { Clock } from "../src/base/clock.ts";
import { systemRandom } from "../src/base/random.ts";
import type { ConfigDocument } from "../src/daemon/config/document.ts";
import { type HallHome, openHome } from "../test/chaos/hall-home.ts";

/** The window that calls, and a service of it that only its visitors ask for. */
export const WINDOW = "1";
export const CLERK = "1001";
export const CALLED_SERVICE = "social-security";
/** A service that window does not take: whoever presses for it never stands in its line. */
export const PRESSED_SERVICE = "consulting";

export const MACHINES = ["kiosk-1", "kiosk-2", "kiosk-3", "kiosk-4"];
export const SIGN = "window-1-sign";
export const SPEAKER = "speaker-1";
/** Key of the ticket machines. */
export const KEY = "1";

const devices: ConfigDocument["devices"] = [
  ...MACHINES.map((id) => ({
    id,
    kind: "button" as const,
    role: "ticket-machine" as const,
    keys: { [KEY]: PRESSED_SERVICE },
  })),
  { id: SIGN, kind: "led", window: WINDOW },
  { id: SPEAKER, kind: "speaker" },
];

/** A window that asks for ratings would be busy for half a minute after each visitor. */
const benchHall = (config: ConfigDocument): ConfigDocument => ({
  ...config,
  hall: { ...config.hall, ratingSeconds: 0 },
  devices,
});

/** Its files, with the data in this folder; all of it goes when the process ends. */
export const openBenchHall = async (clock: Clock, folder: string, name: string): Promise<HallHome> => {
  const dataFolder = join(folder, name);
  mkdirSync(dataFolder, { recursive: true });
  return openHome({ clock, random: systemRandom(), change: benchHall, dataFolder });
};
