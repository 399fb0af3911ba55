// A visitor who has gone leaves the kiosk to the next one: a visible countdown, which any touch or key starts again.
import { useEffect, useState } from "preact/hooks";
import { usePage } from "../parts/page.tsx";
import { repeat } from "../wire/clock.ts";

const SIGNS = ["pointerdown", "keydown"] as const;

export interface IdleOptions {
  /** False stops the count. */
  readonly isOn: boolean;
  /** What it counts down from. */
  readonly seconds: number;
  /** Each new one counts from the beginning. */
  readonly round: unknown;
  readonly onIdle: () => void;
}

/** Seconds left until `onIdle`. */
export const useIdle = ({ isOn, seconds, round, onIdle }: IdleOptions): number => {
  const { clock } = usePage();
  const [left, setLeft] = useState(seconds);
  useEffect(() => {
    const restart = () => setLeft(seconds);
    restart();
    for (const sign of SIGNS) document.addEventListener(sign, restart);
    return () => {
      for (const sign of SIGNS) document.removeEventListener(sign, restart);
    };
  }, [round, seconds]);
  useEffect(
    () => (isOn ? repeat(clock, 1000, "kiosk idle", () => setLeft((now) => now - 1)) : undefined),
    [isOn, clock],
  );
  useEffect(() => {
    if (isOn && left <= 0) onIdle();
  }, [isOn, left]);
  return Math.max(0, left);
};
