// What the device desk is given: the hall, the bus, and where its knowledge goes.
import type { Calendar } from "../../base/calendar.ts";
import type { Clock } from "../../base/clock.ts";
import type { Case } from "../../hall/cases/book.ts";
import type { Ticket } from "../../hall/state.ts";
import type { PrintingView } from "../../protocols/api/device-view.ts";
import type { PageItem } from "../../protocols/mqtt/arguments.ts";
import type { Bus } from "../../protocols/mqtt/bus.ts";
import type { DeviceConfig } from "../config/document.ts";
import type { HallPort } from "../hall-port.ts";
import type { KioskPages } from "../kiosk-pages.ts";
import type { DeskLog } from "./desk-log.ts";

export interface DeskOptions {
  readonly bus: Bus;
  readonly hall: string;
  readonly port: HallPort;
  readonly clock: Clock;
  readonly calendar: Calendar;
  readonly devices: readonly DeviceConfig[];
  /** New at every start of the daemon. */
  readonly boot: string;
  readonly version: string;
  /** What is printed on a ticket. */
  readonly pageOf: (ticket: Ticket) => PageItem[];
  /** What is printed as the receipt of a case. */
  readonly receiptOf: (found: Case) => PageItem[];
  /** Where readers beside ticket machines show what they read. */
  readonly kiosks: Pick<KioskPages, "read">;
  readonly publishEntries: (entries: ReadonlyMap<string, unknown>) => void;
  readonly publishPrinting: (view: PrintingView) => void;
  readonly log: DeskLog;
}
