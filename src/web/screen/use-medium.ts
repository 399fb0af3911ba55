// Which picture or video of the hall is up: none while a call is new, and never one that cannot be shown.
import { useState } from "preact/hooks";
import { useNow } from "../parts/page.tsx";
import type { Staged } from "./call-stage.ts";
import { mediumAt, SECOND_MS } from "./medium-turn.ts";
import { useScreenRules } from "./use-screen.ts";

/** `leave` is for one that turns out to be missing or broken. */
export const useMedium = (newest: Staged | undefined, waiting: number) => {
  const { media, quietSeconds } = useScreenRules();
  const now = useNow();
  const [broken, setBroken] = useState<readonly string[]>([]);
  const isQuiet = waiting === 0 && (!newest || now - newest.since >= quietSeconds * SECOND_MS);
  const sound = media.filter(({ file }) => !broken.includes(file));
  return {
    medium: isQuiet ? mediumAt(sound, now) : undefined,
    leave: (file: string) => setBroken((before) => [...before, file]),
  };
};
