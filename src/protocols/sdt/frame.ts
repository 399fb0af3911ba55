// What host and identity card reader say to each other, as JSON [SDT-2]. A card's frame holds a person: nobody logs it.
import { type Static, Type } from "typebox";
import { hexField } from "../hex.ts";

/** Command and parameter of those without data. */
export const sdtCommands = {
  findCard: [0x20, 0x01],
  selectCard: [0x20, 0x02],
  readCard: [0x30, 0x01],
  readCardWithFingerprint: [0x30, 0x10],
  readSamStatus: [0x11, 0xff],
  readSamId: [0x12, 0xff],
  resetSam: [0x10, 0xff],
} as const;
export type SdtCommand = keyof typeof sdtCommands;

/** What the length counts: beyond any known message, so that noise does not make a reader wait. */
export const LENGTH_MAX = 4096;
export const TEXT_BYTES = 256;
const REPLY_DATA_MAX = LENGTH_MAX - 4;
const COMMAND_DATA_MAX = LENGTH_MAX - 3;
const PHOTO_BYTES_MAX = 1024;
const FINGERPRINT_BYTES_MAX = 1024;

/** The fields of the text in their order, with their length in UTF-16 characters [SDT-3.2]. */
export const cardFields = {
  name: 15,
  sex: 1,
  nation: 2,
  birth: 8,
  address: 35,
  id: 18,
  authority: 15,
  validFrom: 8,
  validUntil: 8,
  reserved: 18,
} as const;
export type CardField = keyof typeof cardFields;

const strict = { additionalProperties: false } as const;
const byte = (minimum: number, description: string) => Type.Integer({ minimum, maximum: 255, description });

/** Text, or the bytes where they are no text filled up with blanks. */
const field = (name: CardField, description: string) =>
  Type.Union([
    Type.String({ maxLength: cardFields[name], description }),
    Type.Object({ hex: hexField(cardFields[name] * 2, cardFields[name] * 2, "the bytes of this field") }, strict),
  ]);

const photo = hexField(0, PHOTO_BYTES_MAX, "the photo as the card has it; nobody decodes or keeps it");
const fingerprint = Type.Optional(hexField(0, FINGERPRINT_BYTES_MAX, "only in the reply to readCardWithFingerprint"));

export const SdtFrame = Type.Union([
  Type.Object({ kind: Type.Enum(Object.keys(sdtCommands) as SdtCommand[]) }, strict),
  Type.Object(
    { kind: Type.Literal("setMaxBytes"), bytes: byte(0, "longest frame on the air, 80 (50 hex) as usual") },
    strict,
  ),
  Type.Object(
    {
      kind: Type.Literal("command"),
      command: byte(1, "a command that is not known here"),
      parameter: byte(0, "0 to 255"),
      hex: Type.Optional(hexField(1, COMMAND_DATA_MAX, "what follows")),
    },
    strict,
  ),
  Type.Object(
    {
      kind: Type.Literal("reply"),
      sw: hexField(3, 3, "SW1 SW2 SW3; the third says how it went"),
      hex: Type.Optional(hexField(1, REPLY_DATA_MAX, "what follows")),
    },
    strict,
  ),
  Type.Object(
    {
      kind: Type.Literal("card"),
      name: field("name", "as printed"),
      sex: field("sex", "1 male, 2 female"),
      nation: field("nation", "code of GB 3304, 01 Han"),
      birth: field("birth", "YYYYMMDD"),
      address: field("address", "as printed"),
      id: field("id", "identity number"),
      authority: field("authority", "who issued it"),
      validFrom: field("validFrom", "YYYYMMDD"),
      validUntil: field("validUntil", "YYYYMMDD or 长期"),
      reserved: Type.Optional(field("reserved", "left out when blank")),
      photo,
      fingerprint,
    },
    strict,
  ),
  Type.Object(
    {
      kind: Type.Literal("otherCard"),
      text: hexField(TEXT_BYTES, TEXT_BYTES, "of another layout"),
      photo,
      fingerprint,
    },
    strict,
  ),
]);
export type SdtFrame = Static<typeof SdtFrame>;
export type Card = Extract<SdtFrame, { kind: "card" }>;
