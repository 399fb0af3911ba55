// Output for people: aligned and coloured on a terminal, plain in a pipe. Commands write through it and never to the
// process itself, so that a test can read what a person would.
import { widthOf } from "../../base/text-width.ts";

export interface Terminal {
  /** Whether what goes `out` is read by a person as it comes. */
  readonly isTerminal: boolean;
  out(line: string): void;
  /** Coloured where a person reads it; the other stream may go elsewhere. */
  err(line: string, colour?: Colour): void;
}

const codes = { red: 31, green: 32, yellow: 33, cyan: 36, dim: 2, bold: 1 } as const;
export type Colour = keyof typeof codes;

const painted = (colour: Colour, text: string): string => `\u001b[${codes[colour]}m${text}\u001b[0m`;

export const paint = (terminal: Terminal, colour: Colour, text: string): string =>
  terminal.isTerminal ? painted(colour, text) : text;

/** Rows as aligned columns, two blanks apart. */
export const columns = (rows: readonly (readonly string[])[]): string[] => {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => widthOf(row[column] ?? ""))));
  const pad = (text: string, column: number) => text + " ".repeat(Math.max(0, (widths[column] ?? 0) - widthOf(text)));
  return rows.map((row) => row.map(pad).join("  ").trimEnd());
};

/** The words in lines of at most `width` columns, the later ones indented; what stands in brackets stays together. */
export const wrapped = (text: string, width: number, indent: string): string[] => {
  const lines: string[] = [];
  for (const word of text.match(/(?:\[[^\]]*(?:\[[^\]]*\][^\]]*)*\]|[^\s[]+)\S*/g) ?? []) {
    const line = lines.at(-1);
    if (line !== undefined && widthOf(line) + 1 + widthOf(word) <= width) lines[lines.length - 1] = `${line} ${word}`;
    else lines.push(line === undefined ? word : indent + word);
  }
  return lines;
};

export const processTerminal = (): Terminal => ({
  isTerminal: process.stdout.isTTY === true,
  out: (line) => void process.stdout.write(`${line}\n`),
  err: (line, colour) => {
    const text = colour !== undefined && process.stderr.isTTY ? painted(colour, line) : line;
    process.stderr.write(`${text}\n`);
  },
});
