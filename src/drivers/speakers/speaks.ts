// What every speaker of the hall has in common, however it makes its sound: how much it takes, how long that may last, and
// what it can be told.
import { Type } from "typebox";
import { checker } from "../../base/check.ts";
import { SayArgs } from "../../protocols/mqtt/arguments.ts";
import { atOnce, type DevicePort, inTurn, type Job } from "../device/appliance.ts";

const WAITING_MAX = 8;
const TEXT_MAX = 400;
/** The longest that hall/1 knows [HALL-1.3]; 400 characters twice over take less. */
const DONE_MS = 120_000;

const checkSay = checker(SayArgs);
const checkNothing = checker(Type.Object({}));

export const speaks = (port: DevicePort, say: (args: SayArgs, job: Job) => Promise<undefined>) => ({
  limits: { maxText: TEXT_MAX, doneMs: DONE_MS },
  waitingMax: WAITING_MAX,
  operations: {
    say: inTurn(checkSay, say),
    stop: atOnce(checkNothing, async () => port.dropWork() as undefined),
  },
});
