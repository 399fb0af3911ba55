// A sentence put together of clips: as few as say all of it, because the longest clip sounds best; nothing when a part of
// it has no clip, because half a call is worse than none.
import { spokenText } from "../reading/reading.ts";
import type { Clips } from "./clips.ts";
import { joined, type Sound, silence } from "./sound.ts";

const PAUSE_MS = 250;
const MARKS = /[，。！？、；：,.!?;:]+/;

/** Fewest names that make up the text in order; undefined when none do. */
export const fewestClips = (text: string, names: ReadonlySet<string>): string[] | undefined => {
  const best: (string[] | undefined)[] = [[]];
  for (let end = 1; end <= text.length; end++) {
    for (const name of names) {
      const before = text.endsWith(name, end) ? best[end - name.length] : undefined;
      const known = best[end];
      if (before && (!known || before.length + 1 < known.length)) best[end] = [...before, name];
    }
  }
  return best[text.length];
};

const withGaps = (sounds: readonly Sound[], gapMs: number): Sound =>
  joined(sounds.flatMap((sound, at) => (at === 0 ? [sound] : [silence(sound.rateHz, gapMs), sound])));

/** What is said between two marks, written out as it is spoken; none is empty. */
export const clausesOf = (text: string): string[] =>
  spokenText(text)
    .toUpperCase()
    .split(MARKS)
    .map((clause) => clause.replace(/[\s-]/g, ""))
    .filter((clause) => clause !== "");

/** Undefined when the clips cannot say all of it. */
export const clipSentence = (text: string, { sounds, gapMs }: Clips): Sound | undefined => {
  const names = new Set(sounds.keys());
  const parts = clausesOf(text).map((clause) => fewestClips(clause, names));
  if (parts.length === 0 || parts.includes(undefined)) return undefined;
  return withGaps(
    parts.map((part) =>
      withGaps(
        part!.map((name) => sounds.get(name)!),
        gapMs,
      ),
    ),
    PAUSE_MS,
  );
};
