// Those who stay awake while others freeze: people who press for a number, and clerks who call. Takes the time of each
// press until its answer, and of each call at one window until its sign and a screen page show it.
import type { SimulatedHall } from "../../hardware-sim/hall-of-devices.ts";
import { type Clock, pause } from "../../src/base/clock.ts";
import type { Random } from "../../src/base/random.ts";
import type { HallPage } from "./hall-page.ts";
import { Load } from "./load.ts";
import { eventually, seen } from "./waiting.ts";

export interface AwakeSetting {
  readonly clock: Clock;
  readonly random: Random;
  readonly service: string;
  readonly kiosks: readonly HallPage[];
  /** Clerk pages by their window. */
  readonly clerks: ReadonlyMap<string, HallPage>;
  readonly screen: HallPage;
  /** Signs of the windows whose calls are timed. */
  readonly devices: SimulatedHall;
}

/** ms each took. */
export interface Times {
  readonly press: number[];
  readonly call: number[];
}

const KIOSK_GAP_MS = 6;
const CLERK_GAP_MS = 20;
const SHOWN_MS = 20_000;
/** Frozen people are not woken meanwhile: whoever waits for them is not served. */
const SERVED_MS = 30_000;
const HOLD_MS = 60_000;

export class AwakePeople {
  readonly load: Load;
  readonly #setting: AwakeSetting;
  #times: Times = { press: [], call: [] };

  constructor(setting: AwakeSetting) {
    this.#setting = setting;
    this.load = new Load(setting.clock);
    for (const [n, kiosk] of setting.kiosks.entries()) this.load.join(`kiosk ${n}`, () => this.#press(kiosk));
    for (const [window, clerk] of setting.clerks) this.load.join(`window ${window}`, () => this.#visit(window, clerk));
  }

  /** Clerks sit down. */
  async open(): Promise<void> {
    for (const [window, clerk] of this.#setting.clerks) await this.#do(clerk, "open-window", window);
  }

  /** The times of everything done in so many ms, or until somebody has pressed and somebody was called. */
  async work(ms: number): Promise<Times> {
    this.#times = { press: [], call: [] };
    this.load.begin();
    await pause(this.#setting.clock, ms, "people work");
    const served = () => (this.#times.press.length > 0 && this.#times.call.length > 0 ? true : undefined);
    await eventually(this.#setting.clock, "somebody presses and somebody is called", SERVED_MS, served);
    await this.load.hold(HOLD_MS);
    return this.#times;
  }

  async #press(kiosk: HallPage): Promise<void> {
    const { clock, service } = this.#setting;
    const startedAt = clock.elapsed();
    const result = await kiosk.ask({ op: "take-ticket", args: { service } });
    if (!result.ok) throw new Error(`a number was refused: ${result.problem.code}`);
    this.#times.press.push(clock.elapsed() - startedAt);
    await this.#breathe(KIOSK_GAP_MS);
  }

  async #visit(window: string, clerk: HallPage): Promise<void> {
    await this.#breathe(CLERK_GAP_MS);
    const startedAt = this.#setting.clock.elapsed();
    const called = await clerk.ask({ op: "call-next", args: { window } });
    if (!called.ok) return this.#onlyWhenNobodyWaits(called.problem.code);
    await this.#shown(window, String(called.data.number), startedAt);
    await this.#do(clerk, "start", window);
    await this.#do(clerk, "finish", window);
  }

  /** A window without a sign here is not timed. */
  async #shown(window: string, number: string, startedAt: number): Promise<void> {
    const { clock, devices, screen } = this.#setting;
    const sign = devices.counters.get(window)?.parts.sign;
    if (!sign) return;
    const onSign = () => sign.face.lines.some((line) => line.includes(number));
    const onScreen = () => JSON.stringify(screen.topic("board")[`window/${window}`]).includes(number);
    await seen(clock, `${number} is shown`, SHOWN_MS, () => onSign() && onScreen(), [sign.device.watch, screen.watch]);
    this.#times.call.push(clock.elapsed() - startedAt);
  }

  async #do(clerk: HallPage, op: "open-window" | "start" | "finish", window: string): Promise<void> {
    const result = await clerk.ask({ op, args: { window } });
    if (!result.ok) throw new Error(`${op} at window ${window} was refused: ${result.problem.code}`);
  }

  #onlyWhenNobodyWaits(code: string): void {
    if (code !== "nobody-waiting") throw new Error(`a call was refused: ${code}`);
  }

  #breathe(meanMs: number): Promise<void> {
    return pause(this.#setting.clock, meanMs * 2 * this.#setting.random.next(), "a breath");
  }
}
