// Every state of every page that is looked at.
import type { Look } from "./look.ts";

export const allLooks: readonly Look[] = [];
