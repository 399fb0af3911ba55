// Which parts a template's frame has, and how wide each is. It knows no values.
import { bytesOfField } from "../hex.ts";
import { type InnerPart, innerParts, type Part, TEXT_BYTES_USUAL, type Template } from "./template.ts";
import { checksumWidth, numberMax } from "./wire-number.ts";

/** Between head and tail, in their order on the wire. */
export const partsOf = (template: Template): InnerPart[] =>
  (template.order ?? innerParts).filter((part) => part === "text" || template[part] !== undefined);

export const fixedBytes = (template: Template, part: "head" | "command" | "tail"): Uint8Array =>
  bytesOfField(template[part] ?? "");

/** @param textBytes bytes that the text has in the frame in question */
export const widthOf = (template: Template, part: Part, textBytes: number): number => {
  if (part === "text") return textBytes;
  if (part === "checksum") return template.checksum ? checksumWidth(template.checksum) : 0;
  if (part === "address" || part === "length") return template[part]?.width ?? 0;
  return fixedBytes(template, part).length;
};

export const widthOfAll = (template: Template, parts: readonly Part[], textBytes: number): number =>
  parts.reduce((sum, part) => sum + widthOf(template, part, textBytes), 0);

/** What the length says of a frame whose text has so many bytes. */
export const lengthValue = (template: Template, textBytes: number): number =>
  Math.max(0, widthOfAll(template, template.length?.covers ?? [], textBytes) + (template.length?.offset ?? 0));

/** The longest text that the template allows and its length can say. */
export const textBytesMax = (template: Template): number => {
  const { text, length } = template;
  const allowed = text.width ?? text.maxBytes ?? TEXT_BYTES_USUAL;
  if (text.width !== undefined || !length?.covers.includes("text")) return allowed;
  return Math.max(0, Math.min(allowed, numberMax(length) - lengthValue(template, 0)));
};
