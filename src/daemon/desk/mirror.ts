// Signs converge: each has one desired state, versioned by the ledger's seq and retained, so that a sign that was away
// shows the right thing as soon as it is back [HALL-2.1]. A want that is not shown in time is published again.
import type { Cancel, Clock } from "../../base/clock.ts";
import type { Want } from "../../protocols/mqtt/messages.ts";

export interface MirrorOptions {
  readonly clock: Clock;
  readonly publish: (device: string, want: Want) => void;
}

interface Wanted {
  readonly want: Want;
  readonly text: string;
  shown: number;
  attempts: number;
  cancel: Cancel;
}

const FIRST_RETRY_MS = 3000;
const RETRY_MS_MAX = 60_000;

export class Mirror {
  readonly #options: MirrorOptions;
  readonly #wanted = new Map<string, Wanted>();

  constructor(options: MirrorOptions) {
    this.#options = options;
  }

  /**
   * Wants a state as of `version`. The same state is not published again unless it `isAnew`: a recall flashes once more.
   * Returns the version to wait for.
   */
  want(device: string, version: number, state: Readonly<Record<string, unknown>>, isAnew = false): number {
    const text = JSON.stringify(state);
    const before = this.#wanted.get(device);
    if (before?.text === text && !isAnew) return before.want.ver;
    before?.cancel();
    const ver = Math.max(version, (before?.want.ver ?? 0) + 1);
    const wanted: Wanted = {
      want: { ver, exp: null, state: { ...state } },
      text,
      shown: before?.shown ?? -1,
      attempts: 0,
      cancel: () => {},
    };
    this.#wanted.set(device, wanted);
    this.#publish(device, wanted);
    return ver;
  }

  /** A sign has said what it shows. True when it shows what is wanted. */
  onShown(device: string, version: number): boolean {
    const wanted = this.#wanted.get(device);
    if (!wanted) return false;
    wanted.shown = version;
    if (version === wanted.want.ver) wanted.cancel();
    return version === wanted.want.ver;
  }

  showing(device: string): Readonly<Record<string, unknown>> | undefined {
    return this.#wanted.get(device)?.want.state;
  }

  isConverged(device: string): boolean {
    const wanted = this.#wanted.get(device);
    return wanted !== undefined && wanted.shown === wanted.want.ver;
  }

  /** After a broker has come back it may have forgotten everything that was retained. */
  publishAll(): void {
    for (const [device, wanted] of this.#wanted) this.#options.publish(device, wanted.want);
  }

  stop(): void {
    for (const { cancel } of this.#wanted.values()) cancel();
    this.#wanted.clear();
  }

  #publish(device: string, wanted: Wanted): void {
    this.#options.publish(device, wanted.want);
    const wait = Math.min(RETRY_MS_MAX, FIRST_RETRY_MS * 2 ** wanted.attempts++);
    wanted.cancel = this.#options.clock.after(wait, `want of ${device}`, () => {
      if (wanted.shown !== wanted.want.ver) this.#publish(device, wanted);
    });
  }
}
