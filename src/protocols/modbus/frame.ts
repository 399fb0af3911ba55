// The frames of Modbus RTU as JSON [MODBUS-1]. It does not know what any register means; profiles do.
import { type Static, Type } from "typebox";
import { hexField } from "../hex.ts";

/** Reading and writing have the limits of the published specification [MODBUS-2]. */
export const BITS_READ_MAX = 2000;
export const REGISTERS_READ_MAX = 125;
export const BITS_WRITTEN_MAX = 1968;
export const REGISTERS_WRITTEN_MAX = 123;
/** Address, function, 252 bytes of data and the CRC. */
export const FRAME_BYTES_MAX = 256;
const DATA_BYTES_MAX = FRAME_BYTES_MAX - 4;

const word = (description: string) => Type.Integer({ minimum: 0, maximum: 0xffff, description });
const byte = (description: string) => Type.Integer({ minimum: 0, maximum: 0xff, description });
const count = (maximum: number) => Type.Integer({ minimum: 1, maximum, description: "how many, from `start` on" });
const bitsWritten = Type.String({
  pattern: `^[01]{1,${BITS_WRITTEN_MAX}}$`,
  description: "0 or 1 for each, the lowest first",
});
/** A reply does not say how many were asked for: it fills its last byte. */
const bitsRead = Type.String({
  pattern: `^(?:[01]{8}){1,${FRAME_BYTES_MAX - 5}}$`,
  description: "0 or 1 for each, the lowest first; a multiple of 8",
});
const registers = (maxItems: number) =>
  Type.Array(word("0 to 65535"), { minItems: 1, maxItems, description: "values, the lowest register first" });

const address = byte("unit; 1 to 247, 0 is everybody without an answer, 248 to 255 are used by some makers");
const start = word("number of the first, counted from 0");
const request = Type.Literal("request", { description: "from the master" });
const reply = Type.Literal("reply", { description: "from the unit" });
const direction = Type.Union([request, reply], { description: "the same bytes both ways; read as a request" });

const strict = { additionalProperties: false } as const;

export const readingKinds = {
  readCoils: 0x01,
  readInputs: 0x02,
  readHoldingRegisters: 0x03,
  readInputRegisters: 0x04,
} as const;
export type ReadingKind = keyof typeof readingKinds;

const bitKind = Type.Union([Type.Literal("readCoils"), Type.Literal("readInputs")]);
const registerKind = Type.Union([Type.Literal("readHoldingRegisters"), Type.Literal("readInputRegisters")]);

export const ModbusFrame = Type.Union([
  Type.Object({ kind: bitKind, direction: request, address, start, quantity: count(BITS_READ_MAX) }, strict),
  Type.Object({ kind: bitKind, direction: reply, address, bits: bitsRead }, strict),
  Type.Object({ kind: registerKind, direction: request, address, start, quantity: count(REGISTERS_READ_MAX) }, strict),
  Type.Object({ kind: registerKind, direction: reply, address, registers: registers(REGISTERS_READ_MAX) }, strict),
  Type.Object({ kind: Type.Literal("writeCoil"), direction, address, coil: start, on: Type.Boolean() }, strict),
  Type.Object(
    { kind: Type.Literal("writeRegister"), direction, address, register: start, value: word("0 to 65535") },
    strict,
  ),
  Type.Object({ kind: Type.Literal("writeCoils"), direction: request, address, start, bits: bitsWritten }, strict),
  Type.Object(
    { kind: Type.Literal("writeCoils"), direction: reply, address, start, quantity: count(BITS_WRITTEN_MAX) },
    strict,
  ),
  Type.Object(
    {
      kind: Type.Literal("writeRegisters"),
      direction: request,
      address,
      start,
      registers: registers(REGISTERS_WRITTEN_MAX),
    },
    strict,
  ),
  Type.Object(
    { kind: Type.Literal("writeRegisters"), direction: reply, address, start, quantity: count(REGISTERS_WRITTEN_MAX) },
    strict,
  ),
  Type.Object(
    {
      kind: Type.Literal("exception"),
      direction: reply,
      address,
      function: Type.Integer({ minimum: 1, maximum: 0x10, description: "the function that was refused" }),
      code: byte("1 function, 2 address, 3 value, 4 failure, 5 accepted, 6 busy"),
    },
    strict,
  ),
  Type.Object(
    {
      kind: Type.Literal("other"),
      address,
      function: byte("0 to 255"),
      hex: hexField(0, DATA_BYTES_MAX, "what stands between the function and the CRC"),
    },
    strict,
  ),
]);
export type ModbusFrame = Static<typeof ModbusFrame>;
export type Direction = "request" | "reply";
