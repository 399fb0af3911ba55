// A ticket machine of real buttons: one for each service, on an IO board [MODBUS-4].
import { Type } from "typebox";
import { driverRow } from "../driver.ts";
import { MODBUS_GAP_MS, modbusUsual } from "../modbus-question.ts";
import { boardDriver, boardKeys, boardOptions } from "./io-board.ts";
import { visitorLamps } from "./lamps.ts";

/** Who presses again because no paper is there yet wants one number. */
const LOCKOUT_MS = 1000;

const Options = Type.Object(
  { ...boardOptions(LOCKOUT_MS), keys: boardKeys({ description: "the service of each input, DI1 first" }) },
  { additionalProperties: false },
);

export const modbusButtonsRow = driverRow({
  name: "modbus-buttons",
  kinds: ["button"],
  options: Options,
  usual: modbusUsual,
  gapMs: MODBUS_GAP_MS,
  make: (options, parts) => boardDriver(parts, options, "Modbus IO board", visitorLamps),
});
