// What makes a device a printer, a sign or a pad: the operations it knows, what it can show, what it remembers.
// A trade knows nothing of topics, ids, retries or faults of the line.

import type { Static, TSchema } from "typebox";
import { type Check, type Problem, problemsText } from "../src/base/check.ts";
import type { Clock } from "../src/base/clock.ts";
import type { AckState, DeviceCommand, DeviceDescription, DeviceKind } from "../src/protocols/mqtt/messages.ts";

export type Outcome = { readonly done: Record<string, unknown> | undefined } | { readonly failed: string };

/** One command being carried out. */
export interface Work {
  /** ms it takes on the device's clock. Default 0. */
  readonly takesMs?: number;
  begins?(): void;
  /** What came of it. Default done, with nothing to report. */
  ends?(): Outcome;
  /** Cuts it short; work without this goes on to its end. */
  stops?(): void;
}

export type Planned = { readonly work: Work } | { readonly problems: readonly Problem[] };

export interface Operation {
  /** Done at once, past whatever waits: asking, stopping, telling. */
  readonly isErrand: boolean;
  plan(command: DeviceCommand): Planned;
}

const operation =
  (isErrand: boolean) =>
  <S extends TSchema>(check: Check<S>, work: (args: Static<S>, command: DeviceCommand) => Work): Operation => ({
    isErrand,
    plan(command) {
      const checked = check(command.args);
      if (checked.ok) return { work: work(checked.value, command) };
      return { problems: checked.problems.map((problem) => ({ ...problem, path: `/args${problem.path}` })) };
    },
  });

/** Work that waits its turn: one at a time, in order. */
export const job = operation(false);
export const errand = operation(true);

/** Shows a desired state; answers why not, or undefined when it is shown. */
export type Show = (state: Record<string, unknown>) => string | undefined;

export const showing =
  <S extends TSchema>(check: Check<S>, show: (state: Static<S>) => void): Show =>
  (state) => {
    const checked = check(state);
    if (!checked.ok) return problemsText(checked.problems);
    show(checked.value);
    return undefined;
  };

export interface Ailment {
  begin(): void;
  end(): void;
}

export interface Trade {
  readonly kind: DeviceKind;
  readonly model: string;
  /** What a person sees or hears of it: plain data, changed in place. */
  readonly face: object;
  readonly operations: Readonly<Record<string, Operation>>;
  readonly limits?: DeviceDescription["limits"];
  readonly show?: Show;
  /** Nothing is shown any more: power off, or the wanted state has expired. */
  readonly blank: () => void;
  /** Faults told in `st`; any of them makes it degraded. */
  readonly faults?: () => readonly string[];
  /** Every alert it can raise, by id: words for people in the hall, empty while there is nothing to mend. */
  readonly alerts?: () => Readonly<Record<string, string>>;
  /** Jobs that may wait. Default 16; more are rejected. */
  readonly waitingMax?: number;
  /** Ids of jobs remembered. Default 64. */
  readonly idsKept?: number;
  /** Remembers ids and unsent events through a loss of power. Default false. */
  readonly isDurable?: boolean;
  /** Troubles of this trade alone, by name. */
  readonly ailments?: Readonly<Record<string, Ailment>>;
}

/** What a device does for its trade. */
export interface Hands {
  /** Its timers end when the power does. */
  readonly clock: Clock;
  emit(type: string, data: Record<string, unknown>, re?: string): void;
  /** The face, the faults or the alerts have changed. */
  changed(): void;
  /** Gives up what runs and what waits: each is answered superseded. */
  dropWork(): void;
  /** The last answer to a command, while it is remembered. */
  becameOf(id: string): AckState | undefined;
}
