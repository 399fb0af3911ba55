// What a driver is: hall/1 on one side, its hardware on the other, by whatever way that is reached. A kind of driver is one row
// of the registry: a name, what it drives, how it is reached, the schema of its options, and how one is made.
import type { Static, TSchema } from "typebox";
import { checker, type Problem } from "../base/check.ts";
import type { Clock } from "../base/clock.ts";
import type { Bus } from "../protocols/mqtt/bus.ts";
import type { DeviceKind } from "../protocols/mqtt/messages.ts";
import type { Appliance, DevicePort } from "./device/appliance.ts";
import type { ContactState } from "./line/contact.ts";
import type { SharedLine } from "./line/shared-line.ts";
import type { Machine } from "./machine.ts";
import type { PadPage } from "./pads/pad-page.ts";
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

/** Messages, over a broker that the hardware dials. */
export interface BusReach {
  readonly by: "bus";
  readonly bus: Bus;
}

/** Nothing: the hardware is this machine. */
export interface MachineReach {
  readonly by: "machine";
  readonly machine: Machine;
}

/** A page of the hall's own web, on a tablet that people look at. */
export interface PageReach {
  readonly by: "page";
  readonly page: PadPage;
}

/** By which a driver comes to its hardware. */
export type Reach = LineReach | BusReach | MachineReach | PageReach;
type ReachBy<B extends Reach["by"]> = Extract<Reach, { by: B }>;

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

/** One on a line begins when that opens, and has nothing left to do when it is closed; others are told. */
export interface Driver extends Appliance {
  readonly health: DriverHealth;
  start?(): void;
  /** Whatever goes on is given up at once. */
  stop?(): void;
}

/** What hardware that dials a broker does there. */
export interface GuestTopics {
  readonly reads: readonly string[];
  readonly writes: readonly string[];
}

export type PlannedDriver =
  | { readonly make: (ground: DriverGround, reach: Reach) => Driver; readonly guest?: GuestTopics }
  | { readonly problems: readonly Problem[] };

/** What a line has to know of whoever hangs on it. */
export interface LineManner {
  readonly usual: UsualRates;
  /** Silence between two frames, ms. */
  readonly gapMs: number;
  /** The only rate that it has after a loss of power, where it can be given another. Default any that it was set to. */
  readonly fixedBaud?: number;
}

/** A row of the registry. */
export interface DriverRow {
  readonly name: string;
  /** What such hardware can be in a hall. */
  readonly kinds: readonly DeviceKind[];
  readonly options: TSchema;
  /** How it can be reached. */
  readonly ways: readonly Way[];
  /** Undefined for what is on no line. */
  readonly line: LineManner | undefined;
  /** Capital letters that it cannot show plainly, and what people read then; empty for nothing. Default none. */
  readonly readsAs?: Readonly<Record<string, string>>;
  /** Holds the options against the schema, its defaults filled in. */
  plan(options: unknown): PlannedDriver;
}

interface Written<S extends TSchema, R extends Reach> {
  readonly name: string;
  readonly kinds: readonly DeviceKind[];
  readonly options: S;
  /** What no schema can say. Default nothing. */
  readonly problems?: (options: Static<S>) => readonly Problem[];
  readonly make: (options: Static<S>, parts: DriverGround & R) => Driver;
  /** For hardware that dials a broker. */
  readonly guest?: (options: Static<S>) => GuestTopics;
}

const isBy = <B extends Reach["by"]>(reach: Reach, by: B): reach is ReachBy<B> => reach.by === by;

const planOf = <S extends TSchema, B extends Reach["by"]>(
  by: B,
  written: Written<S, ReachBy<B>>,
): DriverRow["plan"] => {
  const check = checker(written.options, { fillDefaults: true });
  return (options) => {
    const checked = check(structuredClone(options ?? {}));
    if (!checked.ok) return checked;
    const found = written.problems?.(checked.value) ?? [];
    if (found.length > 0) return { problems: found };
    const make = (ground: DriverGround, reach: Reach): Driver => {
      if (!isBy(reach, by)) throw new Error(`${written.name} is reached by ${by}, not by ${reach.by}`);
      return written.make(checked.value, { ...ground, ...reach });
    };
    const guest = written.guest?.(checked.value);
    return { make, ...(guest && { guest }) };
  };
};

type OnLine<S extends TSchema> = Written<S, LineReach> &
  LineManner &
  Pick<DriverRow, "readsAs"> & {
    /** Default a serial line, its own or at the other end of TCP. */
    readonly ways?: readonly Way[];
  };

/** A row for hardware that is reached by bytes. */
export const driverRow = <S extends TSchema>(written: OnLine<S>): DriverRow => {
  const { name, kinds, options, ways = ["serial", "tcp"], usual, gapMs, fixedBaud, readsAs } = written;
  const line = { usual, gapMs, ...(fixedBaud !== undefined && { fixedBaud }) };
  return { name, kinds, options, ways, line, ...(readsAs && { readsAs }), plan: planOf("line", written) };
};

/** A row for hardware that dials a broker. */
export const busRow = <S extends TSchema>(written: Written<S, BusReach>): DriverRow => {
  const { name, kinds, options } = written;
  return { name, kinds, options, ways: ["mqtt"], line: undefined, plan: planOf("bus", written) };
};

/** A row for what this machine does itself. */
export const machineRow = <S extends TSchema>(written: Written<S, MachineReach>): DriverRow => {
  const { name, kinds, options } = written;
  return { name, kinds, options, ways: ["none"], line: undefined, plan: planOf("machine", written) };
};

/** A row for a page on a tablet. */
export const pageRow = <S extends TSchema>(written: Written<S, PageReach>): DriverRow => {
  const { name, kinds, options } = written;
  return { name, kinds, options, ways: ["page"], line: undefined, plan: planOf("page", written) };
};
