// A sentence as the ids of sound files in a box: as few as say all of it. The numbers are the maker's; the words and letters of a
// call are no maker's, so they have numbers of ours, which a hall's own files are put under.
import { deliveredClips } from "../../../protocols/json-speakers/mqlinks.ts";
import { clausesOf, fewestClips } from "../local/clip-sentence.ts";

/** [SPEAKER-1.4] Numbers that the maker's own list leaves free. */
const PHRASES: Readonly<Record<string, string>> = {
  ...{ 请: "120", 号: "121", 号到: "122", 到: "123", 一百: "124" },
  ...{ 号窗口: "125", 号窗口办理: "126", 窗口: "127", 办理: "128" },
};
const FIRST_LETTER = 129;
const LETTERS = Array.from("ABCDEFGHIJKLMNOPQRSTUVWXYZ", (letter, at) => [letter, String(FIRST_LETTER + at)]);

/** Id by what is said: what a call to any window is made of. */
export const usualClips: Readonly<Record<string, string>> = {
  ...deliveredClips,
  ...PHRASES,
  ...Object.fromEntries(LETTERS),
};

/** Undefined when the clips cannot say all of it: half a call is worse than none. */
export const clipIdsOf = (text: string, clips: Readonly<Record<string, string>>): string[] | undefined => {
  const names = new Set(Object.keys(clips));
  const parts = clausesOf(text).map((clause) => fewestClips(clause, names));
  if (parts.length === 0 || parts.includes(undefined)) return undefined;
  return parts.flatMap((part) => part!.map((name) => clips[name]!));
};
