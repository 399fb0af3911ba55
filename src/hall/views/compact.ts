// Views without the fields that are not there, so that equal views have equal texts.

/** Leaves out what is undefined, in the view itself and not in what it holds. */
export const compact = <T extends object>(view: T): T => {
  const present: Partial<T> = {};
  for (const field of Object.keys(view) as (keyof T)[]) if (view[field] !== undefined) present[field] = view[field];
  return present as T;
};
