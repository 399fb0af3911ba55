// `tidehall codec`: what a captured frame says, and the bytes of a frame, for the technician at the cable.
import { readFileSync } from "node:fs";
import type { TSchema } from "typebox";
import { bytesOfHex, concat, hexOf } from "../../base/bytes.ts";
import { checker, problemsText } from "../../base/check.ts";
import { AppError, reasonOf } from "../../base/errors.ts";
import type { Codec, Found } from "../../protocols/codec.ts";
import { readArguments, UsageError } from "./arguments.ts";
import { codecNamed, protocolNames } from "./codecs.ts";
import type { CliCommand } from "./command.ts";
import { columns, paint, type Terminal } from "./terminal.ts";

const STDIN = 0;

/** What stands on the command line, or on standard input where nothing does. */
const inputOf = (words: readonly string[]): string =>
  words.length > 0 && words[0] !== "-" ? words.join(" ") : readFileSync(STDIN, "utf8");

const bytesOf = (text: string): Uint8Array => {
  const bytes = bytesOfHex(text);
  if (!bytes)
    throw new UsageError(`"${text.trim().slice(0, 80)}" is not hexadecimal, expected pairs such as FD 00 02 21`);
  return bytes;
};

const find = (codec: Codec<TSchema>, bytes: Uint8Array): Found<unknown>[] => {
  const decoder = codec.decoder();
  return [...decoder.push(bytes), ...decoder.flush()];
};

const decode = (codec: Codec<TSchema>, text: string, isJson: boolean, terminal: Terminal): number => {
  const found = find(codec, bytesOf(text));
  if (isJson) terminal.out(JSON.stringify(reportOf(found)));
  else for (const line of columns(found.map((piece) => rowOf(codec, piece, terminal)))) terminal.out(line);
  return 0;
};

const reportOf = (found: readonly Found<unknown>[]) => ({
  frames: found.flatMap((piece) => (piece.kind === "frame" ? [piece.frame] : [])),
  discarded: found.flatMap((piece) =>
    piece.kind === "discarded" ? [{ hex: hexOf(piece.bytes), reason: piece.reason }] : [],
  ),
});

const rowOf = (codec: Codec<TSchema>, piece: Found<unknown>, terminal: Terminal): string[] =>
  piece.kind === "frame"
    ? [paint(terminal, "green", "frame"), codec.describe(piece.frame)]
    : [paint(terminal, "yellow", "discarded"), `${hexOf(piece.bytes)}  (${piece.reason})`];

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new UsageError(`the frame is not JSON: ${reasonOf(error)}`);
  }
};

/** One frame or an array of them; throws FRAME_INVALID with every problem of the first one that is wrong. */
const encode = (codec: Codec<TSchema>, text: string, isJson: boolean, terminal: Terminal): number => {
  const value = parsed(text);
  const check = checker(codec.schema);
  const pieces = (Array.isArray(value) ? value : [value]).map((item, at) => {
    const checked = check(item);
    if (checked.ok) return codec.encode(checked.value);
    throw new AppError("FRAME_INVALID", { frame: at + 1, problems: problemsText(checked.problems) });
  });
  const hex = hexOf(concat(...pieces));
  terminal.out(isJson ? JSON.stringify({ hex }) : hex);
  return 0;
};

export const codecCommand: CliCommand = {
  usage: `tidehall codec decode|encode PROTOCOL [HEX|JSON] [--template FILE] [--json]   PROTOCOL: ${protocolNames.join(" ")}`,
  summary: "read captured bytes, or make the bytes of a frame",
  async run(args, terminal) {
    const { values, positionals } = readArguments(args, {
      json: { type: "boolean", default: false },
      template: { type: "string" },
    });
    const [what, protocol = "", ...words] = positionals;
    if (what !== "decode" && what !== "encode")
      throw new UsageError(`codec takes decode or encode, not "${what ?? ""}"`);
    const codec = await codecNamed(protocol, values.template);
    const work = what === "decode" ? decode : encode;
    return work(codec, inputOf(words), values.json, terminal);
  },
};
