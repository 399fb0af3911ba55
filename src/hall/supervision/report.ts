// What supervision says of a day [N7]: only names, spans and shares, so that a page, a table and a file can show it.

/** Something that was off, or somebody who was not there, in hours in which it should have been otherwise. */
export interface Outage {
  readonly of: "device" | "window" | "hall";
  /** Device, window, or `tidehall` itself. */
  readonly id: string;
  readonly from: number;
  /** Undefined while it lasts. */
  readonly to?: number;
  /** Of that, in the hours that count; ms. */
  readonly hoursMs: number;
  /** `lost`, `unknown`, `degraded`; `closed`, `paused`; `off`. */
  readonly what: string;
  /** By what it came to light: `silence`, `own-report`, `nobody-came`, `next-start`, or whoever did it: `clerk:101`. */
  readonly told: string;
  /** Faults, or the reason that was given. */
  readonly reason?: string;
  /** Staff numbers of those who were on duty when it began, at windows or signed in. */
  readonly onDuty: readonly string[];
}

/** How much of the hours that count something was on, or somebody was there. */
export interface Uptime {
  readonly id: string;
  readonly name?: string;
  /** Hours that count and in which somebody watched, ms. */
  readonly watchedMs: number;
  readonly upMs: number;
  /** Up, and with a fault; ms. */
  readonly faultyMs: number;
}

export interface DayReport {
  readonly date: string;
  /** Opening hours, ms. */
  readonly openMs: number;
  /** Of that, with the daemon at work. */
  readonly watchedMs: number;
  readonly devices: readonly Uptime[];
  readonly windows: readonly Uptime[];
  /** In order of time. */
  readonly outages: readonly Outage[];
}
