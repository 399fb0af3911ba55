// Reads how windows open, close, pause and change. None of this is a step with a visitor, so it ends the chance to take
// one back.

import { drain, undrain } from "../queue/draining.ts";
import type { Hall, Window } from "../state.ts";
import { noteClosing, settleWindow, staffMoved } from "../steering/evolve-tide.ts";
import { compact } from "../views/compact.ts";
import { type Evolve, move, windowOf } from "./evolution.ts";
import { weighClaims } from "./evolve-hall.ts";

const settle = (window: Window, at: number, fields: Partial<Window>): void => {
  move(window, at, fields);
  delete window.undo;
};

/** What a clerk can help with, and how fast they are, is their own: signs are read anew when they come and go. */
const hasSkills = (hall: Hall, clerk: string | undefined): boolean =>
  clerk !== undefined && (hall.staff.get(clerk)?.skills !== undefined || hall.outlook?.speeds[clerk] !== undefined);

/** Whoever was summoned is no news; the way there is part of the time at the window. */
const arrive = (hall: Hall, window: Window, at: number): void => {
  const summons = hall.tide.summons[window.id];
  if (!summons) return staffMoved(hall);
  window.openMs += Math.max(0, at - summons.at);
  delete hall.tide.summons[window.id];
};

export const windowEvents = {
  WindowOpened(hall, { window: id, clerk }, at) {
    const window = windowOf(hall, id);
    settle(window, at, { state: "open", clerk, priorityRun: 0, openedAt: at });
    arrive(hall, window, at);
    if (hasSkills(hall, clerk)) weighClaims(hall);
  },
  WindowClosed(hall, { window: id, reason }, at) {
    const window = windowOf(hall, id);
    const wasSkilled = hasSkills(hall, window.clerk);
    const isNews = window.draining?.close?.reason !== "tide" && reason !== "tide";
    window.openMs += Math.max(0, at - (window.openedAt ?? at));
    settle(window, at, { state: "closed" });
    for (const field of ["clerk", "ticket", "draining", "openedAt", "busySince"] as const) delete window[field];
    noteClosing(hall, id, at);
    if (isNews) staffMoved(hall);
    if (wasSkilled) weighClaims(hall);
  },
  WindowPaused(hall, { window: id, reason, until }, at) {
    const window = windowOf(hall, id);
    staffMoved(hall);
    settle(window, at, compact({ state: "paused" as const, pauseReason: reason, pausedUntil: until }));
    delete window.ticket;
    undrain(window, "pause");
  },
  WindowResumed(hall, { window: id }, at) {
    const window = windowOf(hall, id);
    staffMoved(hall);
    if (window.state === "paused") settle(window, at, { state: "open" });
    undrain(window, "close", "pause");
  },
  WindowDraining(hall, { window: id, after }, at) {
    const window = windowOf(hall, id);
    drain(window, after);
    if (after.to === "closed") noteClosing(hall, id, at);
    if (after.to === "retasked") settleWindow(hall, id, at);
    delete window.undo;
  },
  WindowRetasked(hall, { window: id, services }, at) {
    const window = windowOf(hall, id);
    window.services = [...services];
    undrain(window, "services");
    delete window.undo;
    settleWindow(hall, id, at);
    weighClaims(hall);
  },
} satisfies Partial<Evolve>;
