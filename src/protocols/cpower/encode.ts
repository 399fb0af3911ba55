// From a frame to bytes, on either transport [CPOWER-1], [CPOWER-2].
import { concat, u16le } from "../../base/bytes.ts";
import { bytesOfField } from "../hex.ts";
import { writeMessage } from "../layout/message.ts";
import { commands } from "./commands.ts";
import { END, escaped, START } from "./escape.ts";
import { ANY_ID_CODE, type CpowerFrame, result } from "./frame.ts";
import { FROM_CARD, type Packet, TO_CARD, writePacket } from "./packet.ts";

export const encode = (frame: CpowerFrame): Uint8Array => {
  const packet = writePacket(packetOf(frame));
  return frame.wire === "serial" ? concat([START], escaped(packet), [END]) : concat(networkHead(frame, packet), packet);
};

const networkHead = ({ idCode = ANY_ID_CODE }: CpowerFrame, packet: Uint8Array): Uint8Array =>
  concat(bytesOfField(idCode), u16le(packet.length), [0, 0]);

const packetOf = (frame: CpowerFrame): Packet => {
  const { card } = frame;
  const mark =
    frame.kind === "reply" ? result.write(frame.result)[0]! : Number(frame.reply) | ((frame.flags ?? 0) << 1);
  const type = frame.kind === "reply" ? FROM_CARD : TO_CARD;
  if (frame.kind !== "reply" && frame.kind !== "part") {
    return { type, card, mark, packet: 0, lastPacket: 0, data: dataOf(frame) };
  }
  const { packet = 0, lastPacket = 0, data = "" } = frame;
  return { type, card, mark, packet, lastPacket, data: bytesOfField(data) };
};

/** What a command says, before it is cut into packets. */
export const dataOf = (command: { readonly kind: string }): Uint8Array =>
  writeMessage(commands, command) ?? new Uint8Array(0);
