// What the manager board and the overview see of a device: the entries of the topic `devices`.
import type { PageItem } from "../mqtt/arguments.ts";
import type { AckState, DeviceKind, DriverReport } from "../mqtt/messages.ts";

export interface DeviceView {
  readonly id: string;
  readonly kind: DeviceKind;
  /** `ticket-machine`, `call-keypad` … where the kind alone does not say it. */
  readonly role?: string;
  /** Window id it stands at. */
  readonly window?: string;
  readonly state: "ready" | "degraded" | "lost" | "unknown";
  /** ms since 1970 at which it entered this state. */
  readonly since: number;
  readonly faults: readonly string[];
  readonly model?: string;
  /** What a sign is to show now. */
  readonly showing?: Readonly<Record<string, unknown>>;
  /** Whether the sign has said that it shows this. */
  readonly converged?: boolean;
  /** The last command and how far it got. */
  readonly last?: { readonly op: string; readonly status: AckState | "sent" | "unknown"; readonly at: number };
  /** Commands waiting for it. */
  readonly queue: number;
  /** How the hardware is, where a driver speaks for it. */
  readonly driver?: DriverReport;
  /** Messages of it that could not be understood. */
  readonly malformed: number;
}

/** Entry `sight/<device>`: hardware of a demonstration as people see it; its picture is at `/demo/pictures`. */
export interface SightView {
  readonly device: string;
  readonly kind: DeviceKind;
  /** Window id it stands at. */
  readonly window?: string;
  /** A new one for each picture; of a printer it counts the papers. */
  readonly version: number;
  /** Line by line, from the top. */
  readonly rows: readonly string[];
}

/** Entry `printing` of the topic `board`: whether a number that is taken now comes out on paper. */
export interface PrintingView {
  readonly canPrint: boolean;
}

/** Entry `paper`: the last tickets printed, newest first. */
export interface PaperView {
  readonly at: number;
  readonly number: string;
  readonly printer: string;
  readonly page: readonly PageItem[];
  readonly status: "sent" | "printed" | "failed" | "unknown";
}

/** Entry `spoken`: the last announcements, newest first. */
export interface SpokenView {
  readonly at: number;
  readonly speaker: string;
  /** With figures, for the eye. */
  readonly text: string;
  readonly status: "queued" | "speaking" | "spoken" | "failed" | "dropped";
}
