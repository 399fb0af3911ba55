// The commands of the SYN6288 in bytes, without the frame around them.
import { concat, hexOf } from "../../base/bytes.ts";
import { bytesOfContent, contentOf } from "../voice-chip/content.ts";
import type { Extent, VoiceWire } from "../voice-chip/envelope.ts";
import { bauds, type PlainKind, type Syn6288Command, speechEncodings, TEXT_BYTES_MAX } from "./frame.ts";

const SPEAK = 0x01;
const SET_BAUD = 0x31;
const PLAIN: Readonly<Record<PlainKind, number>> = { stop: 0x02, pause: 0x03, resume: 0x04, status: 0x21, sleep: 0x88 };
const KINDS = new Map(Object.entries(PLAIN).map(([kind, code]) => [code, kind as PlainKind]));

const NOTHING: Extent = [0, 0];
const MUSIC_SHIFT = 3;
const MUSIC_MAX = 15;

const readSpeech = (parameter: number, bytes: Uint8Array): Syn6288Command | string => {
  const encoding = speechEncodings[parameter & 0b111];
  const music = parameter >> MUSIC_SHIFT;
  if (!encoding || music > MUSIC_MAX) return `unknown parameter ${hexOf(Uint8Array.of(parameter))} of speech`;
  return { kind: "speak", encoding, ...(music > 0 && { music }), ...contentOf(bytes, encoding) };
};

const readBaud = (parameter: number): Syn6288Command | string => {
  const baud = bauds[parameter];
  return baud ? { kind: "setBaud", baud } : `unknown rate ${hexOf(Uint8Array.of(parameter))}`;
};

/** [SYN6288-1] [SYN6288-2] */
export const syn6288Wire: VoiceWire<Syn6288Command> = {
  commands: new Map<number, Extent>([
    [SPEAK, [1, 1 + TEXT_BYTES_MAX]],
    [SET_BAUD, [1, 1]],
    ...Array.from(KINDS.keys(), (code) => [code, NOTHING] as const),
  ]),
  hasChecksum: true,
  read: (command, rest) => {
    const kind = KINDS.get(command);
    if (kind) return { kind };
    return command === SPEAK ? readSpeech(rest[0]!, rest.subarray(1)) : readBaud(rest[0]!);
  },
  write: (frame) => {
    switch (frame.kind) {
      case "speak":
        return concat([SPEAK, parameterOf(frame)], bytesOfContent(frame, frame.encoding));
      case "setBaud":
        return [SET_BAUD, bauds.indexOf(frame.baud)];
      default:
        return [PLAIN[frame.kind]];
    }
  },
};

const parameterOf = ({ encoding, music = 0 }: Extract<Syn6288Command, { kind: "speak" }>): number =>
  (music << MUSIC_SHIFT) | speechEncodings.indexOf(encoding);
