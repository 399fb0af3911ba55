// What the desk tells the hall by itself: calls that reached people, papers, devices that came and went. Reports have no id:
// what they tell is true however often it is told.
import type { CommandArgs } from "../../hall/commands.ts";
import type { DeviceView } from "../../protocols/api/device-view.ts";
import type { HallPort } from "../hall-port.ts";
import type { CallId, Way } from "./delivery.ts";
import type { DeskLog } from "./desk-log.ts";
import type { PaperOutcome } from "./printing.ts";

const DESK = { role: "hall", id: "desk" } as const;

export class Reports {
  readonly #port: HallPort;
  readonly #log: DeskLog;

  constructor(port: HallPort, log: DeskLog) {
    this.#port = port;
    this.#log = log;
  }

  delivery({ ticket, call }: CallId, reached: readonly Way[], missed: readonly Way[]): void {
    this.#submit("RecordDelivery", { ticket, call, reached: [...reached], missed: [...missed] });
  }

  paper(ticket: string, outcome: PaperOutcome, device: string): void {
    this.#submit("RecordPrint", { ticket, outcome, device });
    const number = this.#port.hall.tickets.get(ticket)?.number;
    if (outcome !== "printed") this.#log.note("warn", "paper", { ticket: number, outcome, device });
  }

  device(device: string, state: DeviceView["state"], faults: readonly string[]): void {
    this.#log.note(state === "ready" ? "info" : "warn", "device", { device, state, faults });
    this.#submit("RecordDevice", { device, state, faults: [...faults] });
  }

  #submit<K extends "RecordDelivery" | "RecordPrint" | "RecordDevice">(kind: K, args: CommandArgs<K>): void {
    void this.#port.submit({ kind, args, by: DESK });
  }
}
