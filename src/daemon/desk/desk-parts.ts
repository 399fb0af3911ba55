// The parts of the device desk, and who of them knows whom. What they tell back reaches the desk through `DeskEars`.

import { isHeard } from "../../hall/rules/voice-rules.ts";
import { rulesOf } from "../../hall/state.ts";
import type { DeviceOp } from "../../protocols/mqtt/messages.ts";
import { Attendance } from "./attendance.ts";
import { Calls } from "./calls.ts";
import { Counter } from "./counter.ts";
import type { DeskOptions } from "./desk-options.ts";
import { DeviceViews } from "./device-views.ts";
import type { Outcome } from "./ladder.ts";
import { Lanes } from "./lanes.ts";
import { Openings } from "./openings.ts";
import { PaperSupply } from "./paper-supply.ts";
import { type PaperOutcome, Printing, type PrintingOptions, type Sheet } from "./printing.ts";
import { Ratings } from "./ratings.ts";
import { Receipts } from "./receipts.ts";
import { Reports } from "./reports.ts";
import { rosterOf } from "./roster.ts";
import { Showcase } from "./showcase.ts";
import { Signs } from "./signs.ts";
import { Wire } from "./wire.ts";

export interface DeskEars {
  /** What became of a command to a device. */
  readonly ended: (device: string, op: DeviceOp, outcome: Outcome) => void;
  readonly malformed: (device: string, fault: string) => void;
  readonly papered: (ticket: string, outcome: PaperOutcome, device: string) => void;
  /** Something about a device is other than it was. */
  readonly changed: (device: string) => void;
}

/** What the others stand on. */
const groundOf = ({ bus, hall, port, boot, version, log, devices }: DeskOptions) => ({
  roster: rosterOf(devices),
  wire: new Wire({ bus, hall, boot, version, log }),
  reports: new Reports(port, log),
});

type Ground = ReturnType<typeof groundOf>;

/** Who is there, and what is on its way to them. */
const reachOf = ({ clock, devices, publishPrinting }: DeskOptions, ears: DeskEars, ground: Ground) => {
  const { roster, wire, reports } = ground;
  const attendance = new Attendance({
    clock,
    devices,
    changed: ears.changed,
    record: (device, state, faults) => reports.device(device, state, faults),
  });
  const { printers } = roster;
  const supply = new PaperSupply({ clock, printers, attendance, publish: publishPrinting });
  const lanes = new Lanes({ clock, roster, wire, ended: ears.ended });
  return { attendance, supply, lanes };
};

type Reach = ReturnType<typeof reachOf>;

/** What the hall sees and hears. Signs tell the news of openings, which are spoken, which the showcase shows. */
const toldBy = (options: DeskOptions, { changed }: DeskEars, { roster, wire, reports }: Ground, reach: Reach) => {
  const { clock, calendar, port } = options;
  const { attendance, lanes } = reach;
  const signs = new Signs({ clock, port, roster, wire, changed, news: () => openings.notice });
  const views = new DeviceViews({ attendance, signs, lanes });
  const showcase = new Showcase({ clock, viewOf: (device) => views.of(device), publish: options.publishEntries });
  const hall = () => port.hall;
  const epoch = () => port.head.epoch;
  const heardNow = () => isHeard(rulesOf(port.hall).voice, calendar.moment(clock.now()));
  const speech = { clock, hall, epoch, roster, lanes, showcase, isHeard: heardNow };
  const openings = new Openings({ ...speech, changed: () => signs.updateHall() });
  const calls = new Calls({ ...speech, record: (call, reached, missed) => reports.delivery(call, reached, missed) });
  const ratings = new Ratings({ hall, epoch, clock, roster, lanes, attendance });
  return { signs, views, showcase, openings, calls, ratings };
};

type Told = ReturnType<typeof toldBy>;

/** The way of any paper to its printer. */
const pathsOf = (
  { clock }: DeskOptions,
  { attendance, lanes }: Reach,
  { showcase }: Told,
): Pick<PrintingOptions<Sheet>, "attendance" | "add" | "now" | "watch"> => ({
  attendance,
  add: (printer, job) => lanes.add(printer, job),
  now: () => clock.now(),
  watch: (printer, { id, number, copies }, page, status) =>
    showcase.paper(`${id}.${copies}`, { at: clock.now(), number, printer, page, status }),
});

/** Presses come in here, and papers go out. */
const counterOf = (options: DeskOptions, ears: DeskEars, ground: Ground, reach: Reach, told: Told) => {
  const { port, kiosks, pageOf, receiptOf } = options;
  const { roster, wire } = ground;
  const paths = pathsOf(options, reach, told);
  const counter = new Counter({ ...reach, port, roster, wire, kiosks, malformed: ears.malformed });
  const printersFor = (ticket: string) => roster.printersOf(counter.originOf(ticket));
  const printing = new Printing({ ...paths, printersFor, page: pageOf, record: ears.papered });
  const receipts = new Receipts({ ...paths, port, printersFor: () => roster.printersOf(undefined), page: receiptOf });
  return { counter, printing, receipts };
};

export type DeskParts = Ground & Reach & Told & ReturnType<typeof counterOf>;

/** Makes them; nothing happens before the desk starts. */
export const deskParts = (options: DeskOptions, ears: DeskEars): DeskParts => {
  const ground = groundOf(options);
  const reach = reachOf(options, ears, ground);
  const told = toldBy(options, ears, ground, reach);
  return { ...ground, ...reach, ...told, ...counterOf(options, ears, ground, reach, told) };
};
