// A USB keypad as Linux shows it in /dev/input: 24 bytes an event (64-bit kernel), a key down, its repeats, a key up. It
// hears nothing.
import { WiredDevice, type WiredSetting } from "../wired-device.ts";

export interface WiredEvdev {
  readonly wire: WiredDevice;
  /** Presses a key by its character: a digit, `*`, `-`, `+`, `.`, `/`, or `enter`. Held longer than 250 ms it repeats. */
  type(key: string, holdMs?: number): void;
}

const [EV_SYN, EV_KEY] = [0, 1];
export const [UP, DOWN, REPEAT] = [0, 1, 2];
/** Key codes of the numeric block. */
const CODES: Readonly<Record<string, number>> = {
  ...{ "7": 71, "8": 72, "9": 73, "-": 74, "4": 75, "5": 76, "6": 77, "+": 78 },
  ...{ "1": 79, "2": 80, "3": 81, "0": 82, ".": 83, "*": 55, "/": 98, enter: 96 },
};
const HOLD_MS = 80;
const REPEATS_AFTER_MS = 250;
const REPEATS_EVERY_MS = 33;

const eventOf = (now: number, type: number, code: number, value: number): Uint8Array => {
  const bytes = Buffer.alloc(24);
  bytes.writeBigInt64LE(BigInt(Math.floor(now / 1000)), 0);
  bytes.writeBigInt64LE(BigInt(Math.floor(now % 1000) * 1000), 8);
  bytes.writeUInt16LE(type, 16);
  bytes.writeUInt16LE(code, 18);
  bytes.writeInt32LE(value, 20);
  return bytes;
};

/** What the kernel tells when a key changes, and the end of it. */
export const keyEvents = (now: number, code: number, value: number): readonly Uint8Array[] => [
  eventOf(now, EV_KEY, code, value),
  eventOf(now, EV_SYN, 0, 0),
];

export const wireEvdev = (setting: WiredSetting): WiredEvdev => {
  const { clock } = setting;
  let emit!: (code: number, value: number) => void;
  const wire = new WiredDevice(setting, (board) => {
    emit = (code, value) => {
      for (const event of keyEvents(clock.now(), code, value)) board.say(event);
    };
    return { take: () => {} };
  });
  const type = (key: string, holdMs = HOLD_MS) => {
    const code = CODES[key];
    if (code === undefined) throw new Error(`the keypad has no key ${key}`);
    emit(code, DOWN);
    for (let ms = REPEATS_AFTER_MS; ms < holdMs; ms += REPEATS_EVERY_MS) {
      clock.after(ms, "key repeats", () => emit(code, REPEAT));
    }
    clock.after(holdMs, "key up", () => emit(code, UP));
  };
  return { wire, type };
};
