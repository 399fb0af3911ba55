// What a page knows of the hall, and how each frame of hall.v1 changes it. Pure: it opens nothing and waits for nothing.
import type { EventFrame, ServerFrame, Snap, Welcome } from "../../protocols/api/frames.ts";

/** A topic: a flat set of named entries. */
export type Entries = Readonly<Record<string, unknown>>;
type Topics = Readonly<Record<string, Entries>>;

export interface HallState {
  /** `lost` keeps the last state; `refused` means that the pass is no longer good. */
  readonly link: "opening" | "live" | "lost" | "refused";
  /** Hall time in ms at which the connection was lost. */
  readonly lostAt?: number;
  readonly epoch?: string;
  /** Everything up to this seq has been received in every topic; the page resumes from here. */
  readonly cursor: number;
  /** The newest seq of which the page shows anything. */
  readonly seq: number;
  /** Hall time minus this machine's time, ms. */
  readonly skewMs: number;
  /** Longest silence to expect between two signs of life, ms. */
  readonly heartbeatMs: number;
  readonly role?: Welcome["role"];
  readonly topics: Topics;
  /** Snapshots that have come while the old state is still shown. */
  readonly staged?: Topics;
}

export const emptyHallState: HallState = {
  link: "opening",
  cursor: 0,
  seq: 0,
  skewMs: 0,
  heartbeatMs: 15_000,
  topics: {},
};

const welcomed = (state: HallState, frame: Welcome, now: number): HallState => ({
  ...state,
  epoch: frame.epoch,
  role: frame.role,
  skewMs: frame.now - now,
  heartbeatMs: frame.hb,
  staged: frame.mode === "snapshot" ? {} : undefined,
});

const staged = (state: HallState, { topic, data }: Snap): HallState => ({
  ...state,
  staged: { ...state.staged, [topic]: data },
});

/** [WS-2.3] Snapshots of all topics come to sight together, so no page ever shows half a state. */
const live = (state: HallState, seq: number): HallState => {
  const { lostAt: _, staged: whole, ...rest } = state;
  return { ...rest, link: "live", cursor: seq, seq, topics: whole ?? state.topics };
};

const changedEntries = (entries: Entries, { set, gone }: EventFrame["data"]): Entries => {
  const changed = { ...entries, ...set };
  for (const name of gone) delete changed[name];
  return changed;
};

const changed = (state: HallState, { seq, topic, data }: EventFrame): HallState => {
  const part = state.staged?.[topic] ? "staged" : "topics";
  const topics = { ...state[part], [topic]: changedEntries(state[part]?.[topic] ?? {}, data) };
  // The same seq may still come in another topic, so the cursor stays one behind; to set an entry twice is harmless.
  return { ...state, [part]: topics, seq: Math.max(state.seq, seq), cursor: Math.max(state.cursor, seq - 1) };
};

/** The state after a frame; results of commands are none of its business. `now` is this machine's time. */
export const received = (state: HallState, frame: ServerFrame, now: number): HallState => {
  switch (frame.t) {
    case "welcome":
      return welcomed(state, frame, now);
    case "snap":
      return staged(state, frame);
    case "live":
      return live(state, frame.seq);
    case "ev":
      return changed(state, frame);
    case "mark":
      return { ...state, cursor: Math.max(state.cursor, frame.seq), skewMs: frame.now - now };
    case "reset":
      return { ...state, staged: {} };
    default:
      return state;
  }
};

/** The last state stays in sight, with the time since which it is old. */
export const disconnected = (state: HallState, now: number): HallState => ({
  ...state,
  link: "lost",
  lostAt: state.lostAt ?? now + state.skewMs,
  staged: undefined,
});

export const entry = <T>(state: HallState, topic: string, name: string): T | undefined =>
  state.topics[topic]?.[name] as T | undefined;

/** All entries whose name begins with `prefix`, in the server's order. */
export const entriesOf = <T>(state: HallState, topic: string, prefix: string): T[] => {
  const entries = state.topics[topic] ?? {};
  return Object.keys(entries)
    .filter((name) => name.startsWith(prefix))
    .map((name) => entries[name] as T);
};
