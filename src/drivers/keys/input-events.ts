// What Linux tells of an input device: 24 bytes an event on a 64-bit kernel, time(16) type(2) code(2) value(4), low byte
// first. It finds the events, and does not know what a key is called.
import { type Decoder, decoderOf, frameOf, MORE, type Step, skip } from "../../protocols/codec.ts";

const EVENT_BYTES = 24;
const [SECONDS_AT, MICROSECONDS_AT, TYPE_AT, CODE_AT, VALUE_AT] = [0, 8, 16, 18, 20];
const EV_KEY = 1;
/** The highest type there is. */
const EV_MAX = 0x1f;
const SECOND_US = 1_000_000n;
/** No clock of a hall shows a later year than 2242. */
const SECONDS_MAX = 2n ** 33n;
const CHANGES = ["up", "down", "repeat"] as const;

export interface InputEvent {
  /** Of the key. */
  readonly code: number;
  /** Undefined where it is not about a key. */
  readonly change: (typeof CHANGES)[number] | undefined;
}

const isTime = (view: DataView): boolean =>
  view.getBigUint64(SECONDS_AT, true) < SECONDS_MAX && view.getBigUint64(MICROSECONDS_AT, true) < SECOND_US;

const eventAt = (bytes: Uint8Array): Step<InputEvent> => {
  if (bytes.length < EVENT_BYTES) return MORE;
  const view = new DataView(bytes.buffer, bytes.byteOffset, EVENT_BYTES);
  const type = view.getUint16(TYPE_AT, true);
  if (type > EV_MAX || !isTime(view)) return skip("no input event starts here");
  const change = type === EV_KEY ? CHANGES[view.getInt32(VALUE_AT, true)] : undefined;
  return frameOf(EVENT_BYTES, { code: view.getUint16(CODE_AT, true), change });
};

/** One more than an event, so that a whole one is looked at before it is given up. */
export const inputEventDecoder = (): Decoder<InputEvent> => decoderOf(eventAt, EVENT_BYTES + 1);
