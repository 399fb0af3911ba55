// Modbus RTU as a codec, and its frames in words.
import type { Codec } from "../codec.ts";
import { modbusDecoder } from "./decode.ts";
import { encodeModbus } from "./encode.ts";
import { ModbusFrame } from "./frame.ts";

const WORDS: Readonly<Record<ModbusFrame["kind"], string>> = {
  readCoils: "read coils",
  readInputs: "read inputs",
  readHoldingRegisters: "read holding registers",
  readInputRegisters: "read input registers",
  writeCoil: "write coil",
  writeRegister: "write register",
  writeCoils: "write coils",
  writeRegisters: "write registers",
  exception: "refused",
  other: "function not known here",
};

const REFUSALS: Readonly<Record<number, string>> = {
  1: "no such function",
  2: "no such address",
  3: "no such value",
  4: "device failure",
  5: "accepted, not done yet",
  6: "busy",
};

export const describeModbus = (frame: ModbusFrame): string => {
  const { kind, address, ...fields } = frame;
  const speaker = "direction" in frame ? `${frame.direction}, ` : "";
  const told = Object.entries(fields).filter(([name]) => name !== "direction");
  const values = told.map(([name, value]) => `${name} ${Array.isArray(value) ? value.join(" ") : value}`);
  const why = kind === "exception" ? [REFUSALS[frame.code] ?? "for a reason of the maker's"] : [];
  return `unit ${address}, ${speaker}${WORDS[kind]}: ${[...values, ...why].join(", ")}`;
};

export const modbusRtuCodec: Codec<typeof ModbusFrame> = {
  schema: ModbusFrame,
  decoder: () => modbusDecoder(),
  encode: encodeModbus,
  describe: describeModbus,
};
