// Where a body may end, as far as a template tells: by a width, a length, or a tail [TEMPLATE-3]. It reads no values but
// the length.
import { bytesOfField } from "../hex.ts";
import { fixedBytes, partsOf, textBytesMax, widthOfAll } from "./parts.ts";
import type { InnerPart, Template } from "./template.ts";
import { numberIn } from "./wire-number.ts";

export interface Body {
  /** Between head and tail, without escapes. */
  readonly bytes: Uint8Array;
  /** Of the body as it came and the tail behind it. */
  readonly wireBytes: number;
}

export interface Bodies {
  /** The likeliest first. */
  readonly bodies: readonly Body[];
  /** More bytes may bring another one. */
  readonly isOpen: boolean;
}

const NOT_YET: Bodies = { bodies: [], isOpen: true };
const NEVER: Bodies = { bodies: [], isOpen: false };

/** @param bytes what follows the head */
export const bodiesIn = (template: Template, bytes: Uint8Array): Bodies => {
  const inner = partsOf(template);
  const { width } = template.text;
  if (template.escapes) return escapedBody(template, bytes);
  if (width !== undefined) return bodyOf(template, bytes, widthOfAll(template, inner, width));
  return template.length ? bodyBySaidLength(template, inner, bytes) : bodiesToTail(template, inner, bytes);
};

const bodyOf = (template: Template, bytes: Uint8Array, length: number): Bodies => {
  const wireBytes = length + fixedBytes(template, "tail").length;
  if (bytes.length < wireBytes) return NOT_YET;
  return { bodies: [{ bytes: bytes.subarray(0, length), wireBytes }], isOpen: false };
};

const bodyBySaidLength = (template: Template, inner: readonly InnerPart[], bytes: Uint8Array): Bodies => {
  const { covers = [], offset = 0, ...form } = template.length ?? { width: 1 };
  const start = widthOfAll(template, inner.slice(0, inner.indexOf("length")), 0);
  if (bytes.length < start + form.width) return NOT_YET;
  const said = numberIn(bytes.subarray(start, start + form.width), form) ?? -1;
  const text = said - offset - widthOfAll(template, covers, 0);
  if (text < 0 || text > textBytesMax(template)) return NEVER;
  return bodyOf(template, bytes, widthOfAll(template, inner, text));
};

/** Bytes behind the text, such as a checksum, may look like the tail; the text itself never does [TEMPLATE-3.2]. */
const bodiesToTail = (template: Template, inner: readonly InnerPart[], bytes: Uint8Array): Bodies => {
  const tail = fixedBytes(template, "tail");
  const first = indexOf(bytes, tail, widthOfAll(template, inner, 0));
  if (first < 0) return NOT_YET;
  const behind = widthOfAll(template, inner.slice(inner.indexOf("text") + 1), 0);
  const ends = Array.from({ length: behind + 1 }, (_, at) => first + at).filter((end) => standsAt(bytes, tail, end));
  return {
    bodies: ends.map((end) => ({ bytes: bytes.subarray(0, end), wireBytes: end + tail.length })),
    isOpen: bytes.length < first + behind + tail.length,
  };
};

const escapedBody = (template: Template, bytes: Uint8Array): Bodies => {
  const tail = fixedBytes(template, "tail");
  const end = indexOf(bytes, tail, 0);
  if (end < 0) return NOT_YET;
  const body = unescaped(template, bytes.subarray(0, end));
  return body ? { bodies: [{ bytes: body, wireBytes: end + tail.length }], isOpen: false } : NEVER;
};

const standsAt = (bytes: Uint8Array, wanted: Uint8Array, at: number): boolean =>
  at + wanted.length <= bytes.length && wanted.every((byte, index) => bytes[at + index] === byte);

const indexOf = (bytes: Uint8Array, wanted: Uint8Array, from: number): number => {
  for (let at = from; at + wanted.length <= bytes.length; at++) if (standsAt(bytes, wanted, at)) return at;
  return -1;
};

/** Undefined when an escape is none of the template's. */
const unescaped = ({ escapes = [] }: Template, bytes: Uint8Array): Uint8Array | undefined => {
  const pairs = escapes.map(({ byte, as }) => ({ byte: bytesOfField(byte)[0]!, as: bytesOfField(as) }));
  const body: number[] = [];
  for (let at = 0; at < bytes.length; at++) {
    const pair = pairs.find(({ as }) => standsAt(bytes, as, at));
    if (!pair && pairs.some(({ as }) => as[0] === bytes[at])) return undefined;
    body.push(pair?.byte ?? bytes[at]!);
    if (pair) at++;
  }
  return Uint8Array.from(body);
};
