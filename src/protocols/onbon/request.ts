// What every command of the host and every answer of a card has in front [ONBON-3.1], [ONBON-3.2].
import { ascii, hex } from "../layout/blocks.ts";
import { byte, named, yesNo } from "../layout/code.ts";
import { type Fields, usual } from "../layout/field.ts";
import { message } from "../layout/message.ts";

type Head = readonly [group: number, command: number];

export const reply = byte(yesNo(0x01, 0x02, "whether the card is to answer"));

/** The documents say 00; the vendor's own sample of the clock command has 08 00. */
export const reserved = (count: number) => usual(hex(count, "reserved, usually 00"), "00 ".repeat(count).trimEnd());

/** A file on the card: `P000` a program, `O000` a font of hanzi, `E000` one of Latin letters. */
export const fileName = ascii(4, "a file on the card, such as P000");

export const request = <K extends string, F extends Fields>(kind: K, head: Head, fields: F) =>
  message(kind, head, { reply, reserved: reserved(2), ...fields });

/** [ONBON-3.4] */
export const errors = {
  none: 0,
  group: 1,
  command: 2,
  busy: 3,
  memory: 4,
  checksum: 5,
  fileMissing: 6,
  flash: 7,
  download: 8,
  fileName: 9,
  fileType: 10,
  fileChecksum: 11,
  fontMissing: 12,
  firmwareType: 13,
  clockFormat: 14,
  fileExists: 15,
  blockNumber: 16,
} as const;

export const error = usual(byte(named(errors, "what was wrong; unknown errors are numbers")), "none");

export const answer = <K extends string, F extends Fields>(kind: K, head: Head, fields: F) =>
  message(kind, head, { error, reserved: reserved(2), ...fields });
