// The problem of one field, for the field itself to show. Pure.
import type { Problem } from "./editor.ts";

/** The first problem at this place, or below it. */
export const problemAt = (problems: readonly Problem[], path: string): Problem | undefined =>
  problems.find((one) => one.path === path || one.path.startsWith(`${path}/`));
