// Reads what happened to presence (在岗) into the state.
import type { Evolve } from "../evolve/evolution.ts";

/** Of today; the ledger has them all. */
const PAST_MAX = 200;

export const presenceEvolve = {
  StaffSignedIn({ presence }, { staff, post }, at) {
    presence.signedIn[staff] = { at, post };
  },
  StaffSignedOut: ({ presence }, { staff }) => void delete presence.signedIn[staff],
  LeaveNoted({ presence }, { leave, ...rest }) {
    presence.counted++;
    presence.leaves.push({ id: leave, ...rest });
  },
  LeaveBegan({ presence }, { leave, staff }, at) {
    const found = presence.leaves.find(({ id }) => id === leave);
    if (found) found.begunAt = at;
    delete presence.signedIn[staff];
  },
  LeaveEnded({ presence }, { leave }) {
    presence.leaves = presence.leaves.filter(({ id }) => id !== leave);
  },
  DeputyStepsIn({ presence }, { staff, deputy }) {
    presence.standIns[staff] = deputy;
  },
  DeputyStepsOut: ({ presence }, { staff }) => void delete presence.standIns[staff],
  WindowFoundEmpty({ presence }, { window, ...empty }) {
    presence.empty[window] = empty;
  },
  EmptyExplained({ presence }, { window, reason }) {
    const empty = presence.empty[window];
    if (empty) empty.reason = reason;
  },
  WindowManned({ presence }, { window, since, until, reason }) {
    const empty = presence.empty[window];
    delete presence.empty[window];
    if (!empty) return;
    const { why, expected } = empty;
    presence.wasEmpty.push({ window, since, until, why, expected, ...(reason === undefined ? {} : { reason }) });
    if (presence.wasEmpty.length > PAST_MAX) presence.wasEmpty.shift();
  },
  HelpAsked({ presence }, { ask, from, note }, at) {
    presence.counted++;
    presence.asks.push({ id: ask, at, from, ...(note === undefined ? {} : { note }) });
  },
  HelpAnswered({ presence }, { ask }) {
    presence.asks = presence.asks.filter(({ id }) => id !== ask);
  },
  DaemonStarted: () => {},
} satisfies Partial<Evolve>;
