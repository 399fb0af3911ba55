// The memory of a sign: eleven characters for each file in it, both ways [ALPHA-4.1].
import type { MemoryFile } from "./frame.ts";

const ENTRY_CHARACTERS = 11;
const ENTRY = /^([ -~])([ABD])([LU])([0-9A-F]{2})([0-9A-F]{2})([0-9A-F]{2})([0-9A-F]{2})$/;

const hex = (value: number, digits: number): string => value.toString(16).toUpperCase().padStart(digits, "0");

export const memoryCharacters = (files: readonly MemoryFile[]): string => files.map(fileCharacters).join("");

const fileCharacters = (file: MemoryFile): string => {
  const start = (type: string) => `${file.label}${type}${file.locked ? "L" : "U"}`;
  switch (file.type) {
    case "text":
      return `${start("A")}${hex(file.size, 4)}${file.start}${file.stop}`;
    case "string":
      return `${start("B")}${hex(file.size, 4)}0000`;
    case "dots":
      return `${start("D")}${hex(file.rows, 2)}${hex(file.columns, 2)}${file.colors}`;
  }
};

/** Undefined when an entry is none. */
export const filesIn = (characters: string): MemoryFile[] | undefined => {
  const entries = Array.from({ length: Math.ceil(characters.length / ENTRY_CHARACTERS) }, (_, at) =>
    fileIn(characters.slice(at * ENTRY_CHARACTERS, (at + 1) * ENTRY_CHARACTERS)),
  );
  const files = entries.filter((file) => file !== undefined);
  return files.length === entries.length ? files : undefined;
};

const fileIn = (entry: string): MemoryFile | undefined => {
  const [, label = "", type, mark, high = "", low = "", third = "", fourth = ""] = ENTRY.exec(entry) ?? [];
  const locked = mark === "L";
  const size = Number.parseInt(high + low, 16);
  if (type === "A") return { type: "text", label, locked, size, start: third, stop: fourth };
  if (type === "B") return third + fourth === "0000" ? { type: "string", label, locked, size } : undefined;
  if (type !== "D") return undefined;
  const [rows, columns] = [Number.parseInt(high, 16), Number.parseInt(low, 16)];
  return { type: "dots", label, locked, rows, columns, colors: third + fourth };
};
