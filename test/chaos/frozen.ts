// Pages and devices freeze, each in a process of its own: their connections stand, and nothing is read any more. Everybody
// else must hardly notice. Measured in turns, so that a machine that changes its mood does so for all alike.
import { pause } from "../../src/base/clock.ts";
import type { Times } from "./awake-people.ts";
import { quantile } from "./findings.ts";
import { type FrozenHall, withFrozenHall } from "./frozen-hall.ts";
import type { Program } from "./program.ts";
import type { ScenarioSetting } from "./scenario.ts";

export interface FreezeSetting extends ScenarioSetting {
  readonly freezes: number;
  readonly freezeMs: number;
  /** How many times its usual the p99 of everybody else may be. Infinity: they are served, no more. */
  readonly p99RatioMax: number;
}

/** A bad moment of the machine passes; whoever is really slowed down is so every time. */
const TRIES_MAX = 4;
/** What was frozen has time to come back. */
const THAW_MS = 300;
const CAUGHT_UP_MS = 30_000;

type State = "usual" | "pages" | "devices";

/** The p99 of each kind of thing, ms. */
type P99s = Readonly<Record<keyof Times, number>>;

class Freezing {
  readonly #setting: FreezeSetting;
  readonly #hall: FrozenHall;

  constructor(setting: FreezeSetting, hall: FrozenHall) {
    this.#setting = setting;
    this.#hall = hall;
  }

  async run(): Promise<void> {
    const { findings, freezeMs } = this.#setting;
    await this.#hall.people.open();
    await this.#hall.people.work(freezeMs);
    const slowed = await this.#measured();
    findings.holds(`beside frozen pages ${this.#claim()}`, slowed.pages);
    findings.holds(`beside frozen devices ${this.#claim()}`, slowed.devices);
    findings.holds("nobody meets an answer that makes no sense", this.#hall.people.load.troubles);
    findings.holds("pages that were frozen catch up", await this.#behind());
  }

  #claim(): string {
    const { p99RatioMax } = this.#setting;
    if (!Number.isFinite(p99RatioMax)) return "everybody else is served";
    return `the p99 of everybody else stays within ${p99RatioMax} times its usual`;
  }

  /** What was slowed in the last of as many tries as it took. */
  async #measured(): Promise<Readonly<Record<"pages" | "devices", string[]>>> {
    for (let left = TRIES_MAX; ; left--) {
      const p99s = await this.#try();
      this.#tell(p99s);
      const { usual, pages, devices } = p99s;
      const slowed = { pages: this.#slowed(pages, usual), devices: this.#slowed(devices, usual) };
      if (left === 1 || slowed.pages.length + slowed.devices.length === 0) return slowed;
      this.#setting.say(`once more, because of ${[...slowed.pages, ...slowed.devices].join("; ")}`);
    }
  }

  async #try(): Promise<Readonly<Record<State, P99s>>> {
    const times: Record<State, Times> = { usual: none(), pages: none(), devices: none() };
    for (let turn = 1; turn <= this.#setting.freezes; turn++) {
      await this.#turn(times.usual);
      await this.#turn(times.pages, this.#hall.pages);
      await this.#turn(times.devices, this.#hall.devices);
      this.#setting.say(`${turn} of ${this.#setting.freezes} freezes, ${times.usual.press.length} presses as usual`);
    }
    return { usual: p99sOf(times.usual), pages: p99sOf(times.pages), devices: p99sOf(times.devices) };
  }

  async #turn(into: Times, frozen?: Program): Promise<void> {
    const { clock, freezeMs } = this.#setting;
    frozen?.signal("SIGSTOP");
    const { press, call } = await this.#hall.people.work(freezeMs);
    frozen?.signal("SIGCONT");
    into.press.push(...press);
    into.call.push(...call);
    await pause(clock, THAW_MS, "what was frozen comes back");
  }

  /** Something that did not happen at all has no p99, and is slowed too. */
  #slowed(now: P99s, usual: P99s): string[] {
    return (["press", "call"] as const)
      .filter((what) => !(now[what] <= this.#setting.p99RatioMax * usual[what]))
      .map((what) => `the p99 of a ${what} is ${now[what].toFixed(1)} ms, usually ${usual[what].toFixed(1)} ms`);
  }

  #tell(p99s: Readonly<Record<State, P99s>>): void {
    const { usual, pages, devices } = p99s;
    Object.assign(this.#setting.findings.figures, {
      pressP99UsualMs: usual.press,
      pressP99PagesFrozenMs: pages.press,
      pressP99DevicesFrozenMs: devices.press,
      callP99UsualMs: usual.call,
      callP99PagesFrozenMs: pages.call,
      callP99DevicesFrozenMs: devices.call,
    });
  }

  /** Once everybody rests they must come to where an awake page is. */
  async #behind(): Promise<string[]> {
    const { screen, pages } = this.#hall;
    const { seq } = screen;
    return pages
      .line(`the pages reach ${seq}`, CAUGHT_UP_MS, (line) => Number(line) >= seq)
      .then(
        () => [],
        () => [`an awake page is at ${seq}, they are at ${pages.out.at(-1)}`],
      );
  }
}

const none = (): Times => ({ press: [], call: [] });
const p99sOf = ({ press, call }: Times): P99s => ({ press: quantile(press, 0.99), call: quantile(call, 0.99) });

export const freezeSome = (setting: FreezeSetting): Promise<void> =>
  withFrozenHall(setting, (hall) => new Freezing(setting, hall).run());
