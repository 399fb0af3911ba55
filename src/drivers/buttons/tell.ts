// `tell`, the answer to a press. A device without a display takes it and shows nothing: a hall that was refused it would
// call for a technician after every press.
import { checker } from "../../base/check.ts";
import { TellArgs } from "../../protocols/mqtt/arguments.ts";
import { atOnce, type Operation } from "../device/appliance.ts";

const checkTell = checker(TellArgs);

export const tellOperation = (show: (told: TellArgs) => Promise<void> = async () => {}): Operation =>
  atOnce(checkTell, async (told) => {
    await show(told);
    return undefined;
  });
