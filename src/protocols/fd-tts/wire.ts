// The commands of the SYN6658 and the XFS5152 in bytes, without the frame around them.
import { concat, hexOf } from "../../base/bytes.ts";
import type { Encoding } from "../text/encodings.ts";
import { bytesOfContent, contentOf } from "../voice-chip/content.ts";
import type { Extent, VoiceWire } from "../voice-chip/envelope.ts";
import {
  type Syn6658Command,
  syn6658Encodings,
  syn6658Plain,
  TEXT_BYTES_MAX,
  type Xfs5152Command,
  xfs5152Encodings,
  xfs5152Plain,
} from "./frame.ts";

const SPEAK = 0x01;
const STORE = 0x31;
const REPLAY = 0x32;
const SEGMENT_MAX = 15;
const STORE_ENCODING: Encoding = "gbk";
const NOTHING: Extent = [0, 0];
const TEXT: Extent = [1, 1 + TEXT_BYTES_MAX];

/** What a chip has of the family's commands. */
interface Chip {
  /** In the order of their codes, from 0. */
  readonly encodings: readonly (typeof syn6658Encodings)[number][];
  readonly plain: Readonly<Record<string, number>>;
}

/** What `C` lacks is in none of the chip's tables, so it is neither read nor written. */
const wireOf = <C extends Syn6658Command>(chip: Chip): VoiceWire<C> => ({
  commands: new Map<number, Extent>([
    [SPEAK, TEXT],
    [STORE, TEXT],
    [REPLAY, [1, 1]],
    ...Object.values(chip.plain).map((code) => [code, NOTHING] as const),
  ]),
  hasChecksum: false,
  read: (command, rest) => read(chip, command, rest) as C | string,
  write: (frame) => write(chip, frame),
});

export const syn6658Wire = wireOf<Syn6658Command>({ encodings: syn6658Encodings, plain: syn6658Plain });
export const xfs5152Wire = wireOf<Xfs5152Command>({ encodings: xfs5152Encodings, plain: xfs5152Plain });

const read = (chip: Chip, command: number, rest: Uint8Array): Syn6658Command | string => {
  const parameter = rest[0]!;
  switch (command) {
    case SPEAK:
      return readSpeech(chip, parameter, rest.subarray(1));
    case STORE:
      if (parameter > SEGMENT_MAX) return `unknown segment ${hexOf(Uint8Array.of(parameter))}`;
      return { kind: "store", segment: parameter, ...contentOf(rest.subarray(1), STORE_ENCODING) };
    case REPLAY:
      return readReplay(chip, parameter);
    default:
      return { kind: plainKind(chip, command) };
  }
};

const readSpeech = ({ encodings }: Chip, parameter: number, bytes: Uint8Array): Syn6658Command | string => {
  const encoding = encodings[parameter];
  if (!encoding) return `unknown encoding ${hexOf(Uint8Array.of(parameter))}`;
  return { kind: "speak", encoding, ...contentOf(bytes, encoding) };
};

const readReplay = ({ encodings }: Chip, parameter: number): Syn6658Command | string => {
  const times = parameter >> 4;
  const encoding = encodings[parameter & 0xf];
  if (times === 0 || !encoding) return `unknown parameter ${hexOf(Uint8Array.of(parameter))} of replay`;
  return { kind: "replay", times, encoding };
};

const plainKind = ({ plain }: Chip, command: number) =>
  Object.entries(plain).find(([, code]) => code === command)![0] as keyof typeof syn6658Plain;

const write = ({ encodings, plain }: Chip, frame: Syn6658Command): ArrayLike<number> => {
  switch (frame.kind) {
    case "speak":
      return concat([SPEAK, encodings.indexOf(frame.encoding)], bytesOfContent(frame, frame.encoding));
    case "store":
      return concat([STORE, frame.segment], bytesOfContent(frame, STORE_ENCODING));
    case "replay":
      return [REPLAY, (frame.times << 4) | encodings.indexOf(frame.encoding)];
    default:
      return [plain[frame.kind]!];
  }
};
