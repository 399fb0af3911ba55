// A service in the manager's hand: picked up, over a window, put down. It orders nothing by itself.
import { useState } from "preact/hooks";
import type { Carried } from "./change.ts";

export interface Carrying {
  readonly carried: Carried | undefined;
  /** By a pointer that is held down, not by a press after which one looks for a window. */
  readonly isDragged: boolean;
  /** The window under the pointer. */
  readonly over: string | undefined;
  /** Where it has been put down, and a question stands open. */
  readonly dropped: { readonly carried: Carried; readonly window: string } | undefined;
  readonly pickUp: (carried: Carried, isDragged: boolean) => void;
  readonly hover: (window: string | undefined) => void;
  readonly dropOn: (carried: Carried, window: string) => void;
  readonly putDown: () => void;
}

interface Hand extends Pick<Carrying, "carried" | "isDragged" | "over" | "dropped"> {}

const empty: Hand = { carried: undefined, isDragged: false, over: undefined, dropped: undefined };

export const useCarrying = (): Carrying => {
  const [hand, setHand] = useState<Hand>(empty);
  return {
    ...hand,
    pickUp: (carried, isDragged) => setHand({ ...empty, carried, isDragged }),
    hover: (over) => setHand((before) => (before.over === over ? before : { ...before, over })),
    dropOn: (carried, window) => setHand({ ...empty, dropped: { carried, window } }),
    putDown: () => setHand(empty),
  };
};
