// Which call stands large on the hall screen, and which have yet to. Each stands at least 8 s, so that nobody's number is
// wiped away by the next; those that came while the page was away are not staged as if they were new.
import type { CallView } from "../../hall/views.ts";

export interface Stage {
  readonly shown?: CallView;
  /** Hall time at which it came to sight, ms. */
  readonly shownAt: number;
  readonly waiting: readonly CallView[];
  /** Calls that have been on the stage or were too old for it. */
  readonly known: ReadonlySet<string>;
}

export const SHOWN_MS = 8_000;
/** A call older than this is history and is neither staged nor spoken. */
const FRESH_MS = 20_000;
const WAITING_MAX = 4;

export const emptyStage: Stage = { shownAt: 0, waiting: [], known: new Set() };

/** A recall is another call. */
export const callKey = ({ number, call, at }: CallView): string => `${number}/${call}/${at}`;

/** A call as it stands now; gone when the clerk has taken it back. */
const standing = (shown: CallView | undefined, calls: readonly CallView[]): CallView | undefined => {
  if (!shown) return undefined;
  const now = calls.find((call) => callKey(call) === callKey(shown)) ?? shown;
  return takenBack.has(now.status) ? undefined : now;
};
const takenBack: ReadonlySet<CallView["status"]> = new Set(["waiting", "cancelled"]);

/** The calls as a list shows them: without those that were taken back. */
export const listed = (calls: readonly CallView[]): CallView[] => calls.filter(({ status }) => !takenBack.has(status));

/** Calls not known yet that are still worth saying, oldest first. */
export const freshCalls = (known: ReadonlySet<string>, calls: readonly CallView[], now: number): CallView[] =>
  calls.filter((call) => call.status === "called" && now - call.at < FRESH_MS && !known.has(callKey(call))).reverse();

const advance = (stage: Stage, now: number): Stage => {
  const [next, ...waiting] = stage.waiting;
  const isDue = !stage.shown || now - stage.shownAt >= SHOWN_MS;
  return next && isDue ? { ...stage, shown: next, shownAt: now, waiting } : stage;
};

/** The stage after a look at the calls, newest first. Beyond four in waiting the oldest go: they stand in the list. */
export const staged = (stage: Stage, calls: readonly CallView[], now: number): Stage => {
  const fresh = freshCalls(stage.known, calls, now);
  const waiting = [...stage.waiting, ...fresh].slice(-WAITING_MAX);
  const known = new Set(calls.map(callKey));
  // A page that has just come up shows the last call, steady.
  const isFirstLook = stage.known.size === 0 && fresh.length === 0;
  const shown = isFirstLook ? listed(calls)[0] : standing(stage.shown, calls);
  return advance({ ...stage, shown, waiting, known }, now);
};
