// The tags by which text carries settings to a voice chip, such as [v8]. Which tags a chip has is the chip's table.

export interface Tag {
  /** In a technician's words. */
  readonly means: string;
  /** What may follow the letter. Default: nothing. */
  readonly takes?: "number" | "pinyin";
}

/** By letter, or by the figure that stands in its place. */
export type TagTable = Readonly<Record<string, Tag>>;

/** A piece of text: what is read aloud, or a tag with the value it gives. Its `raw` pieces make the text again. */
export interface TextPart {
  readonly raw: string;
  readonly tag?: Tag;
  readonly value?: string;
}

const TAG = /(\[(?:[a-z]\d*|\d|=[a-z]{1,6}\d)\])/;

/** [FDTTS-3.1] What looks like a tag and is in no table is read aloud, so it is text. */
export const textParts = (text: string, table: TagTable): TextPart[] =>
  text
    .split(TAG)
    .filter((raw) => raw !== "")
    .map((raw) => partOf(raw, table));

const partOf = (raw: string, table: TagTable): TextPart => {
  const [, letter = "", value = ""] = TAG.test(raw) ? (/^\[(.)(.*)\]$/.exec(raw) ?? []) : [];
  const tag = Object.hasOwn(table, letter) ? table[letter] : undefined;
  if (!tag || (tag.takes === undefined) !== (value === "")) return { raw };
  return value === "" ? { raw, tag } : { raw, tag, value };
};

/** Without its tags, as a person would hear it. */
export const spokenText = (text: string, table: TagTable): string =>
  textParts(text, table)
    .map(({ raw, tag }) => (tag ? "" : raw))
    .join("");

/** “volume 8, reset”; empty where there is none. */
export const tagsInWords = (text: string, table: TagTable): string =>
  textParts(text, table)
    .flatMap(({ tag, value }) => (tag ? [[tag.means, value].filter(Boolean).join(" ")] : []))
    .join(", ");
