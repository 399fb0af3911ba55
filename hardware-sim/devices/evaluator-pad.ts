// The evaluator pad (评价器): asks the visitor of one service, takes the first press and no other, and keeps it until
// the hall has it. It never asks by itself, and no press means no rating.
import { Type } from "typebox";
import { checker } from "../../src/base/check.ts";
import type { Cancel } from "../../src/base/clock.ts";
import { RateArgs, type RatingData } from "../../src/protocols/mqtt/arguments.ts";
import { Device, type DeviceSetting } from "../device.ts";
import { errand, type Hands, type Trade } from "../trade.ts";

export interface PadFace {
  /** What it asks, of whom, and until when (`clock.elapsed()`); null while it does not ask. */
  asking: (RateArgs & { readonly command: string; readonly until: number }) | null;
  thanks: boolean;
}

export interface EvaluatorPad {
  readonly role: "evaluator-pad";
  readonly device: Device;
  readonly face: Readonly<PadFace>;
  /** A person presses 5 (very satisfied) to 1; false when nobody was asked, or somebody has answered already. */
  press(grade: number): boolean;
}

const checkRate = checker(RateArgs);
const checkNothing = checker(Type.Object({}));

class Pad {
  readonly face: PadFace = { asking: null, thanks: false };
  readonly #hands: Hands;
  #cancelEnd: Cancel = () => {};

  constructor(hands: Hands) {
    this.#hands = hands;
  }

  ask(args: RateArgs, command: string): void {
    const { clock } = this.#hands;
    const lastsMs = args.seconds * 1000;
    this.#turn({ asking: { ...args, command, until: clock.elapsed() + lastsMs }, thanks: false });
    this.#cancelEnd = clock.after(lastsMs, "rating ends", () => this.fallSilent());
  }

  thank(): void {
    this.#turn({ asking: null, thanks: true });
  }

  fallSilent(): void {
    this.#turn({ asking: null, thanks: false });
  }

  press(grade: number): boolean {
    const { asking } = this.face;
    if (!asking) return false;
    const rating: RatingData = { ticket: asking.ticket, grade };
    this.thank();
    this.#hands.emit("rating", rating, asking.command);
    return true;
  }

  /** Without power. */
  blank(): void {
    Object.assign(this.face, { asking: null, thanks: false });
  }

  #turn(face: PadFace): void {
    this.#cancelEnd();
    Object.assign(this.face, face);
    this.#hands.changed();
  }
}

const tradeOf = (pad: Pad): Trade => ({
  kind: "rater",
  model: "evaluator pad",
  face: pad.face,
  operations: {
    rate: errand(checkRate, (args, { id }) => ({ begins: () => pad.ask(args, id) })),
    thank: errand(checkNothing, () => ({ begins: () => pad.thank() })),
    stop: errand(checkNothing, () => ({ begins: () => pad.fallSilent() })),
  },
  isDurable: true,
  blank: () => pad.blank(),
});

export const simulateEvaluatorPad = (setting: DeviceSetting): EvaluatorPad => {
  let pad!: Pad;
  const device = new Device(setting, (hands) => {
    pad = new Pad(hands);
    return tradeOf(pad);
  });
  return { role: "evaluator-pad", device, face: pad.face, press: (grade) => pad.press(grade) };
};
