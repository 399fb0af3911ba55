// Modbus over TCP: the same functions and data as on a serial line, behind a header that says which question is meant, and
// without a CRC, which TCP has itself [MODBUSTCP-1]. It does not know what any register means.
import { type Static, Type } from "typebox";
import { concat, u16be, u16le } from "../../base/bytes.ts";
import { crc16Modbus } from "../../base/checksum.ts";
import { type Codec, type Decoder, decoderOf, frameOf, MORE, type Step, skip } from "../codec.ts";
import { describeModbus } from "./codec.ts";
import { EITHER, frameIn } from "./decode.ts";
import { pduOf } from "./encode.ts";
import { type Direction, ModbusFrame } from "./frame.ts";

const HEADER_BYTES = 6;
/** Unit and function. */
const LENGTH_MIN = 2;
/** Unit, function and 252 bytes of data. */
const LENGTH_MAX = 254;
export const TRANSACTION_MAX = 0xffff;

export const ModbusTcpFrame = Type.Object(
  {
    transaction: Type.Integer({
      minimum: 0,
      maximum: TRANSACTION_MAX,
      description: "the answer has that of its question",
    }),
    frame: ModbusFrame,
  },
  { additionalProperties: false },
);
export type ModbusTcpFrame = Static<typeof ModbusTcpFrame>;

const encode = ({ transaction, frame }: ModbusTcpFrame): Uint8Array => {
  const said = concat([frame.address], pduOf(frame));
  return concat(u16be(transaction), u16be(0), u16be(said.length), said);
};

const wordAt = (bytes: Uint8Array, at: number): number => bytes[at]! * 256 + bytes[at + 1]!;

/** [MODBUSTCP-1.2] */
const headProblem = (bytes: Uint8Array): string | undefined => {
  if (bytes.slice(2, 4).some((byte) => byte !== 0)) return "a protocol that is not 0";
  if (bytes.length < HEADER_BYTES) return undefined;
  const length = wordAt(bytes, 4);
  return length < LENGTH_MIN || length > LENGTH_MAX ? `a length that is not ${LENGTH_MIN} to ${LENGTH_MAX}` : undefined;
};

const stepAt = (bytes: Uint8Array, directions: readonly Direction[]): Step<ModbusTcpFrame> => {
  const problem = headProblem(bytes);
  if (problem !== undefined) return skip(problem);
  const total = HEADER_BYTES + (bytes.length < HEADER_BYTES ? LENGTH_MAX : wordAt(bytes, 4));
  if (bytes.length < total) return MORE;
  const said = bytes.subarray(HEADER_BYTES, total);
  const frame = frameIn(concat(said, u16le(crc16Modbus(said))), directions);
  return frameOf(total, { transaction: wordAt(bytes, 0), frame });
};

/** A master reads replies only, a unit requests only; a listener takes both [MODBUS-3.2]. */
export const modbusTcpDecoder = (directions: readonly Direction[] = EITHER): Decoder<ModbusTcpFrame> =>
  decoderOf((bytes) => stepAt(bytes, directions), HEADER_BYTES + LENGTH_MAX);

export const modbusTcpCodec: Codec<typeof ModbusTcpFrame> = {
  schema: ModbusTcpFrame,
  decoder: () => modbusTcpDecoder(),
  encode,
  describe: ({ transaction, frame }) => `transaction ${transaction}, ${describeModbus(frame)}`,
};
