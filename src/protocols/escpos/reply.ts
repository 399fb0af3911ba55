// [ESCPOS-4] What a printer sends: another language than what it is sent, with the same bytes in other meanings.
import type { Step } from "../codec.ts";
import { exactly } from "./choice.ts";
import { command, type FrameOf, firstOf, writerOf } from "./command.ts";
import { both, flags } from "./part.ts";
import { textToEnd, untilZero } from "./payload.ts";

/** Bits 4 and 7 are 0 in every byte but the first of a kind. */
const plain = { mask: 0x90, mark: 0 } as const;
/** The paper's sensors come in pairs; a printer with one of a kind sets both bits. */
const paperBits = { paperLow: 0, paperLowToo: 1, paperOut: 2, paperOutToo: 3 } as const;

const autoStatus = both(
  both(
    flags({ drawerPin: 2, offline: 3, coverOpen: 5, feeding: 6 }, { mask: 0x93, mark: 0x10 }),
    flags(
      { waitsForRecovery: 0, buttonPressed: 1, recoverableError: 2, cutterError: 3, fatalError: 5, passingError: 6 },
      plain,
    ),
  ),
  both(flags({ ...paperBits, reserved5: 5, reserved6: 6 }, plain), flags({}, plain)),
);

const headers = { info: 0x5f, report: 0x37, longInfo: 0x3d } as const;

export const replies = [
  /** [ESCPOS-4.2] One byte whose meaning depends on the question, which it does not name. */
  command("realTimeStatus", [], flags({ bit2: 2, bit3: 3, bit5: 5, bit6: 6 }, { mask: 0x93, mark: 0x12 })),
  /** [ESCPOS-4.3] Four bytes; `rest` is the last, which differs by model. */
  command("autoStatus", [], autoStatus),
  /** [ESCPOS-4.5] The answer to GS I. */
  command("printerText", [], both(exactly("header", headers), untilZero(textToEnd("ascii")))),
  /** [ESCPOS-4.6] XON and XOFF of a serial line. */
  command("flow", [], exactly("says", { go: 0x11, wait: 0x13 })),
  /** [ESCPOS-4.4] The answer to GS r: one byte. */
  command("paperStatus", [], flags(paperBits, plain)),
] as const;

export type Reply = FrameOf<(typeof replies)[number]>;
export type RealTimeStatus = Extract<Reply, { kind: "realTimeStatus" }>;
export type AutoStatus = Extract<Reply, { kind: "autoStatus" }>;
export type PaperStatus = Extract<Reply, { kind: "paperStatus" }>;

/** What a printer says at the start of these bytes; undefined where it says nothing that is known. */
export const replyStep = (bytes: Uint8Array): Step<Reply> | undefined => firstOf(replies, bytes);
export const replyBytes = writerOf(replies);
