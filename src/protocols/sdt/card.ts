// The data of a card's reply, both ways [SDT-3]. It knows no framing, and keeps nothing of whom it has read.
import { concat, hexOf, u16be } from "../../base/bytes.ts";
import { bytesOfField } from "../hex.ts";
import { decodeText } from "../text/decode-text.ts";
import { encodeText } from "../text/encode-text.ts";
import { type Card, type CardField, cardFields, type SdtFrame, TEXT_BYTES } from "./frame.ts";

type AnyCard = Extract<SdtFrame, { kind: "card" | "otherCard" }>;
type FieldValue = Card[Exclude<CardField, "reserved">];

const FIELDS = Object.keys(cardFields) as CardField[];
const BLANK = 0x20;
/** Where the cards of foreigners and of Hong Kong, Macau and Taiwan residents say what they are [SDT-3.4]. */
const TYPE_AT = 248;

export const cardData = (card: AnyCard): Uint8Array => {
  const text = card.kind === "otherCard" ? bytesOfField(card.text) : textOf(card);
  const photo = bytesOfField(card.photo);
  const lengths = [...u16be(text.length), ...u16be(photo.length)];
  if (card.fingerprint === undefined) return concat(lengths, text, photo);
  const fingerprint = bytesOfField(card.fingerprint);
  return concat(lengths, u16be(fingerprint.length), text, photo, fingerprint);
};

/** Undefined when these bytes are no card. */
export const cardIn = (data: Uint8Array): AnyCard | undefined => {
  const parts = data.length < 6 ? undefined : (partsIn(data, 2) ?? partsIn(data, 3));
  const [text, photo, fingerprint] = parts ?? [];
  if (text?.length !== TEXT_BYTES || !photo) return undefined;
  const rest = { photo: hexOf(photo), ...(fingerprint && { fingerprint: hexOf(fingerprint) }) };
  const isOther = text[TYPE_AT] !== BLANK || text[TYPE_AT + 1] !== 0;
  return isOther ? { kind: "otherCard", text: hexOf(text), ...rest } : { kind: "card", ...fieldsIn(text), ...rest };
};

/** The parts whose lengths stand in front; undefined when they are not all of the data. */
const partsIn = (data: Uint8Array, count: number): Uint8Array[] | undefined => {
  const lengths = Array.from({ length: count }, (_, at) => data[at * 2]! * 256 + data[at * 2 + 1]!);
  if (count * 2 + lengths.reduce((sum, length) => sum + length, 0) !== data.length) return undefined;
  const starts = lengths.map((_, at) => lengths.slice(0, at).reduce((sum, length) => sum + length, count * 2));
  return starts.map((start, at) => data.subarray(start, start + lengths[at]!));
};

const fieldsIn = (text: Uint8Array): Omit<Card, "kind" | "photo" | "fingerprint"> => {
  const values = FIELDS.map((field) => [
    field,
    fieldValue(text.subarray(startOf(field), startOf(field) + bytesOf(field))),
  ]);
  const { reserved, ...fields } = Object.fromEntries(values) as Record<CardField, FieldValue>;
  return reserved === "" ? fields : { ...fields, reserved };
};

const bytesOf = (field: CardField): number => cardFields[field] * 2;
const startOf = (field: CardField): number =>
  FIELDS.slice(0, FIELDS.indexOf(field)).reduce((sum, before) => sum + bytesOf(before), 0);

const fieldValue = (bytes: Uint8Array): FieldValue =>
  decodeText(bytes, "utf-16le")?.replace(/ +$/, "") ?? { hex: hexOf(bytes) };

const textOf = (card: Card): Uint8Array =>
  concat(...FIELDS.map((field) => fieldBytes(card[field] ?? "", cardFields[field])));

/** Filled up with blanks; what is too long is cut, never within a character. */
const fieldBytes = (value: FieldValue, length: number): Uint8Array => {
  if (typeof value !== "string") return bytesOfField(value.hex);
  let fitting = "";
  for (const character of value) {
    if (fitting.length + character.length > length) break;
    fitting += character;
  }
  const { bytes } = encodeText(fitting, "utf-16le");
  return concat(bytes, encodeText(" ".repeat(length - bytes.length / 2), "utf-16le").bytes);
};
