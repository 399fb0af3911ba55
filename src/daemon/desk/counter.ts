// Takes what people press at devices to the hall and brings the answer back: durable first, then acknowledged, then told.

import type { TellArgs } from "../../protocols/mqtt/arguments.ts";
import type { DeviceEvent } from "../../protocols/mqtt/messages.ts";
import type { DeviceConfig } from "../config/document.ts";
import type { CommandRequest, HallPort } from "../hall-port.ts";
import type { KioskPages } from "../kiosk-pages.ts";
import type { Answer } from "../writer/answer.ts";
import { tellOf, unprintedTell, unseenTell } from "./answers.ts";
import type { Attendance } from "./attendance.ts";
import type { Job } from "./lane.ts";
import type { Lanes } from "./lanes.ts";
import { type PressReader, readPresses } from "./presses.ts";
import type { Roster } from "./roster.ts";
import type { Wire } from "./wire.ts";

export interface CounterOptions {
  readonly port: HallPort;
  readonly roster: Roster;
  readonly wire: Wire;
  readonly lanes: Lanes;
  readonly attendance: Pick<Attendance, "isUsable" | "isAwaited" | "of">;
  readonly kiosks: Pick<KioskPages, "read">;
  readonly malformed: (device: string, fault: string) => void;
}

/** Tickets whose ticket machine is remembered, so that it can say when the paper did not come. */
const ORIGINS_MAX = 500;
const TELL_TTL_MS = 5000;

export class Counter {
  readonly #options: CounterOptions;
  readonly #presses: PressReader = readPresses();
  readonly #origins = new Map<string, string>();

  constructor(options: CounterOptions) {
    this.#options = options;
  }

  /** A ticket was taken at a ticket machine. Told before its paper is printed, so that it comes out there. */
  taken(ticket: string, device: string): void {
    this.#origins.set(ticket, device);
    const oldest = this.#origins.keys().next().value;
    if (this.#origins.size > ORIGINS_MAX && oldest !== undefined) this.#origins.delete(oldest);
  }

  /** The ticket machine at which a ticket was taken, while it is remembered. */
  originOf(ticket: string): string | undefined {
    return this.#origins.get(ticket);
  }

  async press(device: string, event: DeviceEvent): Promise<void> {
    const { roster, port, wire, malformed } = this.#options;
    const config = roster.all.get(device);
    if (!config) return;
    if (this.#isShownToPage(config, event)) return wire.eventAck(device, { boot: event.boot, n: event.n });
    const hasPaper = roster.printersOf(device).some(this.#canPrint);
    if (!hasPaper && this.#wouldNotBeSeen(config)) return this.#refuse(device, event);
    const pressed = this.#presses.read(config, event, port.hall, hasPaper);
    if (!pressed.ok) malformed(device, pressed.fault);
    const answers = pressed.ok ? await this.#submit(pressed.requests) : [];
    wire.eventAck(device, { boot: event.boot, n: event.n });
    const last = answers[answers.length - 1];
    if (last) this.#answer(device, event, last, hasPaper);
  }

  /** What a reader beside a machine's page has read is for that page, and a press like others where none is open. */
  #isShownToPage({ kiosk }: DeviceConfig, event: DeviceEvent): boolean {
    const text = kiosk === undefined ? undefined : this.#presses.personIn(event);
    return kiosk !== undefined && text !== undefined && this.#options.kiosks.read(kiosk, text);
  }

  /** A ticket machine that has a printer, and no display beside it. */
  #wouldNotBeSeen({ id, role }: DeviceConfig): boolean {
    const { roster, attendance } = this.#options;
    const isBlind = attendance.of(id)?.description?.caps?.display === false;
    return isBlind && role === "ticket-machine" && roster.printersOf(id).length > 0;
  }

  #refuse(device: string, event: DeviceEvent): void {
    this.#options.wire.eventAck(device, { boot: event.boot, n: event.n });
    this.#tell(device, `${device}.${event.boot}.${event.n}.tell`, unseenTell);
  }

  #canPrint = (printer: string): boolean => {
    const { attendance } = this.#options;
    return attendance.isUsable(printer) || attendance.isAwaited(printer);
  };

  /** The paper of a ticket has not come out: its machine says the number. */
  unprinted(ticket: string): void {
    const origin = this.#origins.get(ticket);
    const number = this.#options.port.hall.tickets.get(ticket)?.number;
    if (origin !== undefined && number !== undefined) this.#tell(origin, `${ticket}.unprinted`, unprintedTell(number));
  }

  #submit(requests: readonly CommandRequest[]): Promise<Answer[]> {
    return Promise.all(requests.map((request) => this.#options.port.submit(request)));
  }

  #answer(device: string, event: DeviceEvent, answer: Answer, hasPaper: boolean): void {
    if (this.#options.roster.all.get(device)?.kind !== "button") return;
    this.#tell(device, `${device}.${event.boot}.${event.n}.tell`, tellOf(answer, hasPaper));
  }

  #tell(device: string, id: string, args: TellArgs): void {
    const job: Job = { id, op: "tell", args, ttlMs: TELL_TTL_MS, doneMs: TELL_TTL_MS, key: "tell", settled: () => {} };
    this.#options.lanes.addFresh(device, job, () => true);
  }
}
