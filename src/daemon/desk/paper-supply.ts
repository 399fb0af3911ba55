// Whether the hall can print at the moment, for those who are about to press: a number without paper has to be remembered, and
// people want to know that before they have turned away.
import type { Cancel, Clock } from "../../base/clock.ts";
import type { PrintingView } from "../../protocols/api/device-view.ts";
import type { Attendance } from "./attendance.ts";
import { RETURN_MS } from "./presence.ts";

export interface PaperSupplyOptions {
  readonly clock: Clock;
  readonly printers: readonly string[];
  readonly attendance: Pick<Attendance, "isUsable" | "isAwaited">;
  readonly publish: (view: PrintingView) => void;
}

export class PaperSupply {
  readonly #options: PaperSupplyOptions;
  #canPrint: boolean | undefined;
  #stopWaiting: Cancel = () => {};

  constructor(options: PaperSupplyOptions) {
    this.#options = options;
  }

  /** A printer that has not been heard of since the start is waited for, and then no more. */
  start(): void {
    this.refresh();
    this.#stopWaiting = this.#options.clock.after(RETURN_MS, "printers return", () => this.refresh());
  }

  stop(): void {
    this.#stopWaiting();
  }

  /** Something has been heard of a device. */
  refresh(): void {
    const { printers, attendance, publish } = this.#options;
    const canPrint = printers.some((printer) => attendance.isUsable(printer) || attendance.isAwaited(printer));
    if (canPrint === this.#canPrint) return;
    this.#canPrint = canPrint;
    publish({ canPrint });
  }
}
