// A receipt printer (ESC/POS) at its bytes. It prints what the commands say and knows nothing of tickets.
import { pngOf, type Rgb } from "../picture/png.ts";
import { WiredDevice, type WiredSetting } from "../wired-device.ts";
import { isOnline, usbPortStatus } from "./conditions.ts";
import { Mechanism, type PrinterOptions, ROLL_DOTS } from "./mechanism.ts";
import type { Paper } from "./roll.ts";

export interface WiredPrinter {
  readonly wire: WiredDevice;
  /** The last papers that were cut or torn off, oldest first. */
  readonly papers: readonly Paper[];
  /** How often it beeped. */
  readonly beeps: number;
  readonly paperDots: number;
  readonly isOnline: boolean;
  /** What GET_PORT_STATUS of the USB printer class gives. */
  readonly usbPortStatus: number;
  /** A new roll; what hung out is torn off. Default 640000 dots. */
  load(dots?: number): void;
}

export type { PrinterOptions };

/** Paper is white, and what was burnt is nearly black. */
const PAPER_COLOURS: readonly Rgb[] = [
  [252, 251, 247],
  [38, 36, 40],
];

export const paperPng = (paper: Paper): Uint8Array => pngOf(paper.picture, PAPER_COLOURS);

export const wirePrinter = (setting: WiredSetting, options: PrinterOptions): WiredPrinter => {
  let mechanism!: Mechanism;
  const wire = new WiredDevice(setting, (board) => {
    mechanism = new Mechanism(board, options);
    return mechanism;
  });
  return {
    wire,
    papers: mechanism.papers.items,
    get beeps() {
      return mechanism.beeps;
    },
    get paperDots() {
      return mechanism.roll.dotsLeft;
    },
    get isOnline() {
      return isOnline(mechanism.conditions);
    },
    get usbPortStatus() {
      return usbPortStatus(mechanism.conditions);
    },
    load: (dots = ROLL_DOTS) => mechanism.load(dots),
  };
};
