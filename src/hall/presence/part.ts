// Presence (在岗) as a part of the hall: what time brings, and what its readers see.
import type { Part } from "../part.ts";
import { emptyWindowsDue, nextEmptyWindow } from "./empty-windows.ts";
import { presenceEvolve } from "./evolve.ts";
import { leavesDue, nextLeave } from "./leaves.ts";
import { presenceEntries } from "./views.ts";

/** After these somebody else sits somewhere. */
const sittings = ["WindowOpened", "WindowClosed"];

export const presencePart: Part = {
  name: "presence",
  events: [...Object.keys(presenceEvolve), ...sittings],
  // Who is missed at a window depends on who is away: that settles first.
  due(hall, when) {
    const leaves = leavesDue(hall, when);
    return leaves.length > 0 ? leaves : emptyWindowsDue(hall, when);
  },
  nextDue: (hall, now) => Math.min(nextLeave(hall, now), nextEmptyWindow(hall, now)),
  refs: () => [],
  entries: presenceEntries,
};
