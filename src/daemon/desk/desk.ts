// The device desk: the hall on one side, hall/1 on the other. Events become wants and commands for devices; what
// devices say becomes commands for the hall, or knowledge of who is there.
//
//   events ─▶ Signs · Calls · Printing · Ratings ─▶ Lanes, Mirror ─▶ Wire ─▶ bus ─▶ devices
//   hall   ◀─ Counter (presses), Delivery, papers, Attendance     ◀─ Inbox ◀─ bus
import { type Cancel, every } from "../../base/clock.ts";
import { AppError } from "../../base/errors.ts";
import type { HallEvent } from "../../hall/events.ts";
import { rulesOf } from "../../hall/state.ts";
import { isHeard } from "../../hall/voice-rules.ts";
import type { DeviceView } from "../../protocols/api/device-view.ts";
import type { DeviceOp } from "../../protocols/mqtt/messages.ts";
import type { Recorded } from "../hall-port.ts";
import { Attendance } from "./attendance.ts";
import { Calls } from "./calls.ts";
import { Counter } from "./counter.ts";
import type { DeskOptions } from "./desk-options.ts";
import { DeviceViews } from "./device-views.ts";
import { type Incoming, openInbox } from "./inbox.ts";
import type { Outcome } from "./ladder.ts";
import { Lanes } from "./lanes.ts";
import { Openings } from "./openings.ts";
import { PaperSupply } from "./paper-supply.ts";
import { type PaperOutcome, Printing, type PrintingOptions, type Sheet } from "./printing.ts";
import { Ratings } from "./ratings.ts";
import { Receipts } from "./receipts.ts";
import { Reports } from "./reports.ts";
import { type Roster, rosterOf } from "./roster.ts";
import { Showcase } from "./showcase.ts";
import { Signs } from "./signs.ts";
import { Wire } from "./wire.ts";

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
  readonly #roster: Roster;
  readonly #wire: Wire;
  readonly #reports: Reports;
  readonly #attendance: Attendance;
  readonly #supply: PaperSupply;
  readonly #showcase: Showcase;
  readonly #lanes: Lanes;
  readonly #signs: Signs;
  readonly #calls: Calls;
  readonly #openings: Openings;
  readonly #views: DeviceViews;
  readonly #printing: Printing;
  readonly #receipts: Receipts;
  readonly #ratings: Ratings;
  readonly #counter: Counter;
  readonly #open = openInbox();
  readonly #cleared = new Set<string>();
  #stopTime: Cancel = () => {};
  #hasStopped = false;

  constructor(options: DeskOptions) {
    const { clock, calendar, port, bus, hall: hallId, boot, version, log, devices } = options;
    this.#options = options;
    const hall = () => port.hall;
    const epoch = () => port.head.epoch;
    const heard = () => isHeard(rulesOf(port.hall).voice, calendar.moment(clock.now()));
    this.#roster = rosterOf(devices);
    const roster = this.#roster;
    this.#wire = new Wire({ bus, hall: hallId, boot, version, log });
    const wire = this.#wire;
    this.#reports = new Reports(port, log);
    const reports = this.#reports;
    this.#showcase = new Showcase({
      clock,
      viewOf: (device) => this.#views.of(device),
      publish: options.publishEntries,
    });
    const showcase = this.#showcase;
    const changed = (device: string) => {
      showcase.touch(device);
      this.#supply.refresh();
      this.#ratings.deviceChanged(device);
    };
    this.#attendance = new Attendance({
      clock,
      devices,
      changed,
      record: (device, state, faults) => reports.device(device, state, faults),
    });
    const attendance = this.#attendance;
    const { printers } = roster;
    this.#supply = new PaperSupply({ clock, printers, attendance, publish: options.publishPrinting });
    this.#lanes = new Lanes({ clock, roster, wire, ended: (device, op, outcome) => this.#ended(device, op, outcome) });
    const lanes = this.#lanes;
    const news = () => this.#openings.notice;
    this.#signs = new Signs({ clock, port, roster, wire, changed, news });
    const newsChanged = () => this.#signs.updateHall();
    const speech = { clock, hall, epoch, roster, lanes, showcase, isHeard: heard };
    this.#openings = new Openings({ ...speech, changed: newsChanged });
    this.#views = new DeviceViews({ attendance, signs: this.#signs, lanes });
    this.#calls = new Calls({
      ...speech,
      record: (call, reached, missed) => reports.delivery(call, reached, missed),
    });
    this.#ratings = new Ratings({ hall, epoch, clock, roster, lanes, attendance });
    const malformed = (device: string, fault: string) => this.#malformed(device, fault);
    this.#counter = new Counter({ port, roster, wire, lanes, attendance, malformed, kiosks: options.kiosks });
    const paths: Pick<PrintingOptions<Sheet>, "attendance" | "add" | "now" | "watch"> = {
      attendance,
      add: (printer, job) => lanes.add(printer, job),
      now: () => clock.now(),
      watch: (printer, { id, number, copies }, page, status) =>
        showcase.paper(`${id}.${copies}`, { at: clock.now(), number, printer, page, status }),
    };
    this.#printing = new Printing({
      ...paths,
      printersFor: (ticket) => roster.printersOf(this.#counter.originOf(ticket)),
      page: options.pageOf,
      record: (ticket, outcome, device) => this.#recordPaper(ticket, outcome, device),
    });
    const printersFor = () => roster.printersOf(undefined);
    this.#receipts = new Receipts({ ...paths, port, printersFor, page: options.receiptOf });
  }

  /** Joins the bus: devices are asked who is there, signs get their wants, unfinished papers are asked about. */
  async start(): Promise<void> {
    const { bus, clock } = this.#options;
    await bus.subscribe(this.#wire.topics.fromDevices, ({ topic, payload }) => this.#onMessage(topic, payload));
    bus.onStatus((status) => {
      if (status === "connected" && !this.#hasStopped) this.#greet();
    });
    this.#greet();
    for (const ticket of this.#options.port.hall.tickets.values())
      if (ticket.paper === "wanted") this.#printing.inquire(ticket);
    this.#receipts.start();
    for (const id of this.#roster.all.keys()) this.#showcase.touch(id);
    this.#supply.start();
    this.#stopTime = every(clock, TIME_EVERY_MS, "time signal", () => this.#tellTime());
  }

  /** Says goodbye; devices count the daemon's children as lost from here on. Without a broker its will has said it. */
  async stop(): Promise<void> {
    const { bus, port, clock } = this.#options;
    this.#hasStopped = true;
    this.#stopTime();
    for (const part of [this.#attendance, this.#supply, this.#lanes, this.#signs, this.#calls, this.#openings])
      part.stop();
    if (bus.status === "connected") await this.#wire.daemonState("offline", port.head, clock.now());
  }

  /** What has become durable goes out to the devices, calls before everything else. */
  onRecorded(recorded: readonly Recorded[]): void {
    if (this.#hasStopped) return;
    const windows = new Set<string>();
    for (const { event } of recorded) if ("window" in event.data) windows.add(event.data.window);
    const isWhole = recorded.some(({ event }) => isAboutTheHall.has(event.kind));
    for (const record of recorded) this.#carryOut(record);
    if (isWhole) this.#signs.updateAll(this.#options.port.hall);
    else {
      const isRecall = recorded.some(({ event }) => event.kind === "TicketRecalled");
      this.#signs.update(windows, isRecall);
      if (recorded.some(({ event }) => isAboutCalls(event))) this.#signs.updateHall(isRecall);
    }
  }

  /** Tells the desk how to find out whether hall screen pages are there to show a call. */
  watchScreens(areThere: () => boolean): void {
    this.#calls.watchScreens(areThere);
  }

  /** A hall screen page has put everything up to now before people's eyes. */
  onScreenSeen(): void {
    this.#calls.onScreen();
  }

  /** Every device as it is known now. */
  views(): DeviceView[] {
    return [...this.#roster.all.keys()].flatMap((device) => this.#views.of(device) ?? []);
  }

  #carryOut(recorded: Recorded): void {
    const { seq, event, by } = recorded;
    this.#openings.onRecorded(recorded);
    this.#receipts.onRecorded(event);
    switch (event.kind) {
      case "TicketCalled":
      case "TicketRecalled":
        return this.#calls.announce(recorded, event.data);
      case "TicketIssued":
        if (by.role === "device") this.#counter.taken(event.data.ticket, by.id);
        return this.#print(event.data.ticket);
      case "ReprintAsked":
        return this.#print(event.data.ticket);
      case "TicketServed":
        return event.data.asksRating ? this.#ratings.ask(seq, event.data) : undefined;
      case "TicketRated":
        return this.#ratings.thank(seq, event.data.window, event.data);
      case "RatingLapsed":
        return this.#ratings.withdraw(seq, event.data.window);
      case "StepUndone":
        return event.data.step === "finish" ? this.#ratings.withdraw(seq, event.data.window) : undefined;
      default:
        return undefined;
    }
  }

  #print(id: string): void {
    const ticket = this.#options.port.hall.tickets.get(id);
    if (ticket?.paper === "wanted") this.#printing.print(ticket);
  }

  #onMessage(topic: string, payload: string): void {
    const opened = this.#open(topic, payload);
    if (!opened) return;
    if (!this.#roster.all.has(opened.device)) return this.#clearStranger(opened.device);
    if ("fault" in opened) this.#malformed(opened.device, opened.fault);
    else this.#receive(opened);
  }

  /** What a broker has kept of a device that is no longer in the configuration is cleared, once [HALL-1.6]. */
  #clearStranger(device: string): void {
    if (this.#cleared.has(device) || this.#cleared.size >= CLEARED_MAX) return;
    this.#cleared.add(device);
    this.#wire.clear(device);
    this.#options.log.note("warn", "device is not in the configuration", { device });
  }

  #receive(incoming: Incoming): void {
    const { device } = incoming;
    switch (incoming.branch) {
      case "$state":
        return this.#attendance.onState(device, incoming.body);
      case "$desc":
        return this.#attendance.onDescription(device, incoming.body);
      case "ack":
        return this.#lanes.onAck(device, incoming.body);
      case "ev":
        return void this.#counter.press(device, incoming.body);
      case "st":
        this.#attendance.onShown(device, incoming.body);
        return this.#onShown(device, incoming.body.ver);
    }
  }

  #onShown(device: string, version: number): void {
    if (!this.#signs.onShown(device, version)) return;
    const { window, kind } = this.#roster.all.get(device) ?? {};
    if (kind === "led" && window !== undefined) this.#calls.onSign(window);
    if (kind === "screen") this.#calls.onScreen();
  }

  #greet(): void {
    const { port, clock } = this.#options;
    void this.#wire.daemonState("online", port.head, clock.now());
    this.#wire.askWho(clock.now());
    this.#tellTime();
    this.#signs.updateAll(port.hall);
    this.#signs.publishAgain();
  }

  #tellTime(): void {
    const { clock, calendar } = this.#options;
    const now = clock.now();
    this.#wire.tellTime(now, calendar.offsetText(now));
  }

  #malformed(device: string, fault: string): void {
    this.#attendance.onMalformed(device);
    this.#options.log.trouble(new AppError("MESSAGE_INVALID", { source: device, reason: fault }));
  }

  /** What became of a command: shown on the board, and told to the operator when the device did not do it. */
  #ended(device: string, op: DeviceOp, status: Outcome): void {
    this.#views.note(device, { op, status, at: this.#options.clock.now() });
    this.#showcase.touch(device);
    if (status === "unknown") this.#options.log.trouble(new AppError("DEVICE_SILENT", { device, op }));
    if (status === "failed" || status === "rejected")
      this.#options.log.trouble(new AppError("DEVICE_REFUSED", { device, op, reason: status }));
  }

  #recordPaper(ticket: string, outcome: PaperOutcome, device: string): void {
    this.#reports.paper(ticket, outcome, device);
    if (outcome !== "printed") this.#counter.unprinted(ticket);
  }
}
