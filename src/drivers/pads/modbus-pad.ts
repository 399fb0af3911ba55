// The evaluator pad on Modbus [MODBUS-5]: asks the visitor of one service, looks whether somebody has pressed, and takes the
// question back. The first key counts once; silence is no rating. It does not decide when to ask.
import { type Static, Type } from "typebox";
import { checker } from "../../base/check.ts";
import type { Cancel, Clock } from "../../base/clock.ts";
import {
  askRatingFrame,
  newScore,
  type PadMode,
  type PadScore,
  padClerkFrame,
  padModeFrame,
  readScoreFrame,
  scoreIn,
} from "../../protocols/modbus/evaluator-pad.ts";
import { RateArgs } from "../../protocols/mqtt/arguments.ts";
import { inTurn } from "../device/appliance.ts";
import { type Driver, type DriverHealth, type DriverParts, driverRow } from "../driver.ts";
import { Hardware } from "../hardware.ts";
import { Framing, MODBUS_GAP_MS, type ModbusReply, ModbusUnit, modbusUsual } from "../modbus-question.ts";

/** While nothing is asked, the pad is looked at so often. */
const CHECK_MS = 5000;
/** While it asks: people wait for the thanks. */
const LOOK_MS = 250;
const THANKS_MS = 3000;
const SESSION_MAX = 0xffff;
/** Four questions, each with its deadline, and its turn on a busy line. */
const DONE_MS = 5000;
/** The latest question is the one that counts. */
const WAITING_MAX = 4;

const Options = Type.Object(
  { address: Type.Integer({ minimum: 1, maximum: 247, default: 1 }), framing: Framing },
  { additionalProperties: false },
);
type Options = Static<typeof Options>;

const checkRate = checker(RateArgs);
const checkNothing = checker(Type.Object({}));

interface Rating {
  /** The command that asked. */
  readonly command: string;
  readonly ticket: string;
  readonly clerk: string;
  readonly session: number;
  /** The pad's counter when it began to ask. */
  readonly before: number;
  /** By `clock.elapsed()`. */
  readonly endsAt: number;
}

class ModbusPad {
  readonly #parts: DriverParts;
  readonly #clock: Clock;
  readonly #address: number;
  readonly #unit: ModbusUnit;
  readonly #hardware: Hardware<ModbusReply>;
  #rating: Rating | undefined;
  #session = 0;
  /** What the pad shows may be of another life: of its own or of ours. */
  #isStrange = true;
  #cancelLook: Cancel = () => {};
  #cancelThanks: Cancel = () => {};

  constructor(parts: DriverParts, { address, framing }: Options) {
    this.#parts = parts;
    this.#clock = parts.clock;
    this.#address = address;
    this.#unit = new ModbusUnit(parts, framing);
    this.#hardware = new Hardware(parts, {
      decoder: this.#unit.decoder(),
      silenceMs: this.#unit.silenceMs,
      checkMs: CHECK_MS,
      check: () => this.#check(),
      turned: (state) => state !== "ready" && this.#lose(),
    });
  }

  get health(): DriverHealth {
    return this.#hardware.health;
  }

  /** A newer question replaces an older one, which may just have been answered. */
  async rate({ ticket, clerk, seconds }: RateArgs, command: string): Promise<undefined> {
    const { eventCounter } = await this.#look();
    this.#forget();
    this.#session = (this.#session % SESSION_MAX) + 1;
    const endsAt = this.#clock.elapsed() + seconds * 1000;
    const rating = { command, ticket, clerk, session: this.#session, before: eventCounter, endsAt };
    this.#rating = rating;
    try {
      await this.#ask(rating);
    } catch (error) {
      this.#giveUp(rating);
      throw error;
    }
    this.#lookSoon();
    return undefined;
  }

  /** The pad may have heard it all the same; then it is told to stop. */
  #giveUp(rating: Rating): void {
    if (this.#rating === rating) this.#forget();
    this.#isStrange = true;
    this.#hardware.hasten();
  }

  /** The pad itself thanks its own visitor; this is for one who has rated elsewhere too. */
  async thank(): Promise<undefined> {
    await this.#end("thanks");
    this.#cancelThanks = this.#clock.after(THANKS_MS, "pad thanks", () => void this.#turn("idle").catch(() => {}));
    return undefined;
  }

  async stop(): Promise<undefined> {
    await this.#end("idle");
    return undefined;
  }

  /** Who pressed just before has rated; whatever becomes of the pad then, what was withdrawn is no rating any more. */
  async #end(mode: PadMode): Promise<void> {
    if (this.#rating) await this.#look().catch(() => {});
    this.#forget();
    await this.#turn(mode);
  }

  #forget(): void {
    this.#rating = undefined;
    this.#cancelLook();
    this.#cancelThanks();
  }

  #lose(): void {
    this.#isStrange = true;
    this.#cancelLook();
    this.#cancelThanks();
  }

  async #check(): Promise<void> {
    const reading = await this.#look();
    if (this.#rating && this.#clock.elapsed() >= this.#rating.endsAt) this.#forget();
    if (this.#isStrange) await this.#settle(reading);
    this.#isStrange = false;
    if (this.#rating) this.#lookSoon();
  }

  /** A pad that lost its power asks again; one that asks for somebody who has left does not. */
  async #settle({ eventCounter }: PadScore): Promise<void> {
    const rating = this.#rating;
    if (!rating) return this.#turn("idle");
    const again = { ...rating, before: eventCounter };
    await this.#ask(again);
    if (this.#rating === rating) this.#rating = again;
  }

  async #ask({ clerk, session, endsAt }: Rating): Promise<void> {
    const shown = padClerkFrame(this.#address, clerk, "");
    if (shown.substituted.length > 0)
      this.#parts.port.log("warn", `characters it does not have: ${shown.substituted.join(" ")}`);
    await this.#hardware.ask(this.#unit.writing("clerk", shown.frame));
    const seconds = Math.max(1, Math.ceil((endsAt - this.#clock.elapsed()) / 1000));
    await this.#hardware.ask(this.#unit.writing("rate", askRatingFrame(this.#address, session, seconds)));
  }

  async #turn(mode: PadMode): Promise<void> {
    await this.#hardware.ask(this.#unit.writing(mode, padModeFrame(this.#address, mode)));
  }

  async #look(): Promise<PadScore> {
    const reading = await this.#hardware.ask(this.#unit.reading("score", readScoreFrame(this.#address), scoreIn));
    this.#take(reading);
    return reading;
  }

  /** [MODBUS-5.3] */
  #take(reading: PadScore): void {
    if (!this.#rating) return;
    const { session, before, ticket, command } = this.#rating;
    const grade = newScore(reading, session, before);
    if (grade === undefined) return;
    this.#forget();
    this.#parts.port.emit("rating", { ticket, grade }, command);
  }

  #lookSoon(): void {
    this.#cancelLook();
    this.#cancelLook = this.#clock.after(LOOK_MS, "pad look", () => this.#hardware.hasten());
  }
}

export const modbusPadRow = driverRow({
  name: "modbus-pad",
  kinds: ["rater"],
  options: Options,
  usual: modbusUsual,
  gapMs: MODBUS_GAP_MS,
  make: (options, parts): Driver => {
    const pad = new ModbusPad(parts, options);
    return {
      kind: parts.kind,
      model: "Modbus evaluator pad",
      limits: { doneMs: DONE_MS },
      waitingMax: WAITING_MAX,
      operations: {
        rate: inTurn(checkRate, (args, { id }) => pad.rate(args, id)),
        thank: inTurn(checkNothing, () => pad.thank()),
        stop: inTurn(checkNothing, () => pad.stop()),
      },
      get health() {
        return pad.health;
      },
    };
  },
});
