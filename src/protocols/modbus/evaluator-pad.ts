// The evaluator pad on Modbus: an open profile of our own, for lack of any published one [MODBUS-5]. It does not decide
// what a rating means, nor when to ask for one.
import { encodeText } from "../text/encode-text.ts";
import type { ModbusFrame } from "./frame.ts";

export const padModes = { idle: 0, welcome: 1, rate: 2, thanks: 3 } as const;
export type PadMode = keyof typeof padModes;

/** Numbers of the registers, inputs and coils. */
export const padPlaces = {
  inputs: { keys: 0 },
  coils: { keyLamps: 0 },
  inputRegisters: { lastScore: 0, sessionId: 1, eventCounter: 2 },
  holdingRegisters: {
    mode: 0,
    sessionId: 1,
    timeoutSec: 2,
    volume: 3,
    starLevel: 4,
    clerkName: 16,
    clerkNumber: 32,
  },
} as const;

/** Keys and their lamps, from very satisfied to very dissatisfied. */
export const PAD_KEYS = 5;
const NAME_BYTES = 32;
const NUMBER_BYTES = 16;
const BLANK = 0x20;

const { holdingRegisters } = padPlaces;

const writeFrame = (address: number, start: number, registers: number[]): ModbusFrame => ({
  kind: "writeRegisters",
  direction: "request",
  address,
  start,
  registers,
});

/** Mode, session and timeout go in one frame, so that no key counts for the session before [MODBUS-5.2]. */
export const askRatingFrame = (address: number, sessionId: number, timeoutSec: number): ModbusFrame =>
  writeFrame(address, holdingRegisters.mode, [padModes.rate, sessionId, timeoutSec]);

export const padModeFrame = (address: number, mode: PadMode): ModbusFrame => ({
  kind: "writeRegister",
  direction: "request",
  address,
  register: holdingRegisters.mode,
  value: padModes[mode],
});

/** @param volume 0 to 10 @param starLevel 0 to 5 */
export const padSettingsFrame = (address: number, volume: number, starLevel: number): ModbusFrame =>
  writeFrame(address, holdingRegisters.volume, [volume, starLevel]);

export interface ClerkFrame {
  readonly frame: ModbusFrame;
  /** Characters that the pad's encoding lacks. */
  readonly substituted: readonly string[];
}

/** Name in GBK, number in ASCII, each filled up with blanks; what is longer is cut between characters. */
export const padClerkFrame = (address: number, name: string, number: string): ClerkFrame => {
  const shownName = fitted(name, "gbk", NAME_BYTES);
  const shownNumber = fitted(number, "ascii", NUMBER_BYTES);
  return {
    frame: writeFrame(address, holdingRegisters.clerkName, registersOf([...shownName.bytes, ...shownNumber.bytes])),
    substituted: [...new Set([...shownName.substituted, ...shownNumber.substituted])],
  };
};

const fitted = (text: string, encoding: "gbk" | "ascii", width: number) => {
  const bytes: number[] = [];
  const substituted = new Set<string>();
  for (const character of text) {
    const one = encodeText(character, encoding);
    if (bytes.length + one.bytes.length > width) break;
    bytes.push(...one.bytes);
    for (const lacking of one.substituted) substituted.add(lacking);
  }
  return { bytes: [...bytes, ...Array<number>(width - bytes.length).fill(BLANK)], substituted };
};

const registersOf = (bytes: readonly number[]): number[] =>
  Array.from({ length: bytes.length / 2 }, (_, at) => bytes[at * 2]! * 256 + bytes[at * 2 + 1]!);

export const keyLampsFrame = (address: number, lamps: readonly boolean[]): ModbusFrame => ({
  kind: "writeCoils",
  direction: "request",
  address,
  start: padPlaces.coils.keyLamps,
  bits: Array.from({ length: PAD_KEYS }, (_, key) => (lamps[key] ? "1" : "0")).join(""),
});

export const readScoreFrame = (address: number): ModbusFrame => ({
  kind: "readInputRegisters",
  direction: "request",
  address,
  start: padPlaces.inputRegisters.lastScore,
  quantity: 3,
});

export interface PadScore {
  /** 5 very satisfied to 1 very dissatisfied; 0 none. */
  readonly score: number;
  readonly sessionId: number;
  /** 0 to 65535, then 0 again; one more for each rating. */
  readonly eventCounter: number;
}

/** Undefined when the frame is another, or says no score that there is. */
export const scoreIn = (frame: ModbusFrame): PadScore | undefined => {
  if (frame.kind !== "readInputRegisters" || frame.direction !== "reply") return undefined;
  const [score, sessionId, eventCounter] = frame.registers;
  if (score === undefined || score > 5 || sessionId === undefined || eventCounter === undefined) return undefined;
  return { score, sessionId, eventCounter };
};

/**
 * The score that a reading adds: for the session asked for, and told by a counter that has moved since `before`. Reading
 * twice rates once; no key pressed is no rating, never a praise [MODBUS-5.3].
 */
export const newScore = (reading: PadScore, sessionId: number, before: number): number | undefined =>
  reading.score > 0 && reading.sessionId === sessionId && reading.eventCounter !== before ? reading.score : undefined;
