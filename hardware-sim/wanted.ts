// The desired state of a device [HALL-2]: the last version wins, until it expires. Versions count within one daemon:
// after a restore of the ledger a new daemon may begin lower.
import { checker, problemsText } from "../src/base/check.ts";
import type { Cancel, Clock } from "../src/base/clock.ts";
import { type Shown, Want } from "../src/protocols/mqtt/messages.ts";
import type { DeviceTime } from "./device-time.ts";
import { parseJson } from "./parse-json.ts";
import type { Trade } from "./trade.ts";

const checkWant = checker(Want);

export interface WantedSetting {
  readonly clock: Clock;
  readonly time: DeviceTime;
  readonly complain: (text: string) => void;
  /** What is shown has changed, or was asked for again. */
  readonly showing: () => void;
}

export class Wanted {
  readonly #setting: WantedSetting;
  readonly #trade: Trade;
  #shown: Pick<Shown, "ver" | "state"> = { ver: 0 };
  #oldestVer = 0;
  #cancelExpiry: Cancel = () => {};

  constructor(setting: WantedSetting, trade: Trade) {
    this.#setting = setting;
    this.#trade = trade;
  }

  get shown(): Pick<Shown, "ver" | "state"> {
    return this.#shown;
  }

  hear(payload: string): void {
    const checked = checkWant(parseJson(payload));
    if (!checked.ok) this.#setting.complain(`want: ${problemsText(checked.problems)}`);
    else if (checked.value.ver >= this.#oldestVer) this.#apply(checked.value);
  }

  newDaemon(): void {
    this.#oldestVer = 0;
  }

  powerOff(): void {
    this.#shown = { ver: 0 };
    this.newDaemon();
    this.#trade.blank();
  }

  #apply(want: Want): void {
    const why = this.#trade.show ? this.#trade.show(want.state) : "this device shows nothing";
    if (why === undefined) this.#keep(want);
    else this.#setting.complain(`want ${want.ver}: ${why}`);
  }

  #keep({ ver, exp, state }: Want): void {
    this.#oldestVer = ver;
    this.#shown = { ver, state };
    this.#expireAt(exp);
    this.#setting.showing();
  }

  /** Without the time of day a wanted state stays until the next one: better a late call than a blank sign. */
  #expireAt(exp: number | null): void {
    this.#cancelExpiry();
    const now = this.#setting.time.now();
    if (exp === null || now === undefined) return;
    if (now > exp) this.#expire();
    else this.#cancelExpiry = this.#setting.clock.after(exp - now, "want expires", () => this.#expireLater());
  }

  #expireLater(): void {
    this.#expire();
    this.#setting.showing();
  }

  #expire(): void {
    this.#trade.blank();
    this.#shown = { ver: this.#shown.ver, state: {} };
  }
}
