// A command that is longer than a packet goes in several, each answered before the next is sent [CPOWER-2.5].
import { concat, hexOf } from "../../base/bytes.ts";
import { bytesOfField } from "../hex.ts";
import { readMessage } from "../layout/message.ts";
import { commands } from "./commands.ts";
import { dataOf } from "./encode.ts";
import type { CpowerCommand, CpowerPart } from "./frame.ts";

/** What other software puts into a packet. */
export const PACKET_DATA_BYTES = 200;

/** The command itself when it fits one packet. At most 256 packets of at most `bytesMax` bytes of data. */
export const packetsOf = (command: CpowerCommand, bytesMax = PACKET_DATA_BYTES): (CpowerCommand | CpowerPart)[] => {
  const data = dataOf(command);
  if (data.length <= bytesMax) return [command];
  const { wire, idCode, card, reply, flags } = command;
  const way = { wire, ...(idCode && { idCode }), card, reply, ...(flags && { flags }) };
  const lastPacket = Math.ceil(data.length / bytesMax) - 1;
  return Array.from({ length: lastPacket + 1 }, (_, packet) => {
    const piece = hexOf(data.subarray(packet * bytesMax, (packet + 1) * bytesMax));
    return { kind: "part", ...way, ...(packet > 0 && { packet }), lastPacket, data: piece };
  });
};

/** The command that these packets are together; undefined unless they are all of one command, in order. */
export const joined = (parts: readonly CpowerPart[]): CpowerCommand | undefined => {
  const isInOrder = parts.every(
    ({ packet = 0, lastPacket = 0 }, at) => packet === at && lastPacket === parts.length - 1,
  );
  const said = isInOrder
    ? readMessage(commands, concat(...parts.map(({ data = "" }) => bytesOfField(data))))
    : undefined;
  if (!said) return undefined;
  const { kind: _, packet: __, lastPacket: ___, data: ____, ...way } = parts[0]!;
  return { ...way, ...said } as CpowerCommand;
};
