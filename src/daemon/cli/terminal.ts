// Output for people: aligned and coloured on a terminal, plain in a pipe. Commands write through it and never to the
// process itself, so that a test can read what a person would.

export interface Terminal {
  readonly isTerminal: boolean;
  out(line: string): void;
  err(line: string): void;
}

const codes = { red: 31, green: 32, yellow: 33, cyan: 36, dim: 2, bold: 1 } as const;
export type Colour = keyof typeof codes;

export const paint = (terminal: Terminal, colour: Colour, text: string): string =>
  terminal.isTerminal ? `\u001b[${codes[colour]}m${text}\u001b[0m` : text;

/** Columns a text takes on a terminal: Chinese characters take two. */
export const widthOf = (text: string): number =>
  Array.from(text).reduce(
    (width, char) =>
      width +
      (/[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6]/.test(char)
        ? 2
        : 1),
    0,
  );

/** Rows as aligned columns, two blanks apart. */
export const columns = (rows: readonly (readonly string[])[]): string[] => {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => widthOf(row[column] ?? ""))));
  const pad = (text: string, column: number) => text + " ".repeat(Math.max(0, (widths[column] ?? 0) - widthOf(text)));
  return rows.map((row) => row.map(pad).join("  ").trimEnd());
};

export const processTerminal = (): Terminal => ({
  isTerminal: process.stdout.isTTY === true,
  out: (line) => void process.stdout.write(`${line}\n`),
  err: (line) => void process.stderr.write(`${line}\n`),
});
