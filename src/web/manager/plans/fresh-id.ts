// A name for a new entry of a list that no other entry has.

/** `plan-3` where plan-1 and plan-2 are taken. */
export const freshId = (stem: string, list: readonly { readonly id: string }[]): string => {
  let n = 1;
  while (list.some(({ id }) => id === `${stem}-${n}`)) n++;
  return `${stem}-${n}`;
};
