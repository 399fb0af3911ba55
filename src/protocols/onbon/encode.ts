// From a frame to bytes [ONBON-1], [ONBON-2].
import { concat, u16le } from "../../base/bytes.ts";
import { crc16Arc, sumOf } from "../../base/checksum.ts";
import { writeMessage } from "../layout/message.ts";
import { END, escaped, START } from "./escape.ts";
import { messages, type OnbonFrame, PREAMBLE } from "./frame.ts";
import { header } from "./header.ts";

export const encode = (frame: OnbonFrame): Uint8Array => {
  const data = writeMessage(messages, frame) ?? new Uint8Array(0);
  const packet = concat(header.write(frame), u16le(data.length), data);
  const checksum = u16le(checksumOf(packet, frame.check) ?? frame.checksum ?? 0);
  const preamble = new Uint8Array(frame.preamble ?? PREAMBLE).fill(START);
  return concat(preamble, escaped(concat(packet, checksum)), [END]);
};

/** Of the packet before it is escaped [ONBON-2.3]; undefined when it is not checked. */
export const checksumOf = (packet: Uint8Array, check: OnbonFrame["check"] = "crc"): number | undefined => {
  if (check === "crc") return crc16Arc(packet);
  return check === "sum" ? sumOf(packet, 16) : undefined;
};
