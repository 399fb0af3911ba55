// What is wrong with a printer, and how its status bytes say so: real-time status, automatic status, and the answers to
// commands in their turn.

export type PaperState = "there" | "low" | "out";

export interface Conditions {
  readonly paper: PaperState;
  readonly isCoverOpen: boolean;
  readonly isCutterStuck: boolean;
  readonly isTooHot: boolean;
  readonly isFeeding: boolean;
}

const bit = (is: boolean, value: number): number => (is ? value : 0);

export const isOnline = ({ paper, isCoverOpen, isCutterStuck, isTooHot }: Conditions): boolean =>
  paper !== "out" && !isCoverOpen && !isCutterStuck && !isTooHot;

const isFailing = ({ isCutterStuck, isTooHot }: Conditions): boolean => isCutterStuck || isTooHot;

/** Bits 1 and 4 are always set in an answer to DLE EOT. */
const REAL_TIME = 0x12;

/** Answer to DLE EOT 1 to 4; undefined for another number. */
export const realTimeStatus = (about: number, now: Conditions): number | undefined => {
  const { paper } = now;
  switch (about) {
    case 1:
      return REAL_TIME | bit(!isOnline(now), 0x08);
    case 2:
      return REAL_TIME | bit(now.isCoverOpen, 0x04) | bit(paper === "out", 0x20) | bit(isFailing(now), 0x40);
    case 3:
      return REAL_TIME | bit(now.isCutterStuck, 0x08) | bit(now.isTooHot, 0x40);
    case 4:
      return REAL_TIME | bit(paper !== "there", 0x0c) | bit(paper === "out", 0x60);
    default:
      return undefined;
  }
};

/** The four bytes of automatic status. */
export const automaticStatus = (now: Conditions): readonly number[] => [
  0x10 | bit(!isOnline(now), 0x08) | bit(now.isCoverOpen, 0x20) | bit(now.isFeeding, 0x40),
  bit(now.isCutterStuck, 0x08) | bit(now.isTooHot, 0x40),
  bit(now.paper !== "there", 0x03) | bit(now.paper === "out", 0x0c),
  0x0f,
];

/** Answer to GS r 1. */
export const paperStatus = ({ paper }: Conditions): number => bit(paper !== "there", 0x03) | bit(paper === "out", 0x0c);

/** The byte that a USB printer gives for GET_PORT_STATUS: selected, not error, paper empty. */
export const usbPortStatus = (now: Conditions): number =>
  0x10 | bit(!isFailing(now) && !now.isCoverOpen, 0x08) | bit(now.paper === "out", 0x20);
