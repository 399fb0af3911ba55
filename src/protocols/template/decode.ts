// Finds the frames that a template describes [TEMPLATE-3]. What would not be written the same way is no frame of it.
import { hexOf } from "../../base/bytes.ts";
import { type Decoder, frameOf, MORE, type Step, skip } from "../codec.ts";
import { headedDecoder } from "../headed.ts";
import { bytesOfField } from "../hex.ts";
import { decodeText } from "../text/decode-text.ts";
import { bodiesIn } from "./bodies.ts";
import { coveredBytes, encodeByTemplate, type Values } from "./encode.ts";
import { fixedBytes, partsOf, textBytesMax, widthOf, widthOfAll } from "./parts.ts";
import type { Template, TemplateFrame } from "./template.ts";
import { checksumBytes, numberIn } from "./wire-number.ts";

export const templateDecoder = (template: Template): Decoder<TemplateFrame> =>
  headedDecoder(fixedBytes(template, "head")[0]!, (bytes) => stepAt(template, bytes), bytesMaxOf(template));

/** With escapes every byte may take two. */
export const bytesMaxOf = (template: Template): number => {
  const body = widthOfAll(template, partsOf(template), textBytesMax(template));
  return widthOfAll(template, ["head", "tail"], 0) + body * (template.escapes ? 2 : 1);
};

const stepAt = (template: Template, bytes: Uint8Array): Step<TemplateFrame> => {
  const head = fixedBytes(template, "head");
  if (head.some((byte, at) => at < bytes.length && bytes[at] !== byte)) return skip("no head of the template here");
  if (bytes.length < head.length) return MORE;
  const { bodies, isOpen } = bodiesIn(template, bytes.subarray(head.length));
  const reasons: string[] = [];
  for (const { bytes: body, wireBytes } of bodies) {
    const frame = frameIn(template, body, bytes.subarray(0, head.length + wireBytes));
    if (typeof frame !== "string") return frameOf(head.length + wireBytes, frame);
    reasons.push(frame);
  }
  return isOpen ? MORE : skip(reasons[0] ?? "a length or an escape that cannot be");
};

/** A sentence when the body is not what the template says. */
const frameIn = (template: Template, body: Uint8Array, whole: Uint8Array): TemplateFrame | string => {
  const values = valuesIn(template, body);
  const { address: addressForm, checksum } = template;
  if (checksum) {
    const expected = hexOf(checksumBytes(coveredBytes(partsOf(template), values, checksum.covers), checksum));
    const found = hexOf(values.checksum ?? new Uint8Array(0));
    if (found !== expected) return `${checksum.kind} is ${found}, expected ${expected}`;
  }
  const address = addressForm && numberIn(values.address ?? new Uint8Array(0), addressForm);
  const start = address === undefined ? {} : { address };
  const texts = textsIn(template, values.text ?? new Uint8Array(0));
  const frames: TemplateFrame[] = texts.map((text) => ({ ...start, ...text }));
  const fitting = frames.find((frame) => hexOf(encodeByTemplate(template, frame)) === hexOf(whole));
  return fitting ?? "not as the template would write it";
};

const valuesIn = (template: Template, body: Uint8Array): Values => {
  const inner = partsOf(template);
  const textBytes = body.length - widthOfAll(template, inner, 0);
  const values: Values = { head: fixedBytes(template, "head"), tail: fixedBytes(template, "tail") };
  let at = 0;
  for (const part of inner) {
    const width = widthOf(template, part, Math.max(0, textBytes));
    values[part] = body.subarray(at, at + width);
    at += width;
  }
  return values;
};

/** The text without its padding, and the bytes as they stand where it is none. */
const textsIn = ({ text }: Template, bytes: Uint8Array): ({ text: string } | { hex: string })[] => {
  const shown = decodeText(unpadded(text, bytes), text.encoding);
  return [...(shown === undefined ? [] : [{ text: shown }]), { hex: hexOf(bytes) }];
};

const unpadded = ({ width, pad = "20", align = "left" }: Template["text"], bytes: Uint8Array): Uint8Array => {
  if (width === undefined) return bytes;
  const filling = hexOf(bytesOfField(pad));
  let [start, end] = [0, bytes.length];
  const step = bytesOfField(pad).length;
  if (align === "left") while (end >= step && hexOf(bytes.subarray(end - step, end)) === filling) end -= step;
  else while (start < end && hexOf(bytes.subarray(start, start + step)) === filling) start += step;
  return bytes.subarray(start, end);
};
