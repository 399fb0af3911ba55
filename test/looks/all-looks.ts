// Every state of every page that is looked at.
import type { Look } from "./look.ts";
import { managerLooks } from "./manager-looks.ts";
import { phoneLooks } from "./phone-looks.ts";

export const allLooks: readonly Look[] = [...managerLooks, ...phoneLooks];
