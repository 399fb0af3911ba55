// Many screens follow the board: from a command until the last of them has its frame. The receiving end is in this
// process too, and takes about as long as the sending one.
import { type Clock, within } from "../src/base/clock.ts";
import { PRESSED_SERVICE } from "./bench-hall.ts";
import { Page, type PageSetting } from "./page.ts";
import { type Sample, sampleOf } from "./sample.ts";

const AT_ONCE = 50;
const HEARD_MS = 10_000;

class Audience {
  readonly #setting: Pick<PageSetting, "clock" | "address">;
  readonly #screens: Page[] = [];
  #heard = 0;
  #all: () => void = () => {};

  constructor(setting: Pick<PageSetting, "clock" | "address">) {
    this.#setting = setting;
  }

  async growTo(size: number): Promise<void> {
    const onEvent = () => {
      if (++this.#heard === this.#screens.length) this.#all();
    };
    while (this.#screens.length < size) {
      const coming = Math.min(AT_ONCE, size - this.#screens.length);
      const open = () => Page.open({ ...this.#setting, topics: ["board"], onEvent });
      this.#screens.push(...(await Promise.all(Array.from({ length: coming }, open))));
    }
  }

  /** Settles when every screen has got the next frame. */
  hear(): Promise<void> {
    this.#heard = 0;
    const all = new Promise<void>((resolve) => {
      this.#all = resolve;
    });
    return within(this.#setting.clock, HEARD_MS, "fan-out", all, () => new Error("a screen got no frame"));
  }

  close(): void {
    for (const screen of this.#screens) screen.close();
  }
}

const once = async (clock: Clock, audience: Audience, kiosk: Page): Promise<number> => {
  const heard = audience.hear();
  const start = clock.elapsed();
  const done = kiosk.ask("take-ticket", { service: PRESSED_SERVICE });
  await heard;
  const tookMs = clock.elapsed() - start;
  await done;
  return tookMs;
};

const WARM_UP = 5;

/** Samples by the name of the result. */
export const fanOut = async (
  setting: Pick<PageSetting, "clock" | "address">,
  kiosk: Page,
  sizes: readonly number[],
  times: number,
): Promise<Map<string, Sample>> => {
  const audience = new Audience(setting);
  const samples = new Map<string, Sample>();
  for (const size of sizes) {
    await audience.growTo(size);
    const series: number[] = [];
    for (let left = times + WARM_UP; left > 0; left--) series.push(await once(setting.clock, audience, kiosk));
    samples.set(`fanout-${size}`, sampleOf(series.slice(WARM_UP)));
  }
  audience.close();
  return samples;
};
