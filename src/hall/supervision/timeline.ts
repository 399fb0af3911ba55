// What something was, stretch by stretch of a day: its changes read from the first to the last.
import type { Span } from "./spans.ts";

export interface Stretch<S> extends Span {
  readonly state: S;
}

export interface Change<S> {
  readonly at: number;
  readonly state: S;
}

/**
 * From the first instant to the last, without gaps; a stretch that has no length is left out. A clock that was set back
 * makes no stretch shorter than nothing.
 */
export const timelineOf = <S>(first: Change<S>, changes: readonly Change<S>[], until: number): Stretch<S>[] => {
  const stretches: Stretch<S>[] = [];
  let present = first;
  for (const change of [...changes, { at: until, state: first.state }]) {
    const to = Math.max(present.at, Math.min(change.at, until));
    if (to > present.at) stretches.push({ from: present.at, to, state: present.state });
    present = { at: to, state: change.state };
  }
  return stretches;
};
