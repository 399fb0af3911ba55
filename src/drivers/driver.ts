// What a driver is: hall/1 on one side, its hardware on the other, by whatever way that is reached. A kind of driver is one row
// of the registry: a name, what it drives, the schema of its options, and how one is made.
import type { Static, TSchema } from "typebox";
import { checker, type Problem } from "../base/check.ts";
import type { Clock } from "../base/clock.ts";
import type { DeviceKind } from "../protocols/mqtt/messages.ts";
import type { Appliance, DevicePort } from "./device/appliance.ts";
import type { ContactState } from "./line/contact.ts";
import type { SharedLine } from "./line/shared-line.ts";
import type { Way } from "./setting.ts";
import type { UsualRates } from "./transports/setting.ts";

export type Wire = "serial" | "tcp";

/** What every driver is given. */
export interface DriverGround {
  /** The device's name, for errors. */
  readonly device: string;
  readonly kind: DeviceKind;
  readonly clock: Clock;
  readonly port: DevicePort;
}

/** Bytes, on a line that others may share. */
export interface LineReach {
  readonly by: "line";
  readonly line: SharedLine;
  /** How the line reaches it: some protocols differ by that. */
  readonly wire: Wire;
  /** Where the line is a TCP connection. */
  readonly tcpPort?: number;
}

/** By which a driver comes to its hardware. */
export type Reach = LineReach;

/** What a driver on a line is given. */
export type DriverParts = DriverGround & LineReach;

export interface DriverHealth {
  readonly state: ContactState;
  /** ms since 1970 UTC. */
  readonly since: number;
  /** The last trouble, also when it is over. */
  readonly lastError: string | undefined;
  /** Bytes that were part of no frame, since the start. */
  readonly discardedBytes: number;
  /** Questions that wait for the line or for an answer. */
  readonly queueLength: number;
}

/** It begins when its line opens, and has nothing left to do when its line is closed. */
export interface Driver extends Appliance {
  readonly health: DriverHealth;
}

export type PlannedDriver =
  | { readonly make: (ground: DriverGround, reach: Reach) => Driver }
  | { readonly problems: readonly Problem[] };

/** A row of the registry. */
export interface DriverRow {
  readonly name: string;
  /** What such hardware can be in a hall. */
  readonly kinds: readonly DeviceKind[];
  readonly options: TSchema;
  readonly usual: UsualRates;
  /** How it can be reached. */
  readonly ways: readonly Way[];
  /** Silence between two frames on its line, ms. */
  readonly gapMs: number;
  /** Holds the options against the schema, its defaults filled in. */
  plan(options: unknown): PlannedDriver;
}

type Written<S extends TSchema> = Omit<DriverRow, "plan" | "options" | "ways"> & {
  readonly options: S;
  /** Default a serial line, its own or at the other end of TCP. */
  readonly ways?: readonly Way[];
  /** What no schema can say. Default nothing. */
  readonly problems?: (options: Static<S>) => readonly Problem[];
  readonly make: (options: Static<S>, parts: DriverParts) => Driver;
};

export const driverRow = <S extends TSchema>({
  make,
  problems,
  ways = ["serial", "tcp"],
  ...row
}: Written<S>): DriverRow => {
  const check = checker(row.options, { fillDefaults: true });
  const plan = (options: unknown): PlannedDriver => {
    const checked = check(structuredClone(options ?? {}));
    if (!checked.ok) return checked;
    const found = problems?.(checked.value) ?? [];
    if (found.length > 0) return { problems: found };
    return { make: (ground, reach) => make(checked.value, { ...ground, ...reach }) };
  };
  return { ...row, ways, plan };
};
