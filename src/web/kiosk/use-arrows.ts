// All of the machine by five buttons: up and down go from one thing to the next, and round; the browser itself presses what is in
// focus on Enter. Every step begins where one most likely goes on.
import { useEffect, useLayoutEffect } from "preact/hooks";
import { useKeys } from "../parts/page.tsx";
import { isByButtons } from "./machine.ts";

const FORWARD: ReadonlySet<string> = new Set(["ArrowDown", "ArrowRight"]);
const BACKWARD: ReadonlySet<string> = new Set(["ArrowUp", "ArrowLeft"]);
const STOPS = "main button, main summary, footer button";

const stops = (): HTMLElement[] =>
  [...document.querySelectorAll<HTMLElement>(STOPS)].filter(
    (stop) => !stop.matches(":disabled") && stop.offsetParent !== null,
  );

const step = (by: 1 | -1): void => {
  const all = stops();
  const at = all.indexOf(document.activeElement as HTMLElement);
  const next = at < 0 ? (by === 1 ? 0 : all.length - 1) : (at + by + all.length) % all.length;
  all[next]?.focus();
};

/** Where one most likely goes on. */
const focusMarked = (): void => document.querySelector<HTMLElement>("main [data-first]:not(:disabled)")?.focus();

/** Who has no fingers on the screen has to be somewhere; tiles come a moment after their page. */
const focusAny = (): void => {
  if (!isByButtons() || document.activeElement !== document.body) return;
  document.querySelector<HTMLElement>("main button:not(:disabled)")?.focus();
};

/** A button that is held down presses once: the next step's button is in the same place. */
const useNoRepeat = (): void =>
  useEffect(() => {
    const stop = (event: KeyboardEvent) => {
      if (event.repeat && (event.key === "Enter" || event.key === " ")) event.preventDefault();
    };
    document.addEventListener("keydown", stop, true);
    return () => document.removeEventListener("keydown", stop, true);
  }, []);

/** @param round each new one is a new step */
export const useArrows = (round: string, help: () => void): void => {
  useNoRepeat();
  useLayoutEffect(focusMarked, [round]);
  useEffect(focusAny, [round]);
  useKeys((event) => {
    const { key } = event;
    if (FORWARD.has(key)) step(1);
    else if (BACKWARD.has(key)) step(-1);
    else if (key === "F1" && !event.repeat) help();
    else return;
    event.preventDefault();
  });
};
