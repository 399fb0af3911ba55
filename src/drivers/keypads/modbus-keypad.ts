// A clerk's keypad of real buttons at his window, on an IO board [MODBUS-4]: a key for each step, and its lamp says whether the
// hall has done it.
import { Type } from "typebox";
import { boardDriver, boardKeys, boardOptions } from "../buttons/io-board.ts";
import { clerkLamps } from "../buttons/lamps.ts";
import { driverRow } from "../driver.ts";
import { MODBUS_GAP_MS, modbusUsual } from "../modbus-question.ts";

/** A finger that slips off, and no more: a clerk may mean the same key twice. */
const LOCKOUT_MS = 300;
/** As a service goes. */
const USUAL_KEYS = ["call", "recall", "start", "finish", "missed", "hold", "pause", "resume"];

const Options = Type.Object(
  {
    ...boardOptions(LOCKOUT_MS),
    keys: boardKeys({
      default: USUAL_KEYS,
      description: `the step of each input, DI1 first; default ${USUAL_KEYS.join(" ")}`,
    }),
  },
  { additionalProperties: false },
);

export const modbusKeypadRow = driverRow({
  name: "modbus-keypad",
  kinds: ["button"],
  options: Options,
  usual: modbusUsual,
  gapMs: MODBUS_GAP_MS,
  make: (options, parts) => boardDriver(parts, options, "Modbus keypad", clerkLamps),
});
