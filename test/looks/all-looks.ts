// Every state of every page that is looked at.
import { frontLooks } from "./front-looks.ts";
import { kioskLooks } from "./kiosk-looks.ts";
import type { Look } from "./look.ts";
import { managerLooks } from "./manager-looks.ts";
import { officeLooks } from "./office-looks.ts";
import { phoneLooks } from "./phone-looks.ts";
import { publicLooks } from "./public-looks.ts";
import { screenLooks } from "./screen-looks.ts";
import { windowLooks } from "./window-looks.ts";

export const allLooks: readonly Look[] = [
  ...kioskLooks,
  ...frontLooks,
  ...managerLooks,
  ...officeLooks,
  ...phoneLooks,
  ...publicLooks,
  ...screenLooks,
  ...windowLooks,
];
