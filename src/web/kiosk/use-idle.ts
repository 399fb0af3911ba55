// A visitor who has gone leaves the kiosk to the next one: a visible countdown, which any touch or key starts again.
import { useEffect, useState } from "preact/hooks";
import { usePage } from "../parts/page.tsx";
import { repeat } from "../wire/clock.ts";

const IDLE_SECONDS = 30;

/** Seconds left until `onIdle`; `isOn` false stops the count. */
export const useIdle = (isOn: boolean, round: unknown, onIdle: () => void): number => {
  const { clock } = usePage();
  const [left, setLeft] = useState(IDLE_SECONDS);
  useEffect(() => {
    const restart = () => setLeft(IDLE_SECONDS);
    restart();
    for (const sign of ["pointerdown", "keydown"]) document.addEventListener(sign, restart);
    return () => {
      for (const sign of ["pointerdown", "keydown"]) document.removeEventListener(sign, restart);
    };
  }, [round]);
  useEffect(
    () => (isOn ? repeat(clock, 1000, "kiosk idle", () => setLeft((seconds) => seconds - 1)) : undefined),
    [isOn, clock],
  );
  useEffect(() => {
    if (isOn && left <= 0) onIdle();
  }, [isOn, left]);
  return Math.max(0, left);
};
