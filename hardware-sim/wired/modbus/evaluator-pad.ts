// The evaluator pad of our open profile: five keys with lamps, a display that greets, asks and thanks. A key counts only
// while it asks, and the first one alone; nobody's silence is praise.
import type { Cancel } from "../../../src/base/clock.ts";
import type { Board, Firmware } from "../firmware.ts";
import { gbkText } from "../text.ts";
import { Trouble } from "../trouble.ts";
import { WiredDevice, type WiredSetting } from "../wired-device.ts";
import { ModbusUnit } from "./unit.ts";

export type PadMode = "idle" | "welcome" | "rate" | "thanks";

export interface PadFace {
  readonly mode: PadMode;
  readonly clerkName: string;
  readonly clerkNumber: string;
  /** 0 to 5. */
  readonly stars: number;
  /** Five lamps, true for one that burns. */
  readonly lamps: readonly boolean[];
}

export interface WiredPad {
  readonly wire: WiredDevice;
  readonly face: PadFace;
  /** Key 0 very satisfied to 4 very dissatisfied. */
  press(key: number, holdMs?: number): void;
}

const MODES: readonly PadMode[] = ["idle", "welcome", "rate", "thanks"];
const KEYS = 5;
const REGISTERS = 40;
const PLACE = { mode: 0, session: 1, timeoutS: 2, volume: 3, stars: 4, name: 16, number: 32, end: 40 } as const;
const HOLD_MS = 200;
const THANKS_MS = 3_000;
const VOLUME_MAX = 10;
const STARS_MAX = 5;

/** The highest value a register takes. */
const highest = (at: number): number => {
  const limits: Readonly<Record<number, number>> = {
    [PLACE.mode]: MODES.length - 1,
    [PLACE.volume]: VOLUME_MAX,
    [PLACE.stars]: STARS_MAX,
  };
  return limits[at] ?? 0xffff;
};

class Pad implements Firmware {
  readonly unit: ModbusUnit;
  readonly #board: Board;
  readonly #holding = new Uint16Array(REGISTERS);
  readonly #lamps: boolean[] = new Array(KEYS).fill(false);
  readonly #down: boolean[] = new Array(KEYS).fill(false);
  #score = 0;
  #ratedIn = 0;
  #events = 0;
  #modeBefore = 0;
  #sessionBefore = 0;
  #cancelTimeout: Cancel = () => {};
  readonly #praising = new Trouble();

  constructor(board: Board, address: number, baud: () => number | undefined) {
    this.#board = board;
    const tables = {
      inputs: { size: KEYS, get: (at: number) => Number(this.#down[at]) },
      coils: { size: KEYS, get: (at: number) => Number(this.#lamps[at]), set: this.#light },
      input: { size: 3, get: (at: number) => [this.#score, this.#ratedIn, this.#events][at]! },
      holding: { size: REGISTERS, get: (at: number) => this.#holding[at]!, set: this.#set },
    };
    const setting = { address: () => address, framing: "rtu", tables, written: () => this.#written() } as const;
    this.unit = new ModbusUnit(setting, board, baud);
  }

  get ailments() {
    return {
      ...this.unit.ailments,
      /** Counts a rating that nobody gave when the question runs out. */
      "praises-itself": this.#praising,
    };
  }

  get face(): PadFace {
    const bytes = (from: number, to: number) =>
      Uint8Array.from([...this.#holding.subarray(from, to)].flatMap((register) => [register >> 8, register & 0xff]));
    const text = (from: number, to: number) => gbkText(bytes(from, to)).replace(/[\0 ]+$/, "");
    return {
      mode: MODES[this.#holding[PLACE.mode]!]!,
      clerkName: text(PLACE.name, PLACE.number),
      clerkNumber: text(PLACE.number, PLACE.end),
      stars: this.#holding[PLACE.stars]!,
      lamps: [...this.#lamps],
    };
  }

  take(bytes: Uint8Array, gapMs: number): void {
    this.unit.take(bytes, gapMs);
  }

  powerOff(): void {
    this.#holding.fill(0);
    this.#lamps.fill(false);
    [this.#score, this.#ratedIn, this.#events, this.#modeBefore, this.#sessionBefore] = [0, 0, 0, 0, 0];
    this.unit.forget();
  }

  press(key: number, holdMs: number): void {
    this.#down[key] = true;
    this.#board.clock.after(holdMs, "key up", () => {
      this.#down[key] = false;
    });
    if (this.face.mode === "rate") this.#rate(KEYS - key);
    this.#board.changed();
  }

  readonly #light = (at: number, value: number): boolean => {
    this.#lamps[at] = value === 1;
    return true;
  };

  readonly #set = (at: number, value: number): boolean => {
    if (value > highest(at)) return false;
    this.#holding[at] = value;
    return true;
  };

  /** A new question begins when the mode becomes `rate`, or stays so for another session. */
  #written(): void {
    const [mode, session] = [this.#holding[PLACE.mode]!, this.#holding[PLACE.session]!];
    const isNew = mode !== this.#modeBefore || session !== this.#sessionBefore;
    if (isNew) this.#turn();
    [this.#modeBefore, this.#sessionBefore] = [mode, session];
    this.#board.changed();
  }

  #turn(): void {
    this.#cancelTimeout();
    if (this.face.mode !== "rate") return;
    this.#score = 0;
    const timeoutS = this.#holding[PLACE.timeoutS]!;
    if (timeoutS > 0) this.#later(timeoutS * 1000, () => this.#runOut());
  }

  #runOut(): void {
    if (this.#praising.isThere) this.#rate(KEYS);
    else this.#show("idle");
  }

  #rate(score: number): void {
    this.#score = score;
    this.#ratedIn = this.#holding[PLACE.session]!;
    this.#events = (this.#events + 1) & 0xffff;
    this.#show("thanks");
    this.#later(THANKS_MS, () => this.#show("idle"));
  }

  #later(ms: number, task: () => void): void {
    this.#cancelTimeout();
    this.#cancelTimeout = this.#board.clock.after(ms, "pad display", task);
  }

  #show(mode: PadMode): void {
    this.#holding[PLACE.mode] = MODES.indexOf(mode);
    this.#modeBefore = this.#holding[PLACE.mode]!;
    this.#board.changed();
  }
}

export const wirePad = (setting: WiredSetting, address = 1): WiredPad => {
  let pad!: Pad;
  const wire: WiredDevice = new WiredDevice(setting, (board) => {
    pad = new Pad(board, address, () => wire.baud);
    return pad;
  });
  return {
    wire,
    get face() {
      return pad.face;
    },
    press: (key, holdMs = HOLD_MS) => pad.press(key, holdMs),
  };
};
