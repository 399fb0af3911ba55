// The page of a tablet as its driver handles it: it comes and goes, says what it shows, and tells what a visitor pressed.
// How a page gets in, and whether it may, the daemon's door knows.
import type { PadView } from "../../protocols/api/pad-view.ts";

export interface PadPress {
  /** Of the view that was pressed. */
  readonly version: number;
  /** 5 to 1. */
  readonly grade: number;
  readonly tags: readonly string[];
}

export interface PadEars {
  /** A page is there; said again for no second one. */
  came(): void;
  left(): void;
  /** It shows this version, which it says again every 2 s. */
  shows(version: number): void;
  pressed(press: PadPress): void;
}

export interface PadPage {
  /** For the one driver there is. */
  listen(ears: PadEars): void;
  /** Kept for pages that come later. */
  show(view: PadView): void;
  /** Breaks off a page that has fallen silent; one that lives comes back by itself. */
  dismiss(): void;
}

/** Where no page can come: a driver that runs beside other hardware. */
export const noPadPage: PadPage = { listen: () => {}, show: () => {}, dismiss: () => {} };
