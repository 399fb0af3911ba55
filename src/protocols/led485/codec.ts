// LED-485 digit displays as a codec: Modbus frames below, their meaning above.
import type { Codec, Decoder, Found } from "../codec.ts";
import { modbusRtuCodec } from "../modbus/codec.ts";
import { modbusDecoder } from "../modbus/decode.ts";
import { encodeModbus } from "../modbus/encode.ts";
import type { ModbusFrame } from "../modbus/frame.ts";
import { Led485Frame } from "./frame.ts";
import { fromModbus, toModbus } from "./registers.ts";

const meant = (found: Found<ModbusFrame>): Found<Led485Frame> =>
  found.kind === "frame" ? { kind: "frame", frame: fromModbus(found.frame) } : found;

const led485Decoder = (): Decoder<Led485Frame> => {
  const wire = modbusDecoder();
  return {
    push: (bytes) => wire.push(bytes).map(meant),
    flush: () => wire.flush().map(meant),
    get pending() {
      return wire.pending;
    },
  };
};

const describeLed485 = (frame: Led485Frame): string => {
  if (frame.kind === "modbus") return modbusRtuCodec.describe(frame.frame);
  const { kind, address, ...fields } = frame;
  const told = Object.entries(fields).map(([name, value]) => `${name} ${name === "text" ? `"${value}"` : value}`);
  return `unit ${address}, ${WORDS[kind]}: ${told.join(", ")}`;
};

const WORDS: Readonly<Record<Exclude<Led485Frame["kind"], "modbus">, string>> = {
  showText: "show text",
  showSegments: "show segments",
  showNumber: "show number",
  setDecimalPoint: "set decimal point",
  setAddress: "set address",
  setBaud: "set baud rate",
  shown: "has shown",
  refused: "refuses",
};

export const led485Codec: Codec<typeof Led485Frame> = {
  schema: Led485Frame,
  decoder: led485Decoder,
  encode: (frame) => encodeModbus(toModbus(frame)),
  describe: describeLed485,
};
