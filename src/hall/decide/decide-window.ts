// How windows open, close, pause and change. A window with a visitor finishes first: it drains.

import type { Actor, Command } from "../commands.ts";
import { maySitAt } from "../presence/deputies.ts";
import { isRefusal, type Refusal, refuse } from "../refusals.ts";
import { type Hall, rulesOf, type Window } from "../state.ts";
import { compact } from "../views/compact.ts";
import { type Decide, happened, pausing, stopAsking, windowFor } from "./decision.ts";
import { closeWindowNow, nowOrAfter, retaskWindowNow } from "./leave-window.ts";

const clerkRefusal = (hall: Hall, window: Window, clerk: string): Refusal | undefined => {
  const { staff } = rulesOf(hall);
  const member = staff.find(({ id }) => id === clerk);
  if (staff.length > 0 && clerk !== "" && !member) return refuse("unknown-clerk", clerk);
  if (member && !maySitAt(hall, member.id, window)) return refuse("not-allowed", `window ${window.id}`);
  const elsewhere = [...hall.windows.values()].find(
    (other) => clerk !== "" && other.clerk === clerk && other.state !== "closed",
  );
  return elsewhere && elsewhere !== window ? refuse("clerk-elsewhere", elsewhere.id) : undefined;
};

const sitter = (command: Command<"OpenWindow">): string =>
  command.by.role === "clerk" ? command.by.id : (command.args.clerk ?? "");

export const openWindow: Decide<"OpenWindow"> = (hall, command) => {
  const window = hall.windows.get(command.args.window);
  if (!window) return refuse("unknown-window", command.args.window);
  const clerk = sitter(command);
  if (window.state !== "closed") return refuse(window.clerk === clerk ? "window-open" : "window-taken", window.clerk);
  const refusal = clerkRefusal(hall, window, clerk);
  return refusal ?? [happened(command.when, "WindowOpened", { window: window.id, clerk })];
};

const openFor = (hall: Hall, id: string, by: Actor): Window | Refusal => {
  const window = windowFor(hall, id, by);
  if (isRefusal(window)) return window;
  return window.state === "closed" ? refuse("window-closed") : window;
};

export const closeWindow: Decide<"CloseWindow"> = (hall, { args, by, when }) => {
  const window = openFor(hall, args.window, by);
  if (isRefusal(window)) return window;
  return closeWindowNow(hall, window, when, args.reason);
};

export const pauseWindow: Decide<"PauseWindow"> = (hall, { args, by, when }) => {
  const window = openFor(hall, args.window, by);
  if (isRefusal(window)) return window;
  if (window.state === "paused") return refuse("window-paused", window.pauseReason);
  const { reason, minutes } = args;
  return nowOrAfter(window, when, compact({ to: "paused", reason, minutes }), () => [
    ...stopAsking(window, when),
    pausing(window, when, { reason, minutes }),
  ]);
};

export const resumeWindow: Decide<"ResumeWindow"> = (hall, { args, by, when }) => {
  const window = openFor(hall, args.window, by);
  if (isRefusal(window)) return window;
  const isLeaving = window.draining?.close !== undefined || window.draining?.pause !== undefined;
  return window.state === "paused" || isLeaving
    ? [happened(when, "WindowResumed", { window: window.id })]
    : refuse("wrong-step", `the window is ${window.state}`);
};

export const retaskWindow: Decide<"RetaskWindow"> = (hall, { args, by, when }) => {
  const window = windowFor(hall, args.window, by);
  if (isRefusal(window)) return window;
  const unknown = args.services.find((service) => !hall.services.has(service));
  if (unknown !== undefined) return refuse("unknown-service", unknown);
  return retaskWindowNow(window, when, args.services);
};
