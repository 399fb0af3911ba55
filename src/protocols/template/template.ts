// How the frame of a private sign is described in configuration [TEMPLATE-1]. It knows no maker.
import { type Static, Type } from "typebox";
import { hexField } from "../hex.ts";
import { encodings } from "../text/encodings.ts";

export const TEXT_BYTES_MAX = 1024;
/** Where a template says nothing. */
export const TEXT_BYTES_USUAL = 200;

const strict = { additionalProperties: false } as const;
const fixed = (description: string) => hexField(1, 16, description);

/** Between head and tail, in the order that is usual. */
export const innerParts = ["address", "command", "length", "text", "checksum"] as const;
export type InnerPart = (typeof innerParts)[number];
const parts = ["head", ...innerParts, "tail"] as const;
export type Part = (typeof parts)[number];

const covers = Type.Array(Type.Enum([...parts]), { minItems: 1, uniqueItems: true, description: "parts of the frame" });
const endian = Type.Optional(Type.Enum(["big", "little"], { description: "high or low byte first. Default big" }));
const as = Type.Optional(
  Type.Enum(["binary", "hex", "decimal"], { description: "as a number, or as ASCII figures. Default binary" }),
);
const width = Type.Integer({ minimum: 1, maximum: 4, description: "bytes; with ASCII figures, figures" });

export const WireNumber = Type.Object({ width, endian, as }, strict);
export type WireNumber = Static<typeof WireNumber>;

export const checksumKinds = ["xor", "sum8", "sum16", "crc16-arc", "crc16-modbus"] as const;
export type ChecksumKind = (typeof checksumKinds)[number];

export const Template = Type.Object(
  {
    name: Type.Optional(Type.String({ maxLength: 80, description: "of the sign, for people" })),
    head: fixed("first bytes of every frame"),
    address: Type.Optional(WireNumber),
    command: Type.Optional(fixed("bytes that mean: show this")),
    length: Type.Optional(
      Type.Object(
        {
          width,
          endian,
          as,
          covers,
          offset: Type.Optional(
            Type.Integer({ minimum: -64, maximum: 64, description: "added to what is counted. Default 0" }),
          ),
        },
        strict,
      ),
    ),
    text: Type.Object(
      {
        encoding: Type.Enum([...encodings]),
        width: Type.Optional(
          Type.Integer({
            minimum: 1,
            maximum: TEXT_BYTES_MAX,
            description: "bytes, always. Default: as the text needs",
          }),
        ),
        pad: Type.Optional(hexField(1, 2, "fills the width. Default 20, a blank")),
        align: Type.Optional(Type.Enum(["left", "right"], { description: "where the text stands. Default left" })),
        maxBytes: Type.Optional(
          Type.Integer({
            minimum: 1,
            maximum: TEXT_BYTES_MAX,
            description: `what is longer is cut. Default ${TEXT_BYTES_USUAL}`,
          }),
        ),
      },
      strict,
    ),
    checksum: Type.Optional(
      Type.Object(
        { kind: Type.Enum([...checksumKinds]), covers, endian, as: Type.Optional(Type.Enum(["binary", "hex"])) },
        strict,
      ),
    ),
    tail: Type.Optional(fixed("last bytes of every frame")),
    order: Type.Optional(
      Type.Array(Type.Enum([...innerParts]), {
        minItems: 1,
        uniqueItems: true,
        description: `between head and tail. Default ${innerParts.join(", ")}`,
      }),
    ),
    escapes: Type.Optional(
      Type.Array(Type.Object({ byte: hexField(1, 1, "what may not occur"), as: hexField(2, 2, "instead") }, strict), {
        minItems: 1,
        maxItems: 8,
        description: "between head and tail, after checksum and length were reckoned",
      }),
    ),
  },
  strict,
);
export type Template = Static<typeof Template>;

export const TemplateFrame = Type.Union([
  Type.Object(
    {
      template: Type.Optional(Template),
      address: Type.Optional(Type.Integer({ minimum: 0, maximum: 0xffffffff, description: "of the sign. Default 1" })),
      text: Type.String({ maxLength: TEXT_BYTES_MAX }),
    },
    strict,
  ),
  Type.Object(
    {
      template: Type.Optional(Template),
      address: Type.Optional(Type.Integer({ minimum: 0, maximum: 0xffffffff, description: "of the sign. Default 1" })),
      hex: hexField(0, TEXT_BYTES_MAX, "in place of a text: bytes that are none in its encoding"),
    },
    strict,
  ),
]);
export type TemplateFrame = Static<typeof TemplateFrame>;

/** The example of the document [TEMPLATE-4.1]: `AA 55 address length text xor 0D`. */
export const defaultTemplate: Template = {
  name: "example",
  head: "AA 55",
  address: { width: 1 },
  length: { width: 1, covers: ["text"] },
  text: { encoding: "gb2312" },
  checksum: { kind: "xor", covers: ["address", "length", "text"] },
  tail: "0D",
};
