// The sections of the board, each at its own address, in the groups in which they are offered. Pure.

/** What stands together in the contents: the hall as it is, what has become of it, and what is set up. */
export const sectionGroups = [
  ["now", "tide", "today"],
  ["staff", "devices"],
  ["history", "ratings", "cases", "appointments"],
  ["supervision", "standard", "settings"],
] as const;

export type SectionName = (typeof sectionGroups)[number][number];

export const sectionNames: readonly SectionName[] = sectionGroups.flat();

export interface Place {
  readonly section: SectionName;
  /** Where in the section, as `plans` in `#settings/plans`; empty at its beginning. */
  readonly within: string;
}

/** What an address's hash leads to; the present, where it says nothing that is known. */
export const placeOf = (hash: string): Place => {
  const [name = "", ...rest] = hash.replace(/^#/, "").split("/");
  const section = sectionNames.find((one) => one === name);
  return section ? { section, within: rest.join("/") } : { section: "now", within: "" };
};
