// A choice of any number of things. Pure.

/** Without the item where the list has it, else with it at the end. */
export const toggled = <T>(list: readonly T[], item: T): T[] =>
  list.includes(item) ? list.filter((one) => one !== item) : [...list, item];
