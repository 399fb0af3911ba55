// The tablets that are evaluator pads: their drivers on one side, the pages that the door lets in on the other. A pad may have
// several pages for a moment, when one is loaded anew; all show the same, and the driver takes the first press.
import type { PadEars, PadPage, PadPress } from "../drivers/pads/pad-page.ts";
import type { PadPlace } from "../protocols/api/pad-view.ts";
import type { DeviceConfig } from "./config/document.ts";
import type { Live } from "./live/live.ts";

/** A page that is in. */
export interface PadVisit {
  shows(version: number): void;
  pressed(press: PadPress): void;
  leave(): void;
}

interface Pad {
  readonly page: PadPage;
  /** How each page that is in is broken off. */
  readonly visits: Set<() => void>;
  ears: PadEars | undefined;
}

const isPad = ({ driver }: DeviceConfig): boolean => driver?.at !== undefined && "page" in driver.at;

const padOn = (live: Pick<Live, "open" | "set">, { id, window }: DeviceConfig): Pad => {
  const topic = `pad/${id}`;
  const place: PadPlace = window === undefined ? {} : { window };
  const visits = new Set<() => void>();
  const page: PadPage = {
    listen: (ears) => {
      pad.ears = ears;
      if (visits.size > 0) ears.came();
    },
    show: (view) => live.set(topic, new Map([["view", view]]), "PadTurned"),
    dismiss: () => {
      for (const dismiss of [...visits]) dismiss();
    },
  };
  const pad: Pad = { page, visits, ears: undefined };
  live.open(topic);
  live.set(topic, new Map([["place", place]]), "PadTurned");
  return pad;
};

export class PadPages {
  readonly #pads: ReadonlyMap<string, Pad>;

  constructor(live: Pick<Live, "open" | "set">, devices: readonly DeviceConfig[]) {
    this.#pads = new Map(devices.filter(isPad).map((device) => [device.id, padOn(live, device)]));
  }

  /** For the driver of this device. */
  pageOf(device: string): PadPage {
    return this.#pads.get(device)!.page;
  }

  has(device: string): boolean {
    return this.#pads.has(device);
  }

  /** @param dismiss breaks its connection off */
  enter(device: string, dismiss: () => void): PadVisit | undefined {
    const pad = this.#pads.get(device);
    if (!pad) return undefined;
    pad.visits.add(dismiss);
    if (pad.visits.size === 1) pad.ears?.came();
    return {
      shows: (version) => pad.ears?.shows(version),
      pressed: (press) => pad.ears?.pressed(press),
      leave: () => {
        if (pad.visits.delete(dismiss) && pad.visits.size === 0) pad.ears?.left();
      },
    };
  }
}
