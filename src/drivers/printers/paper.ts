// What a technician says of a ticket printer: how wide its paper is and what its own font has. No printer tells that itself.
import { type Static, Type } from "typebox";

export const Paper = Type.Object(
  {
    widthDots: Type.Integer({
      minimum: 128,
      maximum: 832,
      multipleOf: 8,
      default: 576,
      description: "printable dots of a line: 576 on paper of 80 mm (the default), 384 on 58 mm",
    }),
    font: Type.Enum(["gb2312", "gbk", "gb18030"], {
      default: "gbk",
      description: "the characters that its own font has; default gbk",
    }),
    cutter: Type.Enum(["partial", "full", "none"], {
      default: "partial",
      description: "none feeds the page to the tear bar; default partial",
    }),
    beeps: Type.Integer({ minimum: 0, maximum: 9, default: 0, description: "after each page; default 0" }),
    qrModuleDotsMax: Type.Integer({
      minimum: 1,
      maximum: 16,
      default: 6,
      description: "largest side of a QR module; default 6",
    }),
  },
  { additionalProperties: false },
);
export type Paper = Static<typeof Paper>;
