// The clerk's FF 68 keypad: its wishes become the hall's keys, every press is sent back at once [CALLER-3.1], and the answer
// is six digits and a beep. It knows no windows.
import { type Static, Type } from "typebox";
import type { Clock } from "../../base/clock.ts";
import { callerCodec } from "../../protocols/caller/codec.ts";
import type { CallerFrame } from "../../protocols/caller/frame.ts";
import { answerTo, ticketFrame, type Wish, wishOf } from "../../protocols/caller/host.ts";
import type { TellArgs } from "../../protocols/mqtt/arguments.ts";
import { KeyName } from "../buttons/key-names.ts";
import { tellOperation } from "../buttons/tell.ts";
import { type Driver, type DriverHealth, type DriverParts, driverRow } from "../driver.ts";
import { Hardware } from "../hardware.ts";

/** A frame of the longest kind that is said takes 14 ms; nothing pauses within one. */
const SILENCE_MS = 50;
const GAP_MS = 5;
/** Nothing can be asked of it: a keypad whose line is open is believed to be there. */
const CHECK_MS = 60_000;
/** The same press again within so long is a repeat of one whose answer was lost. */
const REPEAT_MS = 1000;
/** A line that gives our own words back must not become a conversation. */
const REPEATS_ANSWERED = 5;

const key = (step: string) => Type.Optional({ ...KeyName, default: step });

const Keys = Type.Object(
  {
    call: key("call"),
    recall: key("recall"),
    evaluate: key("evaluate"),
    pause: key("rest"),
    abandon: key("missed"),
    hold: key("hold"),
    callHeld: Type.Optional(KeyName),
    transfer: Type.Optional(KeyName),
  } satisfies Record<Wish, unknown>,
  { additionalProperties: false, default: {}, description: "what the hall does at each key of the keypad" },
);

const Options = Type.Object(
  { address: Type.Integer({ minimum: 0, maximum: 255, default: 1 }), keys: Keys },
  { additionalProperties: false },
);
type Options = Static<typeof Options>;

/** The number in what people are told: 已呼叫 A012 号. */
const NUMBER = /[A-Z]{0,3}\d{1,6}(?= 号)/;

class CallerKeypad {
  readonly #parts: DriverParts;
  readonly #clock: Clock;
  readonly #options: Options;
  readonly #hardware: Hardware<CallerFrame>;
  #last = { said: "", at: Number.NEGATIVE_INFINITY, repeats: 0 };

  constructor(parts: DriverParts, options: Options) {
    this.#parts = parts;
    this.#clock = parts.clock;
    this.#options = options;
    this.#hardware = new Hardware(parts, {
      decoder: callerCodec.decoder(),
      silenceMs: SILENCE_MS,
      checkMs: CHECK_MS,
      check: async () => {},
      speaksUnasked: true,
      heard: (frame) => this.#heard(frame),
    });
  }

  get health(): DriverHealth {
    return this.#hardware.health;
  }

  async tell({ text, tone }: TellArgs): Promise<void> {
    const { address } = this.#options;
    const number = NUMBER.exec(text)?.[0];
    if (number !== undefined) await this.#say("ticket", ticketFrame(address, number));
    if (tone === "no") await this.#say("beep", { kind: "beep", address });
  }

  #heard(frame: CallerFrame): void {
    if (frame.address !== this.#options.address) return;
    const answer = answerTo(frame);
    const repeats = answer ? this.#repeatsOf(JSON.stringify(answer)) : 0;
    // A press is not lost with its answer: the keypad says it again.
    if (answer && repeats <= REPEATS_ANSWERED) this.#say("echo", answer).catch((error) => this.#hardware.failed(error));
    if (frame.kind === "keys" && repeats === 0) this.#press(wishOf(frame.keys));
  }

  #press(wish: Wish | undefined): void {
    const meant = wish && this.#options.keys[wish];
    if (meant !== undefined) this.#parts.port.emit("button", { key: meant });
  }

  #repeatsOf(said: string): number {
    const at = this.#clock.elapsed();
    const isRepeat = this.#last.said === said && at - this.#last.at < REPEAT_MS;
    this.#last = { said, at, repeats: isRepeat ? this.#last.repeats + 1 : 0 };
    return this.#last.repeats;
  }

  #say(name: string, frame: CallerFrame): Promise<void> {
    return this.#hardware.tell({ name, bytes: callerCodec.encode(frame) });
  }
}

export const callerRow = driverRow({
  name: "caller-keypad",
  kinds: ["button"],
  options: Options,
  usual: { baud: 9600, port: 4001 },
  gapMs: GAP_MS,
  make: (options, parts): Driver => {
    const keypad = new CallerKeypad(parts, options);
    return {
      kind: parts.kind,
      model: "FF 68 keypad",
      operations: { tell: tellOperation((told) => keypad.tell(told)) },
      get health() {
        return keypad.health;
      },
    };
  },
});
