// What stands in a packet between STX and its end, both ways [ALPHA-2]. It knows no transmission.
import { modes, nameOf, positions, specials } from "./codes.ts";
import type { Packet, Page } from "./frame.ts";
import { specialCharacters, specialIn } from "./special.ts";
import { charactersOf, hexOfCharacters, textCharacters, textIn } from "./text.ts";

const MODE_MARK = "\x1b";
const ROW_END = "\r";
const codeIn = (table: Readonly<Record<string, string>>, name: string): string => table[name] ?? name;

/** Characters 05 to FF, one for a byte. */
export const packetCharacters = (packet: Packet): string => {
  switch (packet.kind) {
    case "writeText":
      return `A${packet.label}${packet.pages.map(pageCharacters).join("")}`;
    case "readText":
      return `B${packet.label}`;
    case "readSpecial":
      return `F${codeIn(specials, packet.function)}`;
    case "writeString":
      return `G${packet.label}${textCharacters(packet.text)}`;
    case "readString":
      return `H${packet.label}`;
    case "writeDots":
      return `I${packet.label}${dotsCharacters(packet.rows)}`;
    case "readDots":
      return `J${packet.label}`;
    case "other":
      return packet.command + charactersOf(packet.hex);
    default:
      return `E${specialCharacters(packet)}`;
  }
};

const pageCharacters = (page: Page): string => {
  const start = "mode" in page ? MODE_MARK + codeIn(positions, page.position) + codeIn(modes, page.mode) : "";
  return start + textCharacters(page.text);
};

const hexPair = (value: number): string => value.toString(16).toUpperCase().padStart(2, "0");

const dotsCharacters = (rows: readonly string[]): string =>
  hexPair(rows.length) + hexPair(rows[0]?.length ?? 0) + rows.map((row) => row + ROW_END).join("");

/** What does not come back the same is carried as it stands. Undefined when no command is there. */
export const packetIn = (characters: string): Packet | undefined => {
  const command = characters.slice(0, 1);
  if (!/^[ -~]$/.test(command)) return undefined;
  const packet = understood(command, characters.slice(1));
  if (packet && packetCharacters(packet) === characters) return packet;
  return { kind: "other", command, hex: hexOfCharacters(characters.slice(1)) };
};

const LABELLED: Readonly<Record<string, "readText" | "readString" | "readDots">> = {
  B: "readText",
  H: "readString",
  J: "readDots",
};

const understood = (command: string, data: string): Packet | undefined => {
  if (command === "E") return specialIn(data);
  const label = /^[ -~]/.exec(data)?.[0];
  if (label === undefined) return undefined;
  const kind = LABELLED[command];
  if (kind) return { kind, label };
  if (command === "A") return textPacket(label, data.slice(1));
  if (command === "F") return { kind: "readSpecial", function: nameOf(specials, label) ?? label };
  if (command === "G") return { kind: "writeString", label, text: textIn(data.slice(1)) };
  return command === "I" ? dotsPacket(label, data.slice(1)) : undefined;
};

const PAGE = /^([ -~])(n[!-~]|[ -~])([\s\S]*)$/;

const textPacket = (label: string, data: string): Packet | undefined => {
  const [before = "", ...marked] = data.split(MODE_MARK);
  const pages = marked.map(pageIn).filter((page) => page !== undefined);
  if (pages.length < marked.length) return undefined;
  return { kind: "writeText", label, pages: before === "" ? pages : [{ text: textIn(before) }, ...pages] };
};

const pageIn = (characters: string): Page | undefined => {
  const [, position, mode, text = ""] = PAGE.exec(characters) ?? [];
  if (position === undefined || mode === undefined) return undefined;
  return { position: nameOf(positions, position) ?? position, mode: nameOf(modes, mode) ?? mode, text: textIn(text) };
};

const dotsPacket = (label: string, data: string): Packet | undefined => {
  const rows = data.slice(4).split(ROW_END).slice(0, -1);
  const isPicture = rows.length > 0 && rows.length < 256 && rows.every((row) => /^[0-8]{1,255}$/.test(row));
  return isPicture ? { kind: "writeDots", label, rows } : undefined;
};
