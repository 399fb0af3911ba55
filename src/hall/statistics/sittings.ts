// When somebody sat at which window, and for how much of it the window paused.
import type { EventData, EventKind, HallEvent } from "../events.ts";
import { between, type Stamp } from "./steady-time.ts";

export interface Sitting {
  readonly window: string;
  /** Staff number; empty where nobody logged in. */
  readonly clerk: string;
  readonly from: Stamp;
  /** Over a clock that was set back: the last that is known before. */
  readonly to: Stamp;
  /** The pauses between are taken out; ms. Undefined over a clock that was set back. */
  readonly openMs: number | undefined;
  readonly pausedMs: number | undefined;
}

interface Open {
  readonly clerk: string;
  readonly from: Stamp;
  readonly pauses: readonly (readonly [from: Stamp, to: Stamp])[];
  readonly pausedSince?: Stamp;
}

const pausesOf = ({ pauses, pausedSince }: Open, to: Stamp) =>
  pausedSince ? [...pauses, [pausedSince, to] as const] : pauses;

const sum = (lengths: readonly (number | undefined)[]): number | undefined =>
  lengths.reduce<number | undefined>((a, b) => (a === undefined || b === undefined ? undefined : a + b), 0);

const sittingOf = (window: string, open: Open, to: Stamp): Sitting => {
  const wholeMs = between(open.from, to);
  const pausedMs = sum(pausesOf(open, to).map(([from, until]) => between(from, until)));
  const openMs = sum([wholeMs, pausedMs === undefined ? undefined : -pausedMs]);
  return { window, clerk: open.clerk, from: open.from, to, openMs, pausedMs };
};

type Read = { readonly [K in EventKind]?: (sittings: Sittings, data: EventData[K], stamp: Stamp) => void };

const read: Read = {
  WindowOpened: (sittings, { window, clerk }, from) => sittings.sit(window, { clerk, from, pauses: [] }),
  WindowClosed: (sittings, { window }, at) => sittings.rise(window, at),
  WindowPaused: (sittings, { window }, at) => sittings.change(window, (open) => ({ pausedSince: at, ...open })),
  WindowResumed: (sittings, { window }, at) =>
    sittings.change(window, (open) => ({ clerk: open.clerk, from: open.from, pauses: pausesOf(open, at) })),
};

export class Sittings {
  readonly #open = new Map<string, Open>();
  readonly #over: Sitting[] = [];
  /** The last stamp of each stretch. */
  readonly #ends = new Map<number, Stamp>();

  read({ kind, data }: HallEvent, stamp: Stamp): void {
    this.#ends.set(stamp.stretch, stamp);
    (read[kind] as ((sittings: Sittings, data: EventData[EventKind], stamp: Stamp) => void) | undefined)?.(
      this,
      data,
      stamp,
    );
  }

  sit(window: string, open: Open): void {
    this.rise(window, open.from);
    this.#open.set(window, open);
  }

  rise(window: string, at: Stamp): void {
    const open = this.#open.get(window);
    if (open) this.#over.push(this.#sitting(window, open, at));
    this.#open.delete(window);
  }

  change(window: string, how: (open: Open) => Open): void {
    const open = this.#open.get(window);
    if (open) this.#open.set(window, how(open));
  }

  /** Those who still sit there do so until now. */
  all(now: Stamp): Sitting[] {
    return [...this.#over, ...[...this.#open].map(([window, open]) => this.#sitting(window, open, now))];
  }

  #sitting(window: string, open: Open, to: Stamp): Sitting {
    const sitting = sittingOf(window, open, to);
    return to.stretch === open.from.stretch ? sitting : { ...sitting, to: this.#ends.get(open.from.stretch) ?? to };
  }
}
