// A frame in one line, its fields named.
import { type TagTable, tagsInWords } from "./tags.ts";

/** `speak: encoding gbk, text "[v8]你好" (volume 8)`. */
export const describeVoice = (frame: { readonly kind: string }, tags: TagTable): string => {
  const { kind, ...fields } = frame;
  const told = Object.entries(fields).map(([name, value]) => `${name} ${inWords(name, value, tags)}`);
  return told.length > 0 ? `${kind}: ${told.join(", ")}` : kind;
};

const inWords = (name: string, value: unknown, tags: TagTable): string => {
  if (name !== "text" || typeof value !== "string") return String(value);
  const settings = tagsInWords(value, tags);
  return settings ? `${JSON.stringify(value)} (${settings})` : JSON.stringify(value);
};
