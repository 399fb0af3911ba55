// Hardware at its bytes as people meet it: what they read off it, hear of it, and do to it. Nothing here knows a byte.
import type { Clock } from "../../../src/base/clock.ts";
import type { CallKey } from "../../devices/call-keypad.ts";
import type { Told } from "../../devices/told.ts";
import { numberIn } from "../../reading.ts";
import type { Board, Keypad, Loudspeaker, Machine, Pad, Sign, Slip, Tray } from "../../things.ts";
import { CALLER_KEYS, type WiredCaller } from "../keypad/caller-keypad.ts";
import type { WiredPad } from "../modbus/evaluator-pad.ts";
import type { WiredIoBoard } from "../modbus/io-board.ts";
import type { WiredPrinter } from "../printer/printer.ts";
import type { Paper } from "../printer/roll.ts";
import type { SignFace } from "../signs/panel.ts";
import type { WiredVoice } from "../voice/voice-chip.ts";
import type { WiredDevice } from "../wired-device.ts";
import { understood } from "./hearing-words.ts";
import { callsIn, toneOf } from "./reading-rows.ts";

interface Lamps {
  readonly wire: WiredDevice;
  face(): SignFace;
}

const rowsOf = ({ wire, face }: Lamps): readonly string[] =>
  wire.isOn
    ? face()
        .rows.map((row) => row.trim())
        .filter((row) => row !== "")
    : [];

export const signOf = (lamps: Lamps): Sign => ({
  device: lamps.wire,
  get face() {
    const lines = rowsOf(lamps);
    return { lines, tone: toneOf(lines) };
  },
});

export const boardOf = (lamps: Lamps): Board => ({
  device: lamps.wire,
  get face() {
    return { calls: callsIn(rowsOf(lamps)) };
  },
});

/** Half a paper is no paper, and one without a number is nobody's. */
const slipOf = ({ isWhole, lines, cutAt }: Paper): Slip | undefined => {
  const number = isWhole ? numberIn(lines.join(" ")) : undefined;
  return number === undefined ? undefined : { number, cutAt };
};

export const trayOf = ({ wire, papers }: WiredPrinter): Tray => {
  const slips = new WeakMap<Paper, readonly Slip[]>();
  const slipsOf = (paper: Paper): readonly Slip[] => {
    const known = slips.get(paper) ?? [slipOf(paper) ?? []].flat();
    slips.set(paper, known);
    return known;
  };
  return {
    get papers() {
      return papers.flatMap(slipsOf);
    },
    watchPapers: wire.watch,
  };
};

export const loudspeakerOf = (chip: WiredVoice): Loudspeaker => ({
  device: chip.wire,
  get face() {
    return { saying: chip.saying === undefined ? null : understood(chip.saying) };
  },
});

const GRADES = 5;

export const padOf = (pad: WiredPad): Pad => ({
  device: pad.wire,
  get face() {
    return { asking: pad.wire.isOn && pad.face.mode === "rate" ? {} : null };
  },
  press: (grade) => {
    const isAsked = pad.wire.isOn && pad.face.mode === "rate";
    pad.press(GRADES - grade);
    return isAsked;
  },
});

const KEYS: Partial<Record<CallKey, readonly number[]>> = {
  call: [CALLER_KEYS.call],
  recall: [CALLER_KEYS.recall],
  finish: [CALLER_KEYS.evaluate],
  missed: [6, CALLER_KEYS.ok],
  hold: [0, CALLER_KEYS.ok],
  pause: [CALLER_KEYS.pause],
  resume: [CALLER_KEYS.pause],
};

/** Six figures and a beep are all that it answers. A step without a key of its own is left out. */
export const keypadOf = (caller: WiredCaller, clock: Clock): Keypad => {
  let [told, before]: [Told | null, WiredCaller["face"]] = [null, caller.face];
  caller.wire.watch(() => {
    const { face } = caller;
    const at = clock.elapsed();
    const figures = face.digits.trim();
    if (face.beeps > before.beeps) told = { text: "", tone: "no", at };
    else if (face.digits !== before.digits && figures !== "") told = { text: figures, tone: "ok", at };
    before = face;
  });
  return {
    device: caller.wire,
    get face() {
      return { told };
    },
    press: (key) => {
      const keys = KEYS[key];
      if (keys) caller.press(...keys);
    },
  };
};

/** A lamp that goes out a second time so soon after a press flashes: that is a no. */
const FLASHES_MS = 3_000;
const DARK_TWICE = 2;

/** A row of keys with lamps. It has no words: paper is the yes, a flashing lamp the no. */
export const machineOf = (board: WiredIoBoard, keys: readonly string[], clock: Clock): Machine => {
  let told: Told | null = null;
  let pressed = { lamp: 0, at: Number.NEGATIVE_INFINITY, darks: 0, wasLit: false };
  board.wire.watch(() => {
    const isLit = board.lamps[pressed.lamp]!;
    const darks = pressed.darks + (pressed.wasLit && !isLit ? 1 : 0);
    pressed = { ...pressed, darks, wasLit: isLit };
    const isFlashing = darks >= DARK_TWICE && clock.elapsed() - pressed.at < FLASHES_MS;
    if (isFlashing && (told?.at ?? -1) < pressed.at) told = { text: "", tone: "no", at: clock.elapsed() };
  });
  return {
    device: board.wire,
    get face() {
      return { told };
    },
    press: (key) => {
      const lamp = keys.indexOf(key);
      if (lamp < 0) throw new Error(`the machine has no key ${key}`);
      pressed = { lamp, at: clock.elapsed(), darks: 0, wasLit: board.lamps[lamp]! };
      board.press(lamp);
    },
  };
};
