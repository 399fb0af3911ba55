// What is done for each step of the guide, by its mark.
import type { Acts } from "./act.ts";
import { clerkActs } from "./clerk-acts.ts";
import { kioskActs } from "./kiosk-acts.ts";
import { managerActs } from "./manager-acts.ts";
import { technicianActs } from "./technician-acts.ts";

export const guideActs: Acts = { ...kioskActs, ...clerkActs, ...managerActs, ...technicianActs };
