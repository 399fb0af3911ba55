// Every state of every page that is looked at.
import type { Look } from "./look.ts";
import { managerLooks } from "./manager-looks.ts";
import { phoneLooks } from "./phone-looks.ts";
import { screenLooks } from "./screen-looks.ts";
import { settingsLooks } from "./settings-looks.ts";
import { windowLooks } from "./window-looks.ts";

export const allLooks: readonly Look[] = [
  ...managerLooks,
  ...phoneLooks,
  ...screenLooks,
  ...settingsLooks,
  ...windowLooks,
];
