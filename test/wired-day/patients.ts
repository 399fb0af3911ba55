// Who falls ill in the wired hall: one device of each make, with every vice it can have.
import type { Make } from "../../hardware-sim/wired/room/wiring.ts";
import { viceNames } from "../../hardware-sim/wired/vices.ts";
import type { OpenWiredHall } from "./wired-hall.ts";

/** What a device is to people; a part of the day can be asked for by it. */
export const wards = ["sign", "hall-sign", "speaker", "printer", "buttons", "pad", "keypad"] as const;
export type Ward = (typeof wards)[number];

export interface Patient {
  readonly ward: Ward;
  readonly device: string;
}

/** The signs over the windows are of four makes. */
export const patients: readonly Patient[] = [
  { ward: "sign", device: "window-1-sign" },
  { ward: "sign", device: "window-2-sign" },
  { ward: "sign", device: "window-3-sign" },
  { ward: "sign", device: "window-4-sign" },
  { ward: "hall-sign", device: "hall-sign" },
  { ward: "speaker", device: "speaker-1" },
  { ward: "printer", device: "printer-1" },
  { ward: "buttons", device: "kiosk-1" },
  { ward: "pad", device: "window-1-pad" },
  { ward: "keypad", device: "window-1-keypad" },
];

export const makeOf = ({ room }: OpenWiredHall, { device }: Patient): Make => room.parts.get(device)!.place.make;

/** Every vice that this device can have, its own last. */
export const vicesOf = ({ room }: OpenWiredHall, { device }: Patient): readonly string[] => [
  ...viceNames,
  ...room.parts.get(device)!.wire.ailments,
];
