// Keys with lamps on an IO board [MODBUS-4]. The board remembers no press, so it is asked all the time; what a key does, the
// hall knows, and what a lamp says, whoever has the board.
import { type Static, Type } from "typebox";
import type { Clock } from "../../base/clock.ts";
import { isAppError } from "../../base/errors.ts";
import {
  type Buttons,
  buttonsFrom,
  buttonsIn,
  IO_BOARD_BUTTONS,
  lampsFrame,
  readButtonsFrame,
  sampled,
} from "../../protocols/modbus/io-board.ts";
import type { TellArgs } from "../../protocols/mqtt/arguments.ts";
import type { Driver, DriverHealth, DriverParts } from "../driver.ts";
import { Hardware } from "../hardware.ts";
import { Framing, type ModbusReply, ModbusUnit } from "../modbus-question.ts";
import { KeyName } from "./key-names.ts";
import type { KeyLamps } from "./lamps.ts";
import { LockOut } from "./lock-out.ts";
import { tellOperation } from "./tell.ts";

/** A key that is down so long is not held by a person. */
const STUCK_MS = 30_000;
/** A board that lost its power for a moment has dark lamps and says nothing of it. */
const LAMPS_AGAIN_MS = 10_000;

/** What a technician sets of any board. @param lockoutMs default */
export const boardOptions = (lockoutMs: number) => ({
  address: Type.Integer({ minimum: 1, maximum: 255, default: 1 }),
  framing: Framing,
  hasLamps: Type.Boolean({ default: true, description: "a lamp in each key, on the output of the same number" }),
  pollMs: Type.Integer({ minimum: 20, maximum: 200, default: 30, description: "from one look to the next, ms" }),
  lockoutMs: Type.Integer({
    minimum: 0,
    maximum: 10_000,
    default: lockoutMs,
    description: "a key pressed again within so many ms does not count",
  }),
});

/** What each input is for, DI1 first. */
export const boardKeys = (options: object) =>
  Type.Array(KeyName, { minItems: 1, maxItems: IO_BOARD_BUTTONS, uniqueItems: true, ...options });

const BoardSetting = Type.Object({ ...boardOptions(0), keys: boardKeys({}) });
export type BoardSetting = Static<typeof BoardSetting>;

export type MakesLamps = (clock: Clock, keys: readonly string[], lockOut: LockOut) => KeyLamps;

class IoBoard {
  readonly #parts: DriverParts;
  readonly #clock: Clock;
  readonly #options: BoardSetting;
  readonly #unit: ModbusUnit;
  readonly #hardware: Hardware<ModbusReply>;
  readonly #lockOut: LockOut;
  readonly #lamps: KeyLamps;
  #buttons: Buttons | undefined;
  /** `clock.elapsed()` when each key went down. */
  #downSince: (number | undefined)[] = [];
  #isStuck = false;
  #lastKey: string | undefined;
  #lit: { readonly lamps: string; readonly at: number } | undefined;

  constructor(parts: DriverParts, options: BoardSetting, lampsOf: MakesLamps) {
    this.#parts = parts;
    this.#clock = parts.clock;
    this.#options = options;
    this.#unit = new ModbusUnit(parts, options.framing);
    this.#lockOut = new LockOut(parts.clock, options.lockoutMs);
    this.#lamps = lampsOf(parts.clock, options.keys, this.#lockOut);
    this.#hardware = new Hardware(parts, {
      decoder: this.#unit.decoder(),
      silenceMs: this.#unit.silenceMs,
      checkMs: options.pollMs,
      check: () => this.#check(),
      turned: (state) => state !== "ready" && this.#lose(),
      faults: () => (this.#isStuck ? ["key-stuck"] : []),
    });
  }

  get health(): DriverHealth {
    return this.#hardware.health;
  }

  /** The answer is for whoever pressed last; the words themselves need a display. */
  async tell({ tone }: TellArgs): Promise<void> {
    if (this.#lastKey !== undefined) this.#lamps.answer(this.#lastKey, tone);
    this.#lit = undefined;
    await this.#light();
  }

  /** What is down when the watch begins anew was not pressed [MODBUS-4.2]. */
  #lose(): void {
    this.#buttons = undefined;
    this.#lit = undefined;
  }

  async #check(): Promise<void> {
    const sample = await this.#look();
    const before = this.#buttons;
    const { buttons, pressed } = before ? sampled(before, sample) : { buttons: buttonsFrom(sample), pressed: [] };
    this.#buttons = buttons;
    for (const button of pressed) this.#press(button);
    this.#watchStuck(buttons.settled);
    await this.#light();
  }

  /** One lost answer is noise, and no reason to look away for a second. */
  async #look(): Promise<readonly boolean[]> {
    const question = this.#unit.reading("buttons", readButtonsFrame(this.#options.address), buttonsIn);
    try {
      return await this.#hardware.ask(question);
    } catch (error) {
      if (this.#hardware.state !== "ready" || !isAppError(error, "DEVICE_SILENT")) throw error;
      return this.#hardware.ask(question);
    }
  }

  #press(button: number): void {
    const key = this.#options.keys[button];
    if (key === undefined || !this.#lockOut.press(key)) return;
    this.#lastKey = key;
    this.#lamps.calm();
    this.#parts.port.emit("button", { key });
  }

  #watchStuck(settled: readonly boolean[]): void {
    const now = this.#clock.elapsed();
    this.#downSince = settled.map((isDown, button) => (isDown ? (this.#downSince[button] ?? now) : undefined));
    const isStuck = this.#downSince.some((since) => since !== undefined && now - since > STUCK_MS);
    if (isStuck === this.#isStuck) return;
    this.#isStuck = isStuck;
    this.#hardware.complain();
  }

  async #light(): Promise<void> {
    if (!this.#options.hasLamps) return;
    const burning = this.#lamps.burning;
    const lamps = burning.join();
    const now = this.#clock.elapsed();
    if (this.#lit?.lamps === lamps && now - this.#lit.at < LAMPS_AGAIN_MS) return;
    await this.#hardware.ask(this.#unit.writing("lamps", lampsFrame(this.#options.address, burning)));
    this.#lit = { lamps, at: now };
  }
}

export const boardDriver = (parts: DriverParts, setting: BoardSetting, model: string, lampsOf: MakesLamps): Driver => {
  const board = new IoBoard(parts, setting, lampsOf);
  return {
    kind: parts.kind,
    model,
    caps: { display: false },
    operations: { tell: tellOperation((told) => board.tell(told)) },
    get health() {
      return board.health;
    },
  };
};
