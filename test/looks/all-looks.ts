// Every state of every page that is looked at.
import { clerkLooks } from "./clerk-looks.ts";
import { frontLooks } from "./front-looks.ts";
import { kioskLooks } from "./kiosk-looks.ts";
import type { Look } from "./look.ts";
import { managerLooks } from "./manager-looks.ts";
import { officeLooks } from "./office-looks.ts";
import { padLooks } from "./pad-looks.ts";
import { phoneLooks } from "./phone-looks.ts";
import { publicLooks } from "./public-looks.ts";
import { screenLooks } from "./screen-looks.ts";
import { settingsLooks } from "./settings-looks.ts";
import { windowLooks } from "./window-looks.ts";

export const allLooks: readonly Look[] = [
  ...clerkLooks,
  ...frontLooks,
  ...kioskLooks,
  ...managerLooks,
  ...officeLooks,
  ...padLooks,
  ...phoneLooks,
  ...publicLooks,
  ...screenLooks,
  ...windowLooks,
  ...settingsLooks,
];
