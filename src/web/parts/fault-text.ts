// What is wrong with a device, in words that say what to do about it.
import type { DeviceView } from "../../protocols/api/device-view.ts";
import { type Say, sayOf } from "../words/words.ts";

/** Empty when nothing is wrong; a fault that the table has no words for is told by its name. */
export const troubleTexts = (say: Say, { state, faults }: Pick<DeviceView, "state" | "faults">): readonly string[] =>
  faults.length === 0 && state === "lost" ? [say("fault.offline")] : faults.map((fault) => sayOf(say, "fault", fault));
