// The commands of a receipt printer, cut out of the stream of bytes. It knows how long each is, and nothing of what it does.
import { concat } from "../../../src/base/bytes.ts";

export interface Command {
  /** `text`, or the name of the command. */
  readonly name: string;
  readonly parameters: readonly number[];
  /** What follows the parameters: text, dots of an image, the inside of a code. */
  readonly data: Uint8Array;
  /** Length on the wire. */
  readonly bytes: number;
}

interface Shape {
  readonly name: string;
  readonly parameters: number;
  /** Bytes after the parameters, from the parameters. */
  readonly dataBytes?: (parameters: readonly number[]) => number;
  /** Data that a zero ends. */
  readonly endsWithZero?: (parameters: readonly number[]) => boolean;
}

type Shapes = ReadonlyMap<number, Shape>;

const [LF, CR, FF, HT, CAN, DLE, ESC, FS, GS] = [0x0a, 0x0d, 0x0c, 0x09, 0x18, 0x10, 0x1b, 0x1c, 0x1d];
/** Longer than any image a ticket has; whoever announces more is talking nonsense. */
const COMMAND_BYTES_MAX = 1 << 20;

const shape = (name: string, parameters = 0, dataBytes?: Shape["dataBytes"]): Shape => ({
  name,
  parameters,
  ...(dataBytes && { dataBytes }),
});

const u16 = (parameters: readonly number[], at: number): number => parameters[at]! + 256 * parameters[at + 1]!;

/** One byte a column with 8 dots, three with 24. */
const columnBytes = (parameters: readonly number[]): number => u16(parameters, 1) * (parameters[0]! >= 32 ? 3 : 1);

const single: Shapes = new Map([
  [LF, shape("lineFeed")],
  [CR, shape("return")],
  [FF, shape("formFeed")],
  [HT, shape("tab")],
  [CAN, shape("cancel")],
]);

const afterEsc: Shapes = new Map([
  [0x20, shape("spacing", 1)],
  [0x21, shape("printMode", 1)],
  [0x24, shape("position", 2)],
  [0x2a, shape("columns", 3, columnBytes)],
  [0x2d, shape("underline", 1)],
  [0x32, shape("usualLines")],
  [0x33, shape("lines", 1)],
  [0x3d, shape("select", 1)],
  [0x40, shape("init")],
  [0x42, shape("beep", 2)],
  [0x44, { ...shape("tabs"), endsWithZero: () => true }],
  [0x45, shape("bold", 1)],
  [0x47, shape("bold", 1)],
  [0x4a, shape("feedDots", 1)],
  [0x4d, shape("font", 1)],
  [0x52, shape("country", 1)],
  [0x56, shape("rotate", 1)],
  [0x5c, shape("move", 2)],
  [0x61, shape("align", 1)],
  [0x63, shape("sensors", 2)],
  [0x64, shape("feedLines", 1)],
  [0x69, shape("fullCut")],
  [0x6d, shape("partialCut")],
  [0x70, shape("drawer", 3)],
  [0x72, shape("colour", 1)],
  [0x74, shape("codePage", 1)],
  [0x7b, shape("upsideDown", 1)],
]);

const afterGs: Shapes = new Map([
  [0x21, shape("size", 1)],
  [0x24, shape("down", 2)],
  [0x28, shape("function", 3, (parameters) => u16(parameters, 1))],
  [0x38, shape("longFunction", 5, ([, a, b, c, d]) => a! + b! * 0x100 + c! * 0x10000 + d! * 0x1000000)],
  [0x42, shape("invert", 1)],
  [0x48, shape("readableCode", 1)],
  [0x49, shape("identify", 1)],
  [0x4c, shape("leftMargin", 2)],
  [0x50, shape("units", 2)],
  [0x56, shape("cut", 1, ([how]) => (how! >= 65 ? 1 : 0))],
  [0x57, shape("width", 2)],
  [0x61, shape("autoStatus", 1)],
  [0x66, shape("codeFont", 1)],
  [0x68, shape("codeHeight", 1)],
  [0x6b, { ...shape("barcode", 1), endsWithZero: ([kind]) => kind! < 65 }],
  [0x72, shape("status", 1)],
  [0x76, shape("raster", 6, (parameters) => u16(parameters, 2) * u16(parameters, 4))],
  [0x77, shape("codeWidth", 1)],
]);

const afterFs: Shapes = new Map([
  [0x21, shape("hanziMode", 1)],
  [0x26, shape("hanziOn")],
  [0x28, shape("hanziFunction", 3, (parameters) => u16(parameters, 1))],
  [0x2d, shape("hanziUnderline", 1)],
  [0x2e, shape("hanziOff")],
  [0x43, shape("hanziCode", 1)],
  [0x53, shape("hanziSpacing", 2)],
  [0x57, shape("hanziLarge", 1)],
]);

/** Real-time commands, which are obeyed when they arrive and not when their turn comes. */
const afterDle: Shapes = new Map([
  [0x04, shape("tellStatus", 1)],
  [0x05, shape("recover", 1)],
  [0x14, shape("realTime", 3)],
]);

const families: ReadonlyMap<number, Shapes> = new Map([
  [DLE, afterDle],
  [ESC, afterEsc],
  [FS, afterFs],
  [GS, afterGs],
]);

export const isRealTime = ({ name }: Command): boolean => [...afterDle.values()].some((shape) => shape.name === name);

/** What begins a command, and not a character. */
const isControl = (byte: number): boolean => byte < 0x20;

const NOTHING = new Uint8Array(0);

const textAt = (bytes: Uint8Array): Command => {
  const end = bytes.findIndex(isControl);
  const data = bytes.subarray(0, end < 0 ? bytes.length : end);
  return { name: "text", parameters: [], data, bytes: data.length };
};

const skipped = (bytes: number): Command => ({ name: "unknown", parameters: [], data: NOTHING, bytes });

/** GS k with a length: the second parameter is in the data. */
const dataLength = (
  { name, dataBytes }: Shape,
  parameters: readonly number[],
  rest: Uint8Array,
): number | undefined => {
  if (name === "barcode") return rest.length === 0 ? undefined : 1 + rest[0]!;
  return dataBytes?.(parameters) ?? 0;
};

const shapedAt = (bytes: Uint8Array, head: number, form: Shape): Command | undefined => {
  const start = head + form.parameters;
  if (bytes.length < start) return undefined;
  const parameters = [...bytes.subarray(head, start)];
  const rest = bytes.subarray(start);
  const isZeroEnded = form.endsWithZero?.(parameters) ?? false;
  const zero = rest.indexOf(0);
  const length = isZeroEnded ? (zero < 0 ? undefined : zero + 1) : dataLength(form, parameters, rest);
  if (length !== undefined && length > COMMAND_BYTES_MAX) return skipped(start);
  if (length === undefined || rest.length < length) return undefined;
  return { name: form.name, parameters, data: rest.subarray(0, length), bytes: start + length };
};

/** The command at the start of the bytes; undefined when it is not all there yet. */
const commandAt = (bytes: Uint8Array): Command | undefined => {
  const first = bytes[0]!;
  if (!isControl(first)) return textAt(bytes);
  const alone = single.get(first);
  if (alone) return shapedAt(bytes, 1, alone);
  const family = families.get(first);
  if (!family) return skipped(1);
  if (bytes.length < 2) return undefined;
  const form = family.get(bytes[1]!);
  return form ? shapedAt(bytes, 2, form) : skipped(2);
};

export class CommandReader {
  #held: Uint8Array = NOTHING;

  /** Commands that are complete now, in order. */
  read(bytes: Uint8Array): Command[] {
    this.#held = concat(this.#held, bytes);
    const commands: Command[] = [];
    while (this.#held.length > 0) {
      const command = commandAt(this.#held);
      if (!command) break;
      commands.push({ ...command, data: command.data.slice() });
      this.#held = this.#held.subarray(command.bytes);
    }
    return commands;
  }

  forget(): void {
    this.#held = NOTHING;
  }
}
