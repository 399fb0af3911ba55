// Reads what the tide has done and what was said to it.
import type { EventData } from "../events.ts";
import type { Evolve } from "../evolve/evolution.ts";
import type { Hall } from "../state.ts";
import type { Bar } from "../tide/masks.ts";
import { type Advice, DEEDS_MAX, type Deed, type TideNow } from "./tide-now.ts";

const note = ({ tide }: Hall, deed: Deed): void => {
  tide.deeds = [deed, ...tide.deeds].slice(0, DEEDS_MAX);
};

/** Somebody has spoken: the tide looks again. */
const ask = ({ tide }: Hall): void => {
  tide.wanted = "override";
};

/** The window is as somebody wants it now: what was suggested for it no longer counts. */
export const settleWindow = ({ tide }: Hall, window: string, at: number): void => {
  tide.changedAt[window] = at;
  tide.advice = tide.advice.filter((advice) => advice.window !== window);
};

const barsOf = ({ looks }: EventData["TideReviewed"]): Record<string, Bar> =>
  Object.fromEntries((looks[0]?.options ?? []).flatMap(({ window, bar }) => (bar ? [[window, bar]] : [])));

/** A bench window closes, or is told to: whoever told it. */
export const noteClosing = (hall: Hall, window: string, at: number): void => {
  if (hall.plans.get(window)?.isBench) settleWindow(hall, window, at);
};

/** A clerk has come, gone or paused. What the tide expected is no news to it. */
export const staffMoved = ({ tide }: Hall): void => {
  tide.wanted = "staff";
};

/** What is suggested again keeps its name and its time: whoever is about to press does not press in vain. */
const adviceOf = ({ advice }: TideNow, { changes, review }: EventData["TideReviewed"], at: number): Advice[] =>
  changes.map((change, n) => {
    const before = advice.find(({ kind, window }) => kind === change.kind && window === change.window);
    return { ...change, id: before?.id ?? `${review}-${n}`, at: before?.at ?? at };
  });

export const tideEvents = {
  TideSwitched(hall, { mode }) {
    hall.tide.mode = mode;
    hall.tide.advice = [];
    ask(hall);
  },
  TideReviewed(hall, data, at) {
    const { tide } = hall;
    Object.assign(tide, { reviews: data.review, reviewedAt: at, come: 0, crowd: data.crowd });
    Object.assign(tide, { waits: data.waits, pinCosts: data.pins, bars: barsOf(data) });
    delete tide.wanted;
    tide.advice = data.mode === "advise" ? adviceOf(tide, data, at) : [];
    if (data.mode !== "auto") return;
    for (const { kind, window, sentence } of data.changes) note(hall, { at, kind, window, by: "tide", sentence });
  },
  AdviceAccepted(hall, { advice: id, window }, at) {
    const advice = hall.tide.advice.find((one) => one.id === id);
    if (advice) note(hall, { at, kind: advice.kind, window, by: "tide", sentence: advice.sentence });
    settleWindow(hall, window, at);
  },
  AdviceDeclined(hall, { window, reason }, at) {
    note(hall, { at, kind: "declined", window, by: "manager", sentence: reason });
    settleWindow(hall, window, at);
  },
  WindowSummoned(hall, { window, ...summons }, at) {
    hall.tide.summons[window] = { at, ...summons };
    settleWindow(hall, window, at);
  },
  SummonsEnded(hall, { window, why }, at) {
    delete hall.tide.summons[window];
    settleWindow(hall, window, at);
    if (why === "nobody-came") note(hall, { at, kind: "nobody-came", window, by: "tide", sentence: "" });
  },
  WindowPinned(hall, { window, state, until, by, reason, opening }, at) {
    hall.tide.pins[window] = { state, until, by, ...(reason !== undefined && { reason }) };
    if (opening !== undefined) hall.tide.begun = [...hall.tide.begun, opening];
    note(hall, { at, kind: "pinned", window, by, sentence: reason ?? "" });
    hall.tide.advice = hall.tide.advice.filter((advice) => advice.window !== window);
    ask(hall);
  },
  WindowUnpinned(hall, { window, why }) {
    delete hall.tide.pins[window];
    if (why === "hand") delete hall.tide.changedAt[window];
    hall.tide.pinCosts = hall.tide.pinCosts.filter((cost) => cost.window !== window);
    ask(hall);
  },
  RushDeclared(hall, { service, times, until }, at) {
    const others = hall.tide.rushes.filter((rush) => rush.service !== service);
    hall.tide.rushes = [...others, { ...(service !== undefined && { service }), times, from: at, until }];
    ask(hall);
  },
  RushEnded(hall, { service }) {
    hall.tide.rushes = hall.tide.rushes.filter((rush) => rush.service !== service);
    ask(hall);
  },
} satisfies Partial<Evolve>;
