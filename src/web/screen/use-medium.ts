// Which picture or video of the hall is up: none while a call is new, and never one that cannot be shown.
import { useState } from "preact/hooks";
import type { ScreenView } from "../../hall/screen-rules.ts";
import { useNow } from "../parts/page.tsx";
import type { Staged } from "./call-stage.ts";
import { useScreenRules } from "./use-screen.ts";

export type Shown = ScreenView["media"][number];

const SECOND_MS = 1000;

/** Turn by turn from the moment in which the hall's time began, so that all screens show the same. Pure. */
export const mediumAt = (media: readonly Shown[], now: number): Shown | undefined => {
  const round = media.reduce((sum, { seconds }) => sum + seconds * SECOND_MS, 0);
  let left = round === 0 ? 0 : now % round;
  for (const medium of media) {
    left -= medium.seconds * SECOND_MS;
    if (left < 0) return medium;
  }
  return media[0];
};

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
