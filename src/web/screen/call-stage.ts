// Which calls stand large on the hall screen, and which have yet to. Each stands at least 8 s, so that nobody's number is wiped
// away by the next; up to three share the stage, as windows call at the same moment. Calls that came while the page was away
// are not staged as if they were new.
import type { CallView } from "../../hall/views/views.ts";

/** A call on the stage; `since` is the hall's time, ms, at which it came there, 0 when it is only the last one there was. */
export interface Staged {
  readonly call: CallView;
  readonly since: number;
}

export interface Stage {
  /** Oldest first, at most three. */
  readonly shown: readonly Staged[];
  readonly waiting: readonly CallView[];
  /** Calls that have been on the stage or were too old for it. */
  readonly known: ReadonlySet<string>;
}

export const SHOWN_MS = 8_000;
/** As long as nothing newer needs its place and nobody has come, a call stays for those who walk. */
const LINGERS_MS = 20_000;
/** A call older than this is history and is neither staged nor spoken. */
const FRESH_MS = 20_000;
const SHOWN_MAX = 3;
const WAITING_MAX = 6;

export const emptyStage: Stage = { shown: [], waiting: [], known: new Set() };

/** A recall is another call. */
export const callKey = ({ number, call, at }: CallView): string => `${number}/${call}/${at}`;

export const isNew = ({ since }: Staged, now: number): boolean => now - since < SHOWN_MS;

const takenBack: ReadonlySet<CallView["status"]> = new Set(["waiting", "cancelled"]);

/** The calls as a list shows them: without those that were taken back. */
export const listed = (calls: readonly CallView[]): CallView[] => calls.filter(({ status }) => !takenBack.has(status));

/** Calls not known yet that are still worth saying, oldest first. */
export const freshCalls = (known: ReadonlySet<string>, calls: readonly CallView[], now: number): CallView[] =>
  calls.filter((call) => call.status === "called" && now - call.at < FRESH_MS && !known.has(callKey(call))).reverse();

/** Calls as they stand now; gone when the clerk has taken one back, or calls the same visitor anew. */
const standing = (shown: readonly Staged[], calls: readonly CallView[]): Staged[] =>
  shown
    .map((staged) => ({ ...staged, call: calls.find(({ number }) => number === staged.call.number) ?? staged.call }))
    .filter(({ call }, at) => callKey(call) === callKey(shown[at]!.call) && !takenBack.has(call.status));

/** Whoever has had 8 s makes room for those who wait; otherwise they stay a while, and the last one until the next comes. */
const advance = (stage: Stage, now: number): Stage => {
  const kept = stage.shown.filter((one) => isNew(one, now));
  const entering = stage.waiting.slice(0, SHOWN_MAX - kept.length);
  if (entering.length > 0) {
    const shown = [...kept, ...entering.map((call) => ({ call, since: now }))];
    return { ...stage, shown, waiting: stage.waiting.slice(entering.length) };
  }
  const last = stage.shown.length - 1;
  const lingers = ({ call, since }: Staged) => call.status === "called" && now - since < LINGERS_MS;
  return { ...stage, shown: stage.shown.filter((one, at) => at === last || isNew(one, now) || lingers(one)) };
};

/** A page that has just come up, or was away, shows the last call, steady. */
const caughtUp = (shown: readonly Staged[], calls: readonly CallView[], now: number): readonly Staged[] => {
  const last = listed(calls)[0];
  const isPresent = !last || shown.some((one) => isNew(one, now) || one.call.at >= last.at);
  return isPresent ? shown : [{ call: last, since: 0 }];
};

/** What a screen shows that has not heard from the hall yet: the last call it knows of, steady. */
export const steady = (calls: readonly CallView[]): Stage => ({
  shown: caughtUp([], calls, 0),
  waiting: [],
  known: new Set(calls.map(callKey)),
});

/** The stage after a look at the calls, newest first. Beyond six in waiting the oldest go: they stand in the list. */
export const staged = (stage: Stage, calls: readonly CallView[], now: number): Stage => {
  const fresh = freshCalls(stage.known, calls, now);
  const waiting = [...stage.waiting, ...fresh].slice(-WAITING_MAX);
  const known = new Set(calls.map(callKey));
  const shown = standing(stage.shown, calls);
  return advance({ shown: waiting.length > 0 ? shown : caughtUp(shown, calls, now), waiting, known }, now);
};
