// The seam between hall/1 and a driver: what a driver makes of its hardware, and what it can tell the hall about it. No
// topics, ids, retries or acknowledgements are known beyond it.
import type { Static, TSchema } from "typebox";
import type { Check, Problem } from "../../base/check.ts";
import type { AckState, DeviceDescription, DeviceKind } from "../../protocols/mqtt/messages.ts";

/** A wanted state [HALL-2.1]; empty when nothing is to be shown. */
export interface Picture {
  readonly ver: number;
  readonly state: Readonly<Record<string, unknown>>;
}

/** One command on its way to the hardware. */
export interface Job {
  readonly id: string;
  /** Aborted when the command is cancelled: what can be cut short is, and rejects; anything else goes on to its end. */
  readonly signal: AbortSignal;
}

/** Settles within deadlines of its own. What it resolves to is told with `done`, what it rejects with is told as why. */
export type Run = (job: Job) => Promise<Readonly<Record<string, unknown>> | undefined>;

export type Planned = { readonly run: Run } | { readonly problems: readonly Problem[] };

export interface Operation {
  /** Done at once, past what waits: asking, stopping, telling. Others wait their turn and are done one at a time. */
  readonly isErrand: boolean;
  plan(args: unknown): Planned;
}

const operation =
  (isErrand: boolean) =>
  <S extends TSchema>(
    check: Check<S>,
    run: (args: Static<S>, job: Job) => Promise<Record<string, unknown> | undefined>,
  ): Operation => ({
    isErrand,
    plan(args) {
      const checked = check(args);
      if (checked.ok) return { run: (job) => run(checked.value, job) };
      return { problems: checked.problems.map((problem) => ({ ...problem, path: `/args${problem.path}` })) };
    },
  });

export const inTurn = operation(false);
export const atOnce = operation(true);

/** Hardware as hall/1 sees it [HALL-1.3]. */
export interface Appliance {
  readonly kind: DeviceKind;
  readonly model: string;
  readonly limits?: DeviceDescription["limits"];
  readonly caps?: DeviceDescription["caps"];
  readonly operations?: Readonly<Record<string, Operation>>;
  /** Commands that may wait. Default 16; more are rejected. */
  readonly waitingMax?: number;
  /** Takes a picture, and tells `shows` when the hardware has it; answers why it cannot be shown at all. */
  show?(picture: Picture): string | undefined;
}

/** What a driver tells the hall. */
export interface DevicePort {
  /** How the hardware is [HALL-3.11]; faults are short names [HALL-2.2]. Before the first time it is `init`. */
  turn(state: "ready" | "degraded" | "lost", faults: readonly string[]): void;
  /** The hardware shows this now. */
  shows(picture: Picture): void;
  /** Somebody did something at the device [HALL-4.1]. */
  emit(type: string, data: Readonly<Record<string, unknown>>, re?: string): void;
  /** A sentence for people; empty when the trouble is over [HALL-1.9]. */
  alert(id: string, text: string): void;
  log(level: "debug" | "info" | "warn" | "error", text: string): void;
  /** Gives up what runs and what waits. */
  dropWork(): void;
  /** The last rung of a command, while it is remembered [HALL-3.6]. */
  becameOf(id: string): AckState | undefined;
}
