// What keeps a template from being read back: a schema cannot say it, and a configuration is refused for it [TEMPLATE-1.4].
import { bytesOfField } from "../hex.ts";
import { fixedBytes, partsOf, textBytesMax } from "./parts.ts";
import type { Template } from "./template.ts";

/** Below, no character of any encoding here but the UTF-16 ones begins or ends. */
const CONTROL_END = 0x20;

/** Sentences that name the field; none when the template works. */
export const templateProblems = (template: Template): string[] => [
  ...orderProblems(template),
  ...lengthProblems(template),
  ...endProblems(template),
  ...escapeProblems(template),
  ...(template.checksum?.covers.includes("checksum") ? ["checksum.covers: a checksum cannot cover itself"] : []),
];

const orderProblems = (template: Template): string[] => {
  const inner = partsOf(template);
  const present = ["address", "command", "length", "text", "checksum"] as const;
  return present
    .filter((part) => (part === "text" || template[part]) && !inner.includes(part))
    .map((part) => `order: lacks ${part}, which the template has`);
};

const lengthProblems = (template: Template): string[] => {
  const { length, text } = template;
  if (!length) return [];
  const inner = partsOf(template);
  const problems: string[] = [];
  if (!length.covers.includes("text")) problems.push("length.covers: lacks text, so it says nothing");
  if (inner.indexOf("length") > inner.indexOf("text")) problems.push("order: length must stand before text");
  if (textBytesMax(template) < (text.width ?? 1)) problems.push("length.width: too small for any text");
  return problems;
};

/** Something has to tell where the text ends. */
const endProblems = (template: Template): string[] => {
  if (template.text.width !== undefined || template.length || template.escapes) return [];
  const [first] = fixedBytes(template, "tail");
  if (first === undefined) return ["tail: nothing tells where the text ends: give a tail, a length or a text width"];
  const isApart = first < CONTROL_END && !template.text.encoding.startsWith("utf-16");
  return isApart ? [] : ["tail: must begin with a byte below 20, which no text holds"];
};

const escapeProblems = (template: Template): string[] => {
  if (!template.escapes) return [];
  const [tail] = fixedBytes(template, "tail");
  const bytes = template.escapes.map(({ byte }) => bytesOfField(byte)[0]!);
  const problems = template.escapes
    .filter(({ as }) => !bytes.includes(bytesOfField(as)[0]!))
    .map(({ as }) => `escapes: ${as} begins with a byte that is not escaped itself`);
  const seconds = template.escapes.map(({ as }) => bytesOfField(as)[1]);
  if (tail === undefined || !bytes.includes(tail)) problems.push("tail: its first byte must be escaped");
  if (tail !== undefined && seconds.includes(tail)) problems.push("escapes: the tail's first byte stands in an escape");
  if (new Set(template.escapes.map(({ as }) => as.toUpperCase())).size < bytes.length)
    problems.push("escapes: two bytes have the same escape");
  return problems;
};
