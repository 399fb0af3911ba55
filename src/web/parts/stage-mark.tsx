// The shape of each stage, so that nobody has to tell them by colour.

/** `near`: somebody is wanted; `aside`: it waits for them; `over`: ended without what they came for. */
export type Stage = "waiting" | "near" | "called" | "serving" | "served" | "aside" | "over";

const paths: Readonly<Record<Stage, string>> = {
  waiting: "M12 6v6l4 3M12 3a9 9 0 1 1 0 18 9 9 0 0 1 0-18z",
  near: "M9 5 3.500 11 9 17M4 11h10a6 6 0 0 1 6 6v2",
  called: "M12 3v17M5 13l7 7 7-7",
  serving: "M4 20v-2a5 5 0 0 1 10 0v2M9 4a3.500 3.500 0 1 1 0 7 3.500 3.500 0 0 1 0-7M15 9l2.500 2.500L22 7",
  served: "M4 12.500 10 18 20 6",
  aside: "M9 5v14M15 5v14",
  over: "M6 6l12 12M18 6 6 18",
};

export const StageMark = ({ stage }: { readonly stage: Stage }) => (
  <svg class="mark" viewBox="0 0 24 24" aria-hidden="true">
    <path d={paths[stage]} />
  </svg>
);
