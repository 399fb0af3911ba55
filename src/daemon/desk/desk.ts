// The device desk: the hall on one side, hall/1 on the other. Events become wants and commands for devices; what
// devices say becomes commands for the hall, or knowledge of who is there.
//
//   events ─▶ Signs · Calls · Printing · Ratings ─▶ Lanes, Mirror ─▶ Wire ─▶ bus ─▶ devices
//   hall   ◀─ Counter (presses), Delivery, papers, Attendance     ◀─ Inbox ◀─ bus
import { type Cancel, every } from "../../base/clock.ts";
import { AppError } from "../../base/errors.ts";
import type { HallEvent } from "../../hall/events.ts";
import type { DeviceView } from "../../protocols/api/device-view.ts";
import type { DeviceOp } from "../../protocols/mqtt/messages.ts";
import type { Recorded } from "../hall-port.ts";
import type { DeskOptions } from "./desk-options.ts";
import { type DeskParts, deskParts } from "./desk-parts.ts";
import { type Incoming, openInbox } from "./inbox.ts";
import type { Outcome } from "./ladder.ts";
import type { PaperOutcome } from "./printing.ts";

const TIME_EVERY_MS = 30_000;
const CLEARED_MAX = 500;

/** Events after which the hall sign may look different. */
const isAboutCalls = (event: HallEvent): boolean => "ticket" in event.data && event.kind !== "TicketIssued";

const isAboutTheHall: ReadonlySet<HallEvent["kind"]> = new Set([
  "HallConfigured",
  "DayTurned",
  "SessionReached",
  "IssuingStopped",
  "IssuingResumed",
  "PlanAdopted",
]);

export class Desk {
  readonly #options: DeskOptions;
  readonly #parts: DeskParts;
  readonly #open = openInbox();
  readonly #cleared = new Set<string>();
  #stopTime: Cancel = () => {};
  #hasStopped = false;

  constructor(options: DeskOptions) {
    this.#options = options;
    this.#parts = deskParts(options, {
      ended: (device, op, outcome) => this.#ended(device, op, outcome),
      malformed: (device, fault) => this.#malformed(device, fault),
      papered: (ticket, outcome, device) => this.#papered(ticket, outcome, device),
      changed: (device) => this.#changed(device),
    });
  }

  /** Joins the bus: devices are asked who is there, signs get their wants, unfinished papers are asked about. */
  async start(): Promise<void> {
    const { bus, clock, port } = this.#options;
    const { wire, roster, printing, receipts, showcase, supply } = this.#parts;
    await bus.subscribe(wire.topics.fromDevices, ({ topic, payload }) => this.#onMessage(topic, payload));
    bus.onStatus((status) => {
      if (status === "connected" && !this.#hasStopped) this.#greet();
    });
    this.#greet();
    for (const ticket of port.hall.tickets.values()) if (ticket.paper === "wanted") printing.inquire(ticket);
    receipts.start();
    for (const id of roster.all.keys()) showcase.touch(id);
    supply.start();
    this.#stopTime = every(clock, TIME_EVERY_MS, "time signal", () => this.#tellTime());
  }

  /** Says goodbye; devices count the daemon's children as lost from here on. Without a broker its will has said it. */
  async stop(): Promise<void> {
    const { bus, port, clock } = this.#options;
    this.#hasStopped = true;
    this.#stopTime();
    const { wire, attendance, supply, lanes, signs, calls, openings } = this.#parts;
    for (const part of [attendance, supply, lanes, signs, calls, openings]) part.stop();
    if (bus.status === "connected") await wire.daemonState("offline", port.head, clock.now());
  }

  /** What has become durable goes out to the devices, calls before everything else. */
  onRecorded(recorded: readonly Recorded[]): void {
    if (this.#hasStopped) return;
    const windows = new Set<string>();
    for (const { event } of recorded) if ("window" in event.data) windows.add(event.data.window);
    for (const record of recorded) this.#carryOut(record);
    const { signs } = this.#parts;
    if (recorded.some(({ event }) => isAboutTheHall.has(event.kind))) return signs.updateAll(this.#options.port.hall);
    const isRecall = recorded.some(({ event }) => event.kind === "TicketRecalled");
    signs.update(windows, isRecall);
    if (recorded.some(({ event }) => isAboutCalls(event))) signs.updateHall(isRecall);
  }

  /** Tells the desk how to find out whether hall screen pages are there to show a call. */
  watchScreens(areThere: () => boolean): void {
    this.#parts.calls.watchScreens(areThere);
  }

  /** A hall screen page has put everything up to now before people's eyes. */
  onScreenSeen(): void {
    this.#parts.calls.onScreen();
  }

  /** Every device as it is known now. */
  views(): DeviceView[] {
    const { roster, views } = this.#parts;
    return [...roster.all.keys()].flatMap((device) => views.of(device) ?? []);
  }

  #carryOut(recorded: Recorded): void {
    const { seq, event, by } = recorded;
    const { openings, receipts, calls, counter, ratings } = this.#parts;
    openings.onRecorded(recorded);
    receipts.onRecorded(event);
    switch (event.kind) {
      case "TicketCalled":
      case "TicketRecalled":
        return calls.announce(recorded, event.data);
      case "TicketIssued":
        if (by.role === "device") counter.taken(event.data.ticket, by.id);
        return this.#print(event.data.ticket);
      case "ReprintAsked":
        return this.#print(event.data.ticket);
      case "TicketServed":
        return event.data.asksRating ? ratings.ask(seq, event.data) : undefined;
      case "TicketRated":
        return ratings.thank(seq, event.data.window, event.data);
      case "RatingLapsed":
        return ratings.withdraw(seq, event.data.window);
      case "StepUndone":
        return event.data.step === "finish" ? ratings.withdraw(seq, event.data.window) : undefined;
      default:
        return undefined;
    }
  }

  #print(id: string): void {
    const ticket = this.#options.port.hall.tickets.get(id);
    if (ticket?.paper === "wanted") this.#parts.printing.print(ticket);
  }

  #onMessage(topic: string, payload: string): void {
    const opened = this.#open(topic, payload);
    if (!opened) return;
    if (!this.#parts.roster.all.has(opened.device)) return this.#clearStranger(opened.device);
    if ("fault" in opened) this.#malformed(opened.device, opened.fault);
    else this.#receive(opened);
  }

  /** What a broker has kept of a device that is no longer in the configuration is cleared, once [HALL-1.6]. */
  #clearStranger(device: string): void {
    if (this.#cleared.has(device) || this.#cleared.size >= CLEARED_MAX) return;
    this.#cleared.add(device);
    this.#parts.wire.clear(device);
    this.#options.log.note("warn", "device is not in the configuration", { device });
  }

  #receive(incoming: Incoming): void {
    const { device } = incoming;
    switch (incoming.branch) {
      case "$state":
        return this.#parts.attendance.onState(device, incoming.body);
      case "$desc":
        return this.#parts.attendance.onDescription(device, incoming.body);
      case "ack":
        return this.#parts.lanes.onAck(device, incoming.body);
      case "ev":
        return void this.#parts.counter.press(device, incoming.body);
      case "st":
        this.#parts.attendance.onShown(device, incoming.body);
        return this.#onShown(device, incoming.body.ver);
    }
  }

  #onShown(device: string, version: number): void {
    if (!this.#parts.signs.onShown(device, version)) return;
    const { window, kind } = this.#parts.roster.all.get(device) ?? {};
    if (kind === "led" && window !== undefined) this.#parts.calls.onSign(window);
    if (kind === "screen") this.#parts.calls.onScreen();
  }

  #greet(): void {
    const { port, clock } = this.#options;
    void this.#parts.wire.daemonState("online", port.head, clock.now());
    this.#parts.wire.askWho(clock.now());
    this.#tellTime();
    this.#parts.signs.updateAll(port.hall);
    this.#parts.signs.publishAgain();
  }

  #tellTime(): void {
    const { clock, calendar } = this.#options;
    const now = clock.now();
    this.#parts.wire.tellTime(now, calendar.offsetText(now));
  }

  #malformed(device: string, fault: string): void {
    this.#parts.attendance.onMalformed(device);
    this.#options.log.trouble(new AppError("MESSAGE_INVALID", { source: device, reason: fault }));
  }

  /** What became of a command: shown on the board, and told to the operator when the device did not do it. */
  #ended(device: string, op: DeviceOp, status: Outcome): void {
    this.#parts.views.note(device, { op, status, at: this.#options.clock.now() });
    this.#parts.showcase.touch(device);
    if (status === "unknown") this.#options.log.trouble(new AppError("DEVICE_SILENT", { device, op }));
    if (status === "failed" || status === "rejected")
      this.#options.log.trouble(new AppError("DEVICE_REFUSED", { device, op, reason: status }));
  }

  #changed(device: string): void {
    const { showcase, supply, ratings } = this.#parts;
    showcase.touch(device);
    supply.refresh();
    ratings.deviceChanged(device);
  }

  #papered(ticket: string, outcome: PaperOutcome, device: string): void {
    this.#parts.reports.paper(ticket, outcome, device);
    if (outcome !== "printed") this.#parts.counter.unprinted(ticket);
  }
}
