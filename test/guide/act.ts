// What somebody does for one step of the guide.
import type { GuideHall } from "./guide-hall.ts";
import type { Tour } from "./tour.ts";

/** It throws where what should be seen is not. */
export type Act = (tour: Tour, hall: GuideHall) => Promise<void>;
/** By the mark of the step. */
export type Acts = Readonly<Record<string, Act>>;
