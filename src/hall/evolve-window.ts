// Reads how windows open, close, pause and change. None of this is a step with a visitor, so it ends the chance to take
// one back.
import { drain, undrain } from "./draining.ts";
import { type Evolve, move, windowOf } from "./evolution.ts";
import { weighClaims } from "./evolve-hall.ts";
import type { Window } from "./state.ts";

const settle = (window: Window, at: number, fields: Partial<Window>): void => {
  move(window, at, fields);
  delete window.undo;
};

export const windowEvents = {
  WindowOpened: (hall, { window, clerk }, at) =>
    settle(windowOf(hall, window), at, { state: "open", clerk, priorityRun: 0 }),
  WindowClosed(hall, { window: id }, at) {
    const window = windowOf(hall, id);
    settle(window, at, { state: "closed" });
    for (const field of ["clerk", "ticket", "draining"] as const) delete window[field];
  },
  WindowPaused(hall, { window: id, reason }, at) {
    const window = windowOf(hall, id);
    settle(window, at, { state: "paused", pauseReason: reason });
    delete window.ticket;
    undrain(window, "pause");
  },
  WindowResumed(hall, { window: id }, at) {
    const window = windowOf(hall, id);
    if (window.state === "paused") settle(window, at, { state: "open" });
    undrain(window, "close", "pause");
  },
  WindowDraining(hall, { window: id, after }) {
    const window = windowOf(hall, id);
    drain(window, after);
    delete window.undo;
  },
  WindowRetasked(hall, { window: id, services }) {
    const window = windowOf(hall, id);
    window.services = [...services];
    undrain(window, "services");
    delete window.undo;
    weighClaims(hall);
  },
} satisfies Partial<Evolve>;
