// The hall in four figures. Pure.
import type { ServiceView, TicketView, WindowView } from "../../../hall/views/views.ts";
import { isOpen } from "../floor/change.ts";

const MINUTE_MS = 60_000;

export interface Tallies {
  readonly waiting: number;
  /** The service whose first in line has waited longest. */
  readonly longest: ServiceView | undefined;
  readonly open: number;
  readonly windows: number;
}

export const talliesOf = (services: readonly ServiceView[], windows: readonly WindowView[]): Tallies => {
  const waitingFor = services.filter(({ longestSince }) => longestSince !== undefined);
  return {
    waiting: services.reduce((sum, { waiting }) => sum + waiting, 0),
    longest: waitingFor.sort((one, other) => one.longestSince! - other.longestSince!)[0],
    open: windows.filter(isOpen).length,
    windows: windows.length,
  };
};

/** How many of those in line have waited longer than the hall holds right. */
export const overLimit = (lines: readonly (readonly TicketView[])[], limitMinutes: number, now: number): number =>
  lines.flat().filter(({ issuedAt }) => now - issuedAt > limitMinutes * MINUTE_MS).length;
