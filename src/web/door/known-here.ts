// Who has logged in on this machine before, by number and window, so that next time a touch and the PIN are enough. It keeps no PIN.

export interface Known {
  /** Staff number. */
  readonly id: string;
  /** Window id. */
  readonly window?: string;
}

const NAME = "tidehall.known-here";
/** As many as share a desk. */
const KNOWN_MAX = 6;

const isKnown = (one: unknown): one is Known => typeof (one as Known | null)?.id === "string";

/** Last one first; nobody where the browser forbids storage or keeps something else. */
export const knownHere = (): readonly Known[] => {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(NAME) ?? "[]");
    return Array.isArray(kept) ? kept.filter(isKnown).slice(0, KNOWN_MAX) : [];
  } catch {
    return [];
  }
};

export const rememberHere = (one: Known): void => {
  const others = knownHere().filter(({ id }) => id !== one.id);
  try {
    localStorage.setItem(NAME, JSON.stringify([one, ...others].slice(0, KNOWN_MAX)));
  } catch {
    // They type their number next time.
  }
};
