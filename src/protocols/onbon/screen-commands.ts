// Commands to what is shown: power, brightness, programs [ONBON-4.9] to [ONBON-4.12], and the dynamic areas with which
// a hall calls [ONBON-5].
import { Type } from "typebox";
import { digits } from "../layout/blocks.ts";
import { byte, quantity, u8, u16le, yesNo } from "../layout/code.ts";
import { type Field, structure, usual } from "../layout/field.ts";
import { counted, repeated, sized } from "../layout/groups.ts";
import { message } from "../layout/message.ts";
import { area } from "./area.ts";
import { fileName, reply, request, reserved } from "./request.ts";

/** Of the fifth generation; the sixth has 5 [ONBON-5.7]. */
const AREAS_MAX = 8;
const ALL = 0xff;

const level = (description: string) => byte(quantity(0, 15, description));
const timeOfDay = digits("00:00", [0, 1], "hour and minute");

/** A count of 255 stands for all of them [ONBON-5.6]. */
const removed: Field<"all" | readonly number[]> = {
  schema: Type.Union([Type.Literal("all"), Type.Array(u8().schema, { maxItems: ALL - 1 })]),
  read: (source) => {
    const count = source.take(1)[0]!;
    return count === ALL ? "all" : [...source.take(count)];
  },
  write: (ids) => (ids === "all" ? Uint8Array.of(ALL) : Uint8Array.of(ids.length, ...ids)),
};

export const screenCommands = [
  request("power", [0xa3, 0x00], { on: byte(yesNo(1, 2, "until the next time of a timer")) }),
  request("setTimers", [0xa3, 0x01], { timers: counted(u8(), structure({ on: timeOfDay, off: timeOfDay }), 3) }),
  request("cancelTimers", [0xa3, 0x08], {}),
  // [ONBON-4.10]
  request("setBrightness", [0xa3, 0x02], {
    mode: usual(byte(quantity(1, 1, "1: one brightness")), 1),
    level: level("0 darkest to 15 brightest"),
  }),
  request("setBrightnessByTime", [0xa3, 0x02], {
    mode: usual(byte(quantity(2, 2, "2: a brightness for each time of day")), 2),
    level: usual(level("without effect here"), 0),
    halfHours: repeated(48, level("from midnight on")),
  }),
  // [ONBON-4.11]
  request("lockProgram", [0xa3, 0x04], {
    stored: byte(yesNo(1, 0, "whether it outlives a power cut")),
    locked: byte(yesNo(1, 0, "whether this program stays")),
    program: fileName,
  }),
  message("dynamicAreas", [0xa3, 0x06], {
    reply,
    clears: usual(byte(yesNo(1, 0, "whether areas are cleared and set up anew")), false),
    reserved: reserved(1),
    remove: usual(removed, []),
    areas: counted(u8(), sized(u16le(), area), AREAS_MAX),
  }),
  // [ONBON-4.12]
  request("clearScreen", [0xa3, 0x10], {}),
] as const;
