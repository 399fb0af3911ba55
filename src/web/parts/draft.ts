// Something that is being edited, with the ways back. Pure.

export interface Draft<T> {
  readonly value: T;
  /** Newest last. */
  readonly past: readonly T[];
}

const PAST_MAX = 100;

export const areSame = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);

export const startedWith = <T>(value: T): Draft<T> => ({ value, past: [] });

/** A step that changes nothing is none. */
export const changedTo = <T>(draft: Draft<T>, next: T): Draft<T> =>
  areSame(draft.value, next) ? draft : { value: next, past: [...draft.past, draft.value].slice(-PAST_MAX) };

export const undone = <T>(draft: Draft<T>): Draft<T> =>
  draft.past.length === 0 ? draft : { value: draft.past[draft.past.length - 1]!, past: draft.past.slice(0, -1) };

export const withItem = <T>(list: readonly T[], at: number, item: T): T[] =>
  list.map((other, place) => (place === at ? item : other));

export const without = <T>(list: readonly T[], at: number): T[] => list.filter((_, place) => place !== at);
