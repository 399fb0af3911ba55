// What caller keypads and evaluator pads on the FF 68 line say and are told, as JSON [CALLER-2].
import { type Static, Type } from "typebox";
import { hexField } from "../hex.ts";

/** Keys by their bytes [CALLER-2.2]; digits are their own. */
export const callerKeys = {
  "0": 0x00,
  "1": 0x01,
  "2": 0x02,
  "3": 0x03,
  "4": 0x04,
  "5": 0x05,
  "6": 0x06,
  "7": 0x07,
  "8": 0x08,
  "9": 0x09,
  evaluate: 0x0b,
  call: 0x0c,
  recall: 0x0d,
  cancel: 0x0e,
  ok: 0x0f,
  nearby: 0x11,
  pause: 0x12,
  transfer: 0x13,
} as const;
export type CallerKey = keyof typeof callerKeys;

/** Address and function count too. */
export const LENGTH_MAX = 255;
const DATA_BYTES_MAX = LENGTH_MAX - 2;
export const DISPLAY_DIGITS = 6;
export const STARS_MAX = 5;

const strict = { additionalProperties: false } as const;
const address = Type.Integer({ minimum: 0, maximum: 255, description: "of the keypad" });

export const CallerFrame = Type.Union([
  Type.Object(
    {
      kind: Type.Literal("keys"),
      address,
      keys: Type.Array(Type.Enum(Object.keys(callerKeys) as CallerKey[]), {
        minItems: 1,
        maxItems: DATA_BYTES_MAX,
        description: "in the order pressed; the host sends the same frame back",
      }),
    },
    strict,
  ),
  Type.Object(
    {
      kind: Type.Literal("rating"),
      address,
      score: Type.Integer({ minimum: 0, maximum: 255, description: "the key of the evaluator pad" }),
    },
    strict,
  ),
  Type.Object(
    {
      kind: Type.Literal("display"),
      address,
      digits: Type.String({
        pattern: `^[0-9 ]{${DISPLAY_DIGITS}}$`,
        description: "three for the people waiting, three for the ticket; a blank shows nothing",
      }),
    },
    strict,
  ),
  Type.Object(
    { kind: Type.Literal("stars"), address, stars: Type.Integer({ minimum: 0, maximum: STARS_MAX }) },
    strict,
  ),
  Type.Object({ kind: Type.Literal("beep"), address }, strict),
  Type.Object(
    {
      kind: Type.Literal("other"),
      address,
      function: Type.Integer({ minimum: 0, maximum: 255 }),
      hex: hexField(0, DATA_BYTES_MAX, "the data, carried as it stands"),
    },
    strict,
  ),
]);
export type CallerFrame = Static<typeof CallerFrame>;
