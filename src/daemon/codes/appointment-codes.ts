// The code that whoever has booked types at the machine.
import type { Random } from "../../base/random.ts";
import type { CommandArgs } from "../../hall/commands.ts";
import type { CommandRequest } from "../hall-port.ts";
import { keyedCodes } from "./keyed-codes.ts";

const CODE_DIGITS = 6;
const NAME_BYTES = 16;

/** Draws the code of a booking, which nobody can foretell; a command that is repeated draws the same. */
export const drawingCodes = (key: Uint8Array, random: Random) => {
  const codes = keyedCodes(key, "appointment code");
  const anyName = () => Buffer.from(random.bytes(NAME_BYTES)).toString("base64url");
  return (request: CommandRequest): CommandRequest => {
    if (request.kind !== "BookAppointment") return request;
    const args = request.args as CommandArgs<"BookAppointment">;
    return { ...request, args: { ...args, code: codes.digitsOf(request.id ?? anyName(), CODE_DIGITS) } };
  };
};
