// What whoever has booked holds in their hands: the address of their appointment, and the code they type at the machine.
import type { Random } from "../base/random.ts";
import type { CommandArgs } from "../hall/commands.ts";
import type { CommandRequest } from "./hall-port.ts";
import { keyedCodes } from "./keyed-codes.ts";

const TOKEN = /^(P[1-9][0-9]{0,8})-([\w-]{22})$/;
const CODE_DIGITS = 6;
const NAME_BYTES = 16;

export interface AppointmentLinks {
  tokenOf(appointment: string): string;
  /** The appointment that the token was made for, whether or not the hall still has it; undefined for any other text. */
  appointmentIn(token: string): string | undefined;
}

/** @param key the hall's own secret */
export const appointmentLinks = (key: Uint8Array): AppointmentLinks => {
  const codes = keyedCodes(key, "appointment link");
  return {
    tokenOf: (appointment) => `${appointment}-${codes.codeOf(appointment)}`,
    appointmentIn(token) {
      const [, appointment, code] = TOKEN.exec(token) ?? [];
      return appointment !== undefined && code !== undefined && codes.isCodeOf(appointment, code)
        ? appointment
        : undefined;
    },
  };
};

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
