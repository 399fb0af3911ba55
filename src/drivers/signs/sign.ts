// A sign of any make: it keeps the latest wanted picture only, shows it as soon as its line lets it, and shows it again when it
// was silent for a moment, and now and then: a sign that lost its power has forgotten everything and says nothing of it.
import type { Cancel, Clock } from "../../base/clock.ts";
import { isAppError } from "../../base/errors.ts";
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
  /** From one showing to the next of the same, ms. Default 30 s: a text that moves would begin anew. */
  readonly refreshMs?: number;
  /** Asks whether it is there and touches nothing; meanwhile it is not shown anything. Default: showing is asking. */
  readonly ping?: Question<F, true>;
  /** Shortest time between two showings, ms. Default 0. */
  readonly restMs?: number;
  /** @param isFresh the sign may have lost its memory since the last time */
  render(look: Look, isFresh: boolean): Rendering<F>;
}

const REFRESH_MS = 30_000;
/** With a deadline of 3 s, another second and that deadline again, a silence is known within 10 s. */
const PING_MS = 3000;
/** From one showing to a silent sign to the next, so that a dead one costs its neighbours little. */
const UNHEARD_MS = 2000;
const BLANK: Picture = { ver: 0, state: {} };

class Sign<F> {
  readonly #parts: DriverParts;
  readonly #make: SignMake<F>;
  readonly #clock: Clock;
  readonly #hardware: Hardware<F>;
  #picture = BLANK;
  #look: Look = { lines: [], tone: "closed", flash: false };
  #shown: Picture | undefined;
  #isFresh = true;
  /** `clock.elapsed()` of the last showing. */
  #shownAt = Number.NEGATIVE_INFINITY;
  #unheardAt = Number.NEGATIVE_INFINITY;
  #cancelRest: Cancel = () => {};

  constructor(parts: DriverParts, make: SignMake<F>) {
    this.#parts = parts;
    this.#make = make;
    this.#clock = parts.clock;
    const { decoder, silenceMs, refreshMs = REFRESH_MS, ping } = make;
    this.#hardware = new Hardware(parts, {
      decoder,
      silenceMs,
      checkMs: ping ? Math.min(PING_MS, refreshMs) : refreshMs,
      check: () => this.#check(),
      turned: (state) => state !== "ready" && this.#cancelRest(),
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
    if (this.#hardware.state === "silent") this.#showUnheard();
    return undefined;
  }

  /** What a sign shows cannot be seen, only said again. */
  async #check(): Promise<void> {
    const restMs = (this.#make.restMs ?? 0) - this.#ageMs;
    if (!this.#isDue) await this.#ping();
    else if (restMs > 0) this.#showAfter(restMs);
    else await this.#show();
  }

  get #isDue(): boolean {
    const { ping, refreshMs = REFRESH_MS } = this.#make;
    return !ping || this.#isFresh || this.#shown !== this.#picture || this.#ageMs >= refreshMs;
  }

  get #ageMs(): number {
    return this.#clock.elapsed() - this.#shownAt;
  }

  #showAfter(restMs: number): void {
    this.#cancelRest();
    this.#cancelRest = this.#clock.after(restMs, "sign rest", () => this.#hardware.hasten());
  }

  /** After a silence it may have lost what it showed. */
  async #ping(): Promise<void> {
    this.#isFresh = true;
    await this.#hardware.ask(this.#make.ping!);
    this.#isFresh = false;
  }

  async #show(): Promise<void> {
    const picture = this.#picture;
    const { steps, substituted } = this.#make.render(this.#look, this.#isFresh);
    const isAgain = this.#shown === picture;
    this.#isFresh = true;
    for (const [at, step] of steps.entries()) await this.#takeOrGoOn(step, steps.slice(at + 1));
    this.#shownAt = this.#clock.elapsed();
    this.#isFresh = false;
    if (isAgain) return;
    this.#shown = picture;
    if (picture === BLANK) return;
    this.#parts.port.shows(picture);
    if (substituted.length > 0) this.#parts.port.log("warn", `characters it does not have: ${substituted.join(" ")}`);
  }

  async #takeOrGoOn(step: Step<F>, rest: readonly Step<F>[]): Promise<void> {
    try {
      await this.#take(step);
    } catch (error) {
      if (isAppError(error, "DEVICE_SILENT")) await this.#sayUnheard(rest);
      throw error;
    }
  }

  #showUnheard(): void {
    const now = this.#clock.elapsed();
    if (now - this.#unheardAt < UNHEARD_MS) return;
    this.#unheardAt = now;
    void this.#sayUnheard(this.#make.render(this.#look, true).steps);
  }

  /** A sign that cannot answer any more may still hear and show. */
  async #sayUnheard(steps: readonly Step<F>[]): Promise<void> {
    for (const { name, bytes } of steps) await this.#hardware.tell({ name, bytes }).catch(() => {});
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
