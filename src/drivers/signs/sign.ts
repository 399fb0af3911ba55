// A sign of any make: it keeps the latest wanted picture only, shows it as soon as its line lets it, and shows it again now
// and then, for a sign that lost its power has forgotten everything and says nothing of it.
import type { Decoder } from "../../protocols/codec.ts";
import type { Picture } from "../device/appliance.ts";
import type { Driver, DriverParts } from "../driver.ts";
import { Hardware } from "../hardware.ts";
import type { Question } from "../line/seat.ts";
import { type Look, lookOfBoard, lookOfSign } from "./look.ts";

/** How to make a sign look like that. */
export interface Rendering<F> {
  /** In their order; without an answer to wait for, they are only sent. */
  readonly steps: readonly Step<F>[];
  /** Characters that the sign shows otherwise or not at all. */
  readonly substituted: readonly string[];
}

export type Step<F> = Omit<Question<F, true>, "answerMs" | "answer"> & Partial<Question<F, true>>;

export interface SignMake<F> {
  readonly model: string;
  readonly decoder: Decoder<F>;
  readonly silenceMs: number;
  /** From one showing to the next of the same, ms. Default 30 s. */
  readonly refreshMs?: number;
  /** Shortest time between two showings, ms. Default 0. */
  readonly restMs?: number;
  /** @param isFresh the sign may have lost its memory since the last time */
  render(look: Look, isFresh: boolean): Rendering<F>;
}

const REFRESH_MS = 30_000;
const BLANK: Picture = { ver: 0, state: {} };

class Sign<F> {
  readonly #parts: DriverParts;
  readonly #make: SignMake<F>;
  readonly #hardware: Hardware<F>;
  #picture = BLANK;
  #look: Look = { lines: [], tone: "closed", flash: false };
  #shown: Picture | undefined;
  #isFresh = true;

  constructor(parts: DriverParts, make: SignMake<F>) {
    this.#parts = parts;
    this.#make = make;
    const { decoder, silenceMs, refreshMs = REFRESH_MS, restMs = 0 } = make;
    this.#hardware = new Hardware(parts, {
      decoder,
      silenceMs,
      checkMs: refreshMs,
      restMs,
      check: () => this.#check(),
    });
  }

  get health() {
    return this.#hardware.health;
  }

  show(picture: Picture): string | undefined {
    const look = (this.#parts.kind === "screen" ? lookOfBoard : lookOfSign)(picture);
    if (typeof look === "string") return look;
    this.#picture = picture;
    this.#look = look;
    this.#hardware.hasten();
    return undefined;
  }

  /** Showing is the check: what a sign shows cannot be asked, only said again. */
  async #check(): Promise<void> {
    const picture = this.#picture;
    const { steps, substituted } = this.#make.render(this.#look, this.#isFresh);
    this.#isFresh = true;
    for (const step of steps) await this.#take(step);
    this.#isFresh = false;
    if (this.#shown === picture || picture === BLANK) return;
    this.#shown = picture;
    this.#parts.port.shows(picture);
    if (substituted.length > 0) this.#parts.port.log("warn", `characters it does not have: ${substituted.join(" ")}`);
  }

  async #take({ name, bytes, answerMs, answer }: Step<F>): Promise<void> {
    if (answerMs !== undefined && answer) await this.#hardware.ask({ name, bytes, answerMs, answer });
    else await this.#hardware.tell({ name, bytes });
  }
}

export const signDriver = <F>(parts: DriverParts, make: SignMake<F>): Driver => {
  const sign = new Sign(parts, make);
  return {
    kind: parts.kind,
    model: make.model,
    show: (picture) => sign.show(picture),
    get health() {
      return sign.health;
    },
  };
};
