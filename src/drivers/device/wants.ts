// What the device is to show [HALL-2.1]: the later version wins, until it expires. Versions count within one life of the
// daemon.
import { checker, problemsText } from "../../base/check.ts";
import type { Cancel, Clock } from "../../base/clock.ts";
import { Want } from "../../protocols/mqtt/messages.ts";
import type { Appliance, Picture } from "./appliance.ts";

const checkWant = checker(Want);

export interface WantsSetting {
  readonly clock: Clock;
  /** What the hardware shows now. */
  readonly shown: () => Picture;
  /** It is asked for again, and shown already. */
  readonly again: () => void;
  readonly complain: (text: string) => void;
}

export class Wants {
  readonly #setting: WantsSetting;
  readonly #appliance: Appliance;
  #latest: Picture | undefined;
  #isOfOlderDaemon = false;
  #cancelExpiry: Cancel = () => {};

  constructor(setting: WantsSetting, appliance: Appliance) {
    this.#setting = setting;
    this.#appliance = appliance;
  }

  hear(message: unknown): void {
    const checked = checkWant(message);
    if (!checked.ok) return this.#setting.complain(`want: ${problemsText(checked.problems)}`);
    const { ver, exp, state } = checked.value;
    if (this.#latest && ver < this.#latest.ver && !this.#isOfOlderDaemon) return;
    this.#take({ ver, state: this.#isOver(exp) ? {} : state }, exp);
  }

  newDaemon(): void {
    this.#isOfOlderDaemon = true;
  }

  stop(): void {
    this.#cancelExpiry();
  }

  #take(picture: Picture, exp: number | null): void {
    if (this.#isShown(picture)) return this.#setting.again();
    const why = this.#appliance.show ? this.#appliance.show(picture) : "this device shows nothing";
    if (why !== undefined) return this.#setting.complain(`want ${picture.ver}: ${why}`);
    this.#latest = picture;
    this.#isOfOlderDaemon = false;
    this.#expireAt(exp, picture.ver);
  }

  #isShown({ ver, state }: Picture): boolean {
    const shown = this.#setting.shown();
    const isLatest = this.#latest?.ver === ver && !this.#isOfOlderDaemon;
    return isLatest && shown.ver === ver && JSON.stringify(shown.state) === JSON.stringify(state);
  }

  #isOver(exp: number | null): boolean {
    return exp !== null && this.#setting.clock.now() > exp;
  }

  #expireAt(exp: number | null, ver: number): void {
    this.#cancelExpiry();
    if (exp === null || this.#isOver(exp)) return;
    const { clock } = this.#setting;
    const leftMs = exp - clock.now() + 1;
    this.#cancelExpiry = clock.after(leftMs, "want expires", () => this.#take({ ver, state: {} }, null));
  }
}
