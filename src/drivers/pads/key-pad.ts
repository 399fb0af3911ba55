// An evaluator pad that is a keyboard of a few keys: it shows nothing and asks nothing by itself, so a key counts only while the
// hall has asked, the first one alone; silence is no rating. What is asked, the visitor reads elsewhere.
import { type Static, Type } from "typebox";
import { checker, type Problem } from "../../base/check.ts";
import type { Clock } from "../../base/clock.ts";
import { RateArgs } from "../../protocols/mqtt/arguments.ts";
import { inTurn } from "../device/appliance.ts";
import { type Driver, type DriverHealth, type DriverParts, driverRow } from "../driver.ts";
import { Hardware } from "../hardware.ts";
import { type InputEvent, inputEventDecoder } from "../keys/input-events.ts";
import { numericKeys, pressedKey } from "../keys/numeric-keys.ts";

/** The kernel writes whole events. */
const SILENCE_MS = 20;
/** Nothing can be asked of it: while the file is open the pad is there. */
const CHECK_MS = 60_000;
/** As many stars as the key says. */
const USUAL_GRADES = { "5": 5, "4": 4, "3": 3, "2": 2, "1": 1 };

const Options = Type.Object(
  {
    grades: Type.Record(Type.String({ maxLength: 10 }), Type.Integer({ minimum: 1, maximum: 5 }), {
      default: USUAL_GRADES,
      description: `the grade of each key, 5 very satisfied to 1 very dissatisfied; keys are ${numericKeys.join(" ")}`,
    }),
  },
  { additionalProperties: false },
);
type Options = Static<typeof Options>;

const checkRate = checker(RateArgs);
const checkNothing = checker(Type.Object({}));

const unknownKeys = ({ grades }: Options): Problem[] =>
  Object.keys(grades)
    .filter((key) => !numericKeys.includes(key))
    .map((key) => ({ path: "/grades", value: JSON.stringify(key), expected: `keys among ${numericKeys.join(" ")}` }));

interface Asked {
  /** The command that asked. */
  readonly command: string;
  readonly ticket: string;
  /** By `clock.elapsed()`. */
  readonly endsAt: number;
}

class KeyPad {
  readonly #parts: DriverParts;
  readonly #clock: Clock;
  readonly #grades: Options["grades"];
  readonly #hardware: Hardware<InputEvent>;
  #asked: Asked | undefined;

  constructor(parts: DriverParts, { grades }: Options) {
    this.#parts = parts;
    this.#clock = parts.clock;
    this.#grades = grades;
    this.#hardware = new Hardware(parts, {
      decoder: inputEventDecoder(),
      silenceMs: SILENCE_MS,
      checkMs: CHECK_MS,
      check: async () => {},
      heard: (event) => this.#press(pressedKey(event)),
    });
  }

  get health(): DriverHealth {
    return this.#hardware.health;
  }

  /** A newer question replaces an older one. A pad that is not plugged in asks nobody. */
  async rate({ ticket, seconds }: RateArgs, command: string): Promise<undefined> {
    if (this.#hardware.state !== "ready") throw this.#parts.line.closedError();
    this.#asked = { command, ticket, endsAt: this.#clock.elapsed() + seconds * 1000 };
    return undefined;
  }

  async forget(): Promise<undefined> {
    this.#asked = undefined;
    return undefined;
  }

  #press(key: string | undefined): void {
    const grade = key !== undefined && Object.hasOwn(this.#grades, key) ? this.#grades[key] : undefined;
    const asked = this.#asked;
    if (grade === undefined || !asked || this.#clock.elapsed() >= asked.endsAt) return;
    this.#asked = undefined;
    this.#parts.port.emit("rating", { ticket: asked.ticket, grade }, asked.command);
  }
}

export const keyPadRow = driverRow({
  name: "key-pad",
  kinds: ["rater"],
  options: Options,
  usual: { baud: 9600, port: 4001 },
  ways: ["input"],
  gapMs: 0,
  problems: unknownKeys,
  make: (options, parts): Driver => {
    const pad = new KeyPad(parts, options);
    return {
      kind: parts.kind,
      model: "key pad",
      operations: {
        rate: inTurn(checkRate, (args, { id }) => pad.rate(args, id)),
        thank: inTurn(checkNothing, () => pad.forget()),
        stop: inTurn(checkNothing, () => pad.forget()),
      },
      get health() {
        return pad.health;
      },
    };
  },
});
