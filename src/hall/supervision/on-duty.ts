// Who was on duty at an instant of a day: those at windows and those who had signed in.
import type { Seen } from "./seen.ts";

interface Present {
  readonly atWindow: Map<string, string>;
  readonly signedIn: Set<string>;
}

const note = ({ atWindow, signedIn }: Present, event: Seen): void => {
  if (event.kind === "WindowOpened" && event.data.clerk !== "") atWindow.set(event.data.window, event.data.clerk);
  else if (event.kind === "WindowClosed") atWindow.delete(event.data.window);
  else if (event.kind === "StaffSignedIn") signedIn.add(event.data.staff);
  else if (event.kind === "StaffSignedOut") signedIn.delete(event.data.staff);
  else if (event.kind === "DayTurned") {
    atWindow.clear();
    signedIn.clear();
  }
};

/** Staff numbers, each once; whoever left at that very instant was still there. */
export const onDutyAt = (events: readonly Seen[], at: number): string[] => {
  const present: Present = { atWindow: new Map(), signedIn: new Set() };
  for (const event of events) if (event.at < at) note(present, event);
  return [...new Set([...present.atWindow.values(), ...present.signedIn])].sort();
};
