// One transport kept open: opened as soon as the hardware is there, and again by a schedule whenever it has gone. It
// knows bytes alone; whose they are and when to speak, the shared line knows.
import { type Cancel, type Clock, within } from "../../base/clock.ts";
import { AppError, reasonOf } from "../../base/errors.ts";
import type { Link, Transport } from "../transports/transport.ts";

/** The wait before opening again; the last one repeats. Whoever plugs a device in sees it work within 5 s. */
const RETRY_MS = [500, 1000, 2000, 5000] as const;
/** A link that held this long was a good one: after it the schedule begins anew. */
const STEADY_MS = 10_000;
const OPEN_MS = 5000;
const CLOSE_MS = 1000;
/** For a write: this, and twice what a byte takes at 9600 baud. */
const WRITE_MS = 2000;
const BYTE_MS = 2;

export interface LineEars {
  opened(): void;
  heard(bytes: Uint8Array): void;
  closed(reason: string): void;
}

export class Line {
  readonly #transport: Transport;
  readonly #clock: Clock;
  readonly #ears: LineEars;
  #link: Link | undefined;
  #openedAt = 0;
  #attempt = 0;
  #isWanted = false;
  #reason = "not opened yet";
  #cancelRetry: Cancel = () => {};

  constructor(transport: Transport, clock: Clock, ears: LineEars) {
    this.#transport = transport;
    this.#clock = clock;
    this.#ears = ears;
  }

  get name(): string {
    return this.#transport.name;
  }

  get isOpen(): boolean {
    return this.#link !== undefined;
  }

  /** Opens it now, and again for as long as it is wanted. */
  start(): void {
    if (this.#isWanted) return;
    this.#isWanted = true;
    void this.#open();
  }

  /** Rejects with LINE_CLOSED when there is no link, or it does not take the bytes in time; it is then opened anew. */
  async write(bytes: Uint8Array): Promise<void> {
    const link = this.#link;
    if (!link) throw this.closedError();
    const patienceMs = WRITE_MS + bytes.length * BYTE_MS;
    try {
      await within(this.#clock, patienceMs, "line write", link.write(bytes), () => new Error("it takes no bytes"));
    } catch (error) {
      await this.#giveUp(link, reasonOf(error));
      throw this.closedError();
    }
  }

  /** Closes the link, to open it anew: it may be dead without having said so. */
  renew(reason: string): void {
    if (this.#link) void this.#giveUp(this.#link, reason);
  }

  /** Settles within a second, whatever the hardware does. */
  async stop(): Promise<void> {
    this.#isWanted = false;
    this.#cancelRetry();
    if (this.#link) await this.#giveUp(this.#link, "the driver was stopped");
  }

  closedError(): AppError {
    return new AppError("LINE_CLOSED", { line: this.name, reason: this.#reason });
  }

  async #open(): Promise<void> {
    const dialled: { link?: Link; isLate?: boolean } = {};
    const opening = this.#transport.open({
      heard: (bytes) => dialled.link && this.#link === dialled.link && this.#ears.heard(bytes),
      closed: (reason) => dialled.link && this.#lost(dialled.link, reason),
    });
    opening.then(
      (link) => (this.#isWanted && !dialled.isLate ? this.#opened(dialled, link) : link.close()),
      () => {},
    );
    try {
      await within(this.#clock, OPEN_MS, "line open", opening, () => new Error("it does not open"));
    } catch (error) {
      dialled.isLate = true;
      this.#closed(reasonOf(error));
    }
  }

  #opened(dialled: { link?: Link }, link: Link): void {
    dialled.link = link;
    this.#link = link;
    this.#openedAt = this.#clock.elapsed();
    this.#ears.opened();
  }

  #lost(link: Link, reason: string): void {
    if (this.#link !== link) return;
    this.#link = undefined;
    if (this.#clock.elapsed() - this.#openedAt >= STEADY_MS) this.#attempt = 0;
    this.#closed(reason);
  }

  #closed(reason: string): void {
    this.#reason = reason;
    this.#ears.closed(reason);
    if (!this.#isWanted) return;
    const waitMs = RETRY_MS[Math.min(this.#attempt, RETRY_MS.length - 1)]!;
    this.#attempt++;
    this.#cancelRetry = this.#clock.after(waitMs, "line retry", () => void this.#open());
  }

  async #giveUp(link: Link, reason: string): Promise<void> {
    this.#lost(link, reason);
    const late = () => new Error("it does not close");
    await within(this.#clock, CLOSE_MS, "line close", link.close(), late).catch(() => {});
  }
}
