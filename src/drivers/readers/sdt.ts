// A reader of identity cards [SDT]: whoever lays his card on it takes a number of one service. His identity number goes to the
// hall, which keeps it as a keyed hash; name, address and photo go nowhere, and nothing of it is in a log, an error or a state.
import { type Static, Type } from "typebox";
import { type Clock, pause } from "../../base/clock.ts";
import { AppError } from "../../base/errors.ts";
import { bytesOfField } from "../../protocols/hex.ts";
import { sdtCodec } from "../../protocols/sdt/codec.ts";
import { sdtStatuses } from "../../protocols/sdt/describe.ts";
import type { SdtCommand, SdtFrame } from "../../protocols/sdt/frame.ts";
import { KeyName } from "../buttons/key-names.ts";
import { tellOperation } from "../buttons/tell.ts";
import { type Driver, type DriverHealth, type DriverParts, driverRow } from "../driver.ts";
import { Hardware } from "../hardware.ts";
import { SameAgain } from "./same-again.ts";

const GAP_MS = 5;
/** Firmware waits as long between two steps [SDT-2.1]. */
const STEP_MS = 200;
const SILENCE_MS = 50;
const CHECK_MS = 300;
/** Reading takes most of a second, and a card 112 ms at 115200 baud. */
const ANSWER_MS = 3000;
const [DONE, FOUND, NONE, NOT_SELECTED, NOT_READ] = [0x90, 0x9f, 0x80, 0x81, 0x41];

const Options = Type.Object(
  { key: { ...KeyName, description: "service that a card is laid on for, as the hall knows it" } },
  { additionalProperties: false },
);
type Options = Static<typeof Options>;

type CardFrame = Extract<SdtFrame, { kind: "card" | "otherCard" }>;

/** SW3; undefined for what is no plain reply. */
const statusIn = (frame: SdtFrame): number | undefined =>
  frame.kind === "reply" ? bytesOfField(frame.sw)[2] : undefined;

class CardReader {
  readonly #parts: DriverParts;
  readonly #clock: Clock;
  readonly #key: string;
  readonly #last: SameAgain;
  readonly #hardware: Hardware<SdtFrame>;

  constructor(parts: DriverParts, { key }: Options) {
    this.#parts = parts;
    this.#clock = parts.clock;
    this.#key = key;
    this.#last = new SameAgain(parts.clock);
    this.#hardware = new Hardware(parts, {
      decoder: sdtCodec.decoder(),
      silenceMs: SILENCE_MS,
      checkMs: CHECK_MS,
      check: () => this.#check(),
      isPersonal: true,
    });
  }

  get health(): DriverHealth {
    return this.#hardware.health;
  }

  /** Found, selected, read; a card that was taken away in between is no trouble. */
  async #check(): Promise<void> {
    if ((await this.#status("findCard", [FOUND, NONE])) === NONE) return;
    await this.#rest();
    if ((await this.#status("selectCard", [DONE, NOT_SELECTED])) === NOT_SELECTED) return this.#complain();
    await this.#rest();
    const card = await this.#read();
    if (card) this.#take(card);
    else this.#complain();
  }

  #take(card: CardFrame): void {
    const person = card.kind === "card" && typeof card.id === "string" ? card.id : "";
    if (person === "") return this.#complain();
    if (!this.#last.isAgain(person)) this.#parts.port.emit("button", { key: this.#key, person });
  }

  #rest(): Promise<void> {
    return pause(this.#clock, STEP_MS, "card reader rests");
  }

  #complain(): void {
    this.#parts.port.log("warn", "a card could not be read");
  }

  #status(command: SdtCommand, expected: readonly number[]): Promise<number> {
    return this.#ask(command, (frame) => {
      const status = statusIn(frame);
      if (status !== undefined && !expected.includes(status)) throw this.#refused(command, status);
      return status;
    });
  }

  /** Null when the reader has not read it. */
  #read(): Promise<CardFrame | null> {
    return this.#ask<CardFrame | null>("readCard", (frame) => {
      if (frame.kind === "card" || frame.kind === "otherCard") return frame;
      const status = statusIn(frame);
      if (status !== undefined && status !== NOT_READ) throw this.#refused("readCard", status);
      return status === undefined ? undefined : null;
    });
  }

  #ask<A>(kind: SdtCommand, answer: (frame: SdtFrame) => A | undefined): Promise<A> {
    return this.#hardware.ask({ name: kind, bytes: sdtCodec.encode({ kind }), answerMs: ANSWER_MS, answer });
  }

  #refused(op: string, status: number): AppError {
    const reason = sdtStatuses[status] ?? `status ${status}`;
    return new AppError("DEVICE_REFUSED", { device: this.#parts.device, op, reason });
  }
}

export const sdtRow = driverRow({
  name: "id-card-reader",
  kinds: ["button"],
  options: Options,
  usual: { baud: 115_200, port: 4001 },
  gapMs: GAP_MS,
  make: (options, parts): Driver => {
    const reader = new CardReader(parts, options);
    return {
      kind: parts.kind,
      model: "identity card reader",
      operations: { tell: tellOperation() },
      get health() {
        return reader.health;
      },
    };
  },
});
