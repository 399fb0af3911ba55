// What a window is doing, as a shape: whoever sees no colours, or no letters from afar, sees which.
import type { WindowView } from "../../hall/views/views.ts";

/** In a square of 20: an arrow, a disc, a star, a ring, two bars, one bar. */
const shapes: Readonly<Record<WindowView["state"], string>> = {
  calling: "M4 2l13 8-13 8z",
  serving: "M10 2a8 8 0 1 0 0 16a8 8 0 1 0 0-16z",
  rating: "M10 1l2.7 6 6.3.6-4.8 4.3 1.5 6.6-5.7-3.5-5.7 3.5 1.5-6.6L1 7.6 7.3 7z",
  open: "M10 2a8 8 0 1 0 0 16a8 8 0 1 0 0-16zm0 3.5a4.5 4.5 0 1 1 0 9a4.5 4.5 0 1 1 0-9z",
  paused: "M4 3h4v14H4zM12 3h4v14h-4z",
  closed: "M2 8h16v4H2z",
};

export const StateMark = ({ state }: Pick<WindowView, "state">) => (
  <svg class="state-mark" viewBox="0 0 20 20" width="20" height="20" aria-hidden="true">
    <path d={shapes[state]} fill="currentColor" fillRule="evenodd" />
  </svg>
);
