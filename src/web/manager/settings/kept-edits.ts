// Edits that are not saved yet, kept by the browser until its tab closes: over a reload, and over a restart of the hall.
import type { Sections } from "../../../protocols/api/settings-sections.ts";

const NAME = "tidehall.settings.edits";

/** A browser may forbid storage; then edits live as long as the page. */
const storage = (): Storage | undefined => {
  try {
    return sessionStorage;
  } catch {
    return undefined;
  }
};

export const keptEdits = (): Sections => {
  try {
    return (JSON.parse(storage()?.getItem(NAME) ?? "{}") as Sections | null) ?? {};
  } catch {
    return {};
  }
};

export const keepEdits = (edits: Sections): void => {
  try {
    if (Object.keys(edits).length === 0) storage()?.removeItem(NAME);
    else storage()?.setItem(NAME, JSON.stringify(edits));
  } catch {
    // Full: what is saved holds, and what is not is lost with the page.
  }
};
