// Whose turn it is among the pictures and videos of the hall. Pure.
import type { ScreenView } from "../../hall/rules/screen-rules.ts";

export type Shown = ScreenView["media"][number];

export const SECOND_MS = 1000;

/** Turn by turn from the moment in which the hall's time began, so that all screens show the same. */
export const mediumAt = (media: readonly Shown[], now: number): Shown | undefined => {
  const round = media.reduce((sum, { seconds }) => sum + seconds * SECOND_MS, 0);
  let left = round === 0 ? 0 : now % round;
  for (const medium of media) {
    left -= medium.seconds * SECOND_MS;
    if (left < 0) return medium;
  }
  return media[0];
};
