// The little display of a keypad or a ticket machine: what the hall answered to the last press.
import { checker } from "../../src/base/check.ts";
import { TellArgs } from "../../src/protocols/mqtt/arguments.ts";
import { errand, type Hands, type Operation } from "../trade.ts";

export interface Told extends TellArgs {
  /** `clock.elapsed()` when it appeared. */
  readonly at: number;
}

const checkTell = checker(TellArgs);

/** `tell`: shows the answer until the next one. */
export const tell = (hands: Hands, face: { told: Told | null }): Operation =>
  errand(checkTell, ({ text, tone }) => ({
    begins: () => {
      face.told = { text, tone, at: hands.clock.elapsed() };
      hands.changed();
    },
  }));
