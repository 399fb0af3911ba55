// Key presses in what Linux tells of an input device: 24 bytes an event on a 64-bit kernel, time(16) type(2) code(2)
// value(4), low byte first. It knows the numeric block and no other keys.
import { type Decoder, decoderOf, frameOf, MORE, type Step, skip } from "../../protocols/codec.ts";

const EVENT_BYTES = 24;
const [SECONDS_AT, MICROSECONDS_AT, TYPE_AT, CODE_AT, VALUE_AT] = [0, 8, 16, 18, 20];
const EV_KEY = 1;
/** The highest type there is. */
const EV_MAX = 0x1f;
const SECOND_US = 1_000_000n;
/** No clock of a hall shows a later year than 2242. */
const SECONDS_MAX = 2n ** 33n;
const DOWN = 1;

/** Keys by their codes; a laptop's digits are the same keys to a clerk. */
const keyCodes: Readonly<Record<number, string>> = {
  ...{ 2: "1", 3: "2", 4: "3", 5: "4", 6: "5", 7: "6", 8: "7", 9: "8", 10: "9", 11: "0" },
  ...{ 79: "1", 80: "2", 81: "3", 75: "4", 76: "5", 77: "6", 71: "7", 72: "8", 73: "9", 82: "0" },
  ...{ 28: "enter", 96: "enter", 14: "backspace", 55: "*", 98: "/", 74: "-", 78: "+", 83: "." },
};

export const numericKeys = [...new Set(Object.values(keyCodes))];

export interface InputEvent {
  /** A key of the numeric block that has just gone down; undefined for anything else, repeats of a held key too. */
  readonly key: string | undefined;
}

const isTime = (view: DataView): boolean =>
  view.getBigUint64(SECONDS_AT, true) < SECONDS_MAX && view.getBigUint64(MICROSECONDS_AT, true) < SECOND_US;

const eventAt = (bytes: Uint8Array): Step<InputEvent> => {
  if (bytes.length < EVENT_BYTES) return MORE;
  const view = new DataView(bytes.buffer, bytes.byteOffset, EVENT_BYTES);
  const type = view.getUint16(TYPE_AT, true);
  if (type > EV_MAX || !isTime(view)) return skip("no input event starts here");
  const isPress = type === EV_KEY && view.getInt32(VALUE_AT, true) === DOWN;
  return frameOf(EVENT_BYTES, { key: isPress ? keyCodes[view.getUint16(CODE_AT, true)] : undefined });
};

/** One more than an event, so that a whole one is looked at before it is given up. */
export const inputEventDecoder = (): Decoder<InputEvent> => decoderOf(eventAt, EVENT_BYTES + 1);
