// What is said to LED-485 digit displays, as JSON [LED485-2]. On the wire each is a Modbus frame; which one, registers.ts
// knows.
import { type Static, Type } from "typebox";
import { hexField } from "../hex.ts";
import { ModbusFrame, REGISTERS_WRITTEN_MAX } from "../modbus/frame.ts";

export const TEXT_BYTES_MAX = REGISTERS_WRITTEN_MAX * 2;
/** By code, from 1 on [LED485-2.5]. */
export const BAUD_RATES = [1200, 2400, 4800, 9600, 19200, 38400, 57600, 115200] as const;
export const DECIMALS_MAX = 5;

const strict = { additionalProperties: false } as const;
const address = Type.Integer({ minimum: 0, maximum: 255, description: "unit; 1 as delivered, 0 everybody" });
const data = hexField(2, TEXT_BYTES_MAX, "an even number of bytes, two to a register");
const what = Type.Union([Type.Literal("text"), Type.Literal("segments")]);

export const Led485Frame = Type.Union([
  Type.Object(
    {
      kind: Type.Literal("showText"),
      address,
      text: Type.String({
        pattern: `^[ -~]{1,${TEXT_BYTES_MAX}}$`,
        description: "ASCII, as wide as the display; an odd one gets a blank at its end",
      }),
    },
    strict,
  ),
  Type.Object({ kind: Type.Literal("showText"), address, hex: data }, strict),
  Type.Object({ kind: Type.Literal("showSegments"), address, hex: data }, strict),
  Type.Object(
    {
      kind: Type.Literal("showNumber"),
      address,
      value: Type.Integer({ minimum: -0x8000, maximum: 0x7fff, description: "-32768 to 32767" }),
    },
    strict,
  ),
  Type.Object(
    {
      kind: Type.Literal("setDecimalPoint"),
      address,
      decimals: Type.Integer({ minimum: 0, maximum: DECIMALS_MAX, description: "digits behind the point, 0 none" }),
    },
    strict,
  ),
  Type.Object(
    {
      kind: Type.Literal("setAddress"),
      address,
      newAddress: Type.Integer({ minimum: 1, maximum: 255, description: "1 to 255" }),
    },
    strict,
  ),
  Type.Object({ kind: Type.Literal("setBaud"), address, baud: Type.Enum([...BAUD_RATES]) }, strict),
  Type.Object(
    {
      kind: Type.Literal("shown"),
      address,
      what,
      registers: Type.Integer({ minimum: 1, maximum: REGISTERS_WRITTEN_MAX, description: "two bytes each" }),
    },
    strict,
  ),
  Type.Object(
    {
      kind: Type.Literal("refused"),
      address,
      function: Type.Integer({ minimum: 1, maximum: 0x10 }),
      code: Type.Integer({ minimum: 0, maximum: 255, description: "1 function, 2 address, 3 value, 4 failure" }),
    },
    strict,
  ),
  Type.Object({ kind: Type.Literal("modbus"), frame: ModbusFrame }, strict),
]);
export type Led485Frame = Static<typeof Led485Frame>;
