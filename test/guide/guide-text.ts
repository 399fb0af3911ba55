// The guide for hall staff as it stands in docs/guide: its steps, and what each of them names. It knows no page.
import { readFileSync } from "node:fs";
import { guideParts } from "../../scripts/build-guide.js";

/** A numbered item or a row of a table; `step` is its mark, where it has one. */
export interface GuideBlock {
  readonly part: string;
  readonly step?: string;
  readonly isNumbered: boolean;
  readonly text: string;
  /** What 「…」 says is to be read on a page. */
  readonly names: readonly string[];
  /** What is to be typed at a terminal. */
  readonly commands: readonly string[];
  /** Names of pictures, without folder and `.png`. */
  readonly pictures: readonly string[];
}

const NUMBERED = /^\d+\. /;

const all = (text: string, pattern: RegExp): string[] => [...text.matchAll(pattern)].map(([, found = ""]) => found);

const blockOf = (part: string, text: string): GuideBlock => {
  const [step] = all(text, /<!-- step: ([a-z-]+) -->/g);
  return {
    part,
    ...(step !== undefined && { step }),
    isNumbered: NUMBERED.test(text),
    text,
    names: all(text, /「([^」]+)」/g),
    commands: all(text, /`(tidehall [^`]+)`/g),
    pictures: all(text, /\]\(\.\.\/pictures\/guide\/([a-z0-9-]+)\.png\)/g),
  };
};

/** Every item, row, heading and paragraph of a part by itself. */
const blocksIn = (part: string, text: string): GuideBlock[] =>
  text
    .split(/\n(?=\d+\. |\||#)/)
    .filter((block) => block.trim() !== "")
    .map((block) => blockOf(part, block));

export const readGuide = (): GuideBlock[] =>
  guideParts.flatMap((part) => blocksIn(part, readFileSync(`docs/guide/${part}.md`, "utf8")));
