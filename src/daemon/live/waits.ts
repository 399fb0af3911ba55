// What newcomers would wait, for every page that shows it. Running the hall forward takes milliseconds, so it is done once in
// a while and only after something has happened, or while somebody waits, since then time alone changes it.
import type { Calendar } from "../../base/calendar.ts";
import type { Cancel, Clock } from "../../base/clock.ts";
import type { Hall } from "../../hall/state.ts";
import { inWholeMinutes, newcomersWaits } from "../../hall/steering/expected-wait.ts";
import type { WaitEstimate } from "../../hall/tide/wait-estimate.ts";

/** Whole minutes, by service; a service that nobody can tell of is not there. */
export type Waits = Readonly<Record<string, WaitEstimate>>;

export interface WaitsOptions {
  readonly hall: () => Hall;
  readonly clock: Clock;
  readonly calendar: Calendar;
  readonly publish: (waits: Waits) => void;
}

export interface WaitsWatch {
  /** Something has happened in the hall. */
  touch(): void;
  stop(): void;
}

const EVERY_MS = 15_000;

const waitsOf = ({ hall, clock, calendar }: WaitsOptions): Waits => {
  if (!hall().rules) return {};
  const told = newcomersWaits(hall(), calendar.moment(clock.now()));
  return Object.fromEntries([...told].map(([service, wait]) => [service, inWholeMinutes(wait)]));
};

/** At once, and then no more often than every 15 s. */
export const watchWaits = (options: WaitsOptions): WaitsWatch => {
  const { hall, clock, publish } = options;
  let isTouched = false;
  let cancel: Cancel | undefined;
  const tell = () => {
    isTouched = false;
    publish(waitsOf(options));
    cancel = clock.after(EVERY_MS, "waits", () => {
      cancel = undefined;
      if (isTouched || hall().lines.size > 0) tell();
    });
  };
  tell();
  return {
    touch() {
      isTouched = true;
      if (!cancel) tell();
    },
    stop: () => cancel?.(),
  };
};
