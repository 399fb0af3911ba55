// A text into the frame that a template describes [TEMPLATE-2]. Never throws: what does not fit is cut.
import { concat } from "../../base/bytes.ts";
import { bytesOfField } from "../hex.ts";
import { encodeText } from "../text/encode-text.ts";
import { fixedBytes, lengthValue, partsOf, textBytesMax } from "./parts.ts";
import type { InnerPart, Part, Template, TemplateFrame } from "./template.ts";
import { checksumBytes, numberBytes } from "./wire-number.ts";

export type Values = Partial<Record<Part, Uint8Array>>;

const ADDRESS_USUAL = 1;
const BLANK = "20";

export const encodeByTemplate = (template: Template, frame: TemplateFrame): Uint8Array => {
  const text = textField(template, frame);
  const values: Values = {
    head: fixedBytes(template, "head"),
    command: fixedBytes(template, "command"),
    text,
    tail: fixedBytes(template, "tail"),
  };
  if (template.address) values.address = numberBytes(frame.address ?? ADDRESS_USUAL, template.address);
  if (template.length) values.length = numberBytes(lengthValue(template, text.length), template.length);
  const inner = partsOf(template);
  const { checksum } = template;
  if (checksum) values.checksum = checksumBytes(coveredBytes(inner, values, checksum.covers), checksum);
  const body = concat(...inner.map((part) => values[part] ?? []));
  return concat(values.head ?? [], escaped(template, body), values.tail ?? []);
};

/** In the order of the wire, whatever the order in the template. */
export const coveredBytes = (inner: readonly InnerPart[], values: Values, covers: readonly Part[]): Uint8Array => {
  const wire: readonly Part[] = ["head", ...inner, "tail"];
  return concat(...wire.filter((part) => covers.includes(part)).map((part) => values[part] ?? []));
};

const escaped = ({ escapes = [] }: Template, body: Uint8Array): Uint8Array => {
  const instead = new Map(escapes.map(({ byte, as }) => [bytesOfField(byte)[0], bytesOfField(as)]));
  return concat(...Array.from(body, (byte) => instead.get(byte) ?? [byte]));
};

const textField = (template: Template, frame: TemplateFrame): Uint8Array => {
  const { encoding, width, align = "left", pad = BLANK } = template.text;
  const max = textBytesMax(template);
  const bytes = "hex" in frame ? bytesOfField(frame.hex).subarray(0, max) : fittedText(frame.text, encoding, max);
  if (width === undefined) return bytes;
  const filling = padding(bytesOfField(pad), width - bytes.length);
  return align === "left" ? concat(bytes, filling) : concat(filling, bytes);
};

const padding = (pad: Uint8Array, length: number): Uint8Array =>
  Uint8Array.from({ length }, (_, at) => pad[at % pad.length]!);

/** Cut between characters. */
const fittedText = (text: string, encoding: Template["text"]["encoding"], max: number): Uint8Array => {
  const bytes: number[] = [];
  for (const character of text) {
    const one = encodeText(character, encoding).bytes;
    if (bytes.length + one.length > max) break;
    bytes.push(...one);
  }
  return Uint8Array.from(bytes);
};
