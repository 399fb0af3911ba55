// Keeps every sign showing what its window does, the hall sign the last calls, and the public board the same.
import type { Clock } from "../../base/clock.ts";
import type { Hall } from "../../hall/state.ts";
import { callViews, hallView, windowView } from "../../hall/views/views.ts";
import type { HallPort } from "../hall-port.ts";
import { hallSignOf, publicBoardOf } from "../presenters/hall-sign.ts";
import { windowSignOf } from "../presenters/window-sign.ts";
import { Mirror } from "./mirror.ts";
import type { Roster } from "./roster.ts";
import type { Wire } from "./wire.ts";

export interface SignsOptions {
  readonly clock: Clock;
  readonly port: HallPort;
  readonly roster: Roster;
  readonly wire: Wire;
  readonly changed: (device: string) => void;
  /** News that takes the place of the hall sign's usual line for a while. */
  readonly news: () => string | undefined;
}

export class Signs {
  readonly #options: SignsOptions;
  readonly #mirror: Mirror;
  #board = "";

  constructor(options: SignsOptions) {
    this.#options = options;
    this.#mirror = new Mirror({ clock: options.clock, publish: (device, want) => options.wire.want(device, want) });
  }

  /** Brings the signs of these windows up to date; a recall shows the same anew. */
  update(windows: Iterable<string>, isAnew = false): void {
    const { port, roster } = this.#options;
    for (const id of windows) {
      const sign = roster.signOf(id);
      const window = windowView(port.hall, id);
      if (sign !== undefined && window) this.#want(sign, windowSignOf(window), isAnew);
    }
  }

  /** Brings the hall signs and the public board up to date. */
  updateHall(isAnew = false): void {
    const { port, roster, wire, news } = this.#options;
    const calls = callViews(port.hall);
    const state = hallSignOf(hallView(port.hall), calls, news());
    for (const sign of roster.hallSigns) this.#want(sign, state, isAnew);
    const board = publicBoardOf(calls);
    const text = JSON.stringify(board);
    if (text !== this.#board) wire.board(board);
    this.#board = text;
  }

  updateAll(hall: Hall): void {
    this.update(hall.windows.keys());
    this.updateHall();
  }

  /** A sign has told its version. True when it shows what it should. */
  onShown(device: string, version: number): boolean {
    const isShown = this.#mirror.onShown(device, version);
    if (isShown) this.#options.changed(device);
    return isShown;
  }

  showing(device: string): { showing?: Readonly<Record<string, unknown>>; converged?: boolean } {
    const showing = this.#mirror.showing(device);
    return showing ? { showing, converged: this.#mirror.isConverged(device) } : {};
  }

  /** After a broker has come back with nothing in its memory. */
  publishAgain(): void {
    this.#mirror.publishAll();
    this.#board = "";
    this.updateHall();
  }

  stop(): void {
    this.#mirror.stop();
  }

  #want(device: string, state: object, isAnew: boolean): void {
    this.#mirror.want(device, this.#options.port.head.seq, state as Readonly<Record<string, unknown>>, isAnew);
    this.#options.changed(device);
  }
}
