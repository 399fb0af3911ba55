// A call, until everybody who waits knows: the clerk's command, then the sign over the window, the speaker and a screen
// page. Whoever hears last counts. Between two calls the visitor is served, and a new one comes.
import type { Clock } from "../src/base/clock.ts";
import type { SayArgs, SignState } from "../src/protocols/mqtt/arguments.ts";
import type { DeviceCommand, Want } from "../src/protocols/mqtt/messages.ts";
import { CALLED_SERVICE, WINDOW } from "./bench-hall.ts";
import { BOOT, type Device } from "./device.ts";
import type { Page, PageSetting } from "./page.ts";
import type { Probe } from "./probe.ts";

/** A sign takes six packets a visitor, and may send 2000 at once and 200 a second [HALL-5.5]. */
const PER_TURN = 12;

type Way = "sign" | "speaker" | "screen";

/** Who has said a number, and who waits for all of them. */
class Ears {
  #number = "";
  readonly #missing = new Set<Way>();
  #all: () => void = () => {};

  /** Settles when the number has come all three ways. */
  listen(number: string): Promise<void> {
    this.#number = number;
    for (const way of ["sign", "speaker", "screen"] as const) this.#missing.add(way);
    return new Promise((resolve) => {
      this.#all = resolve;
    });
  }

  hear(way: Way, text: string): void {
    if (this.#number === "" || !text.includes(this.#number) || !this.#missing.delete(way)) return;
    if (this.#missing.size === 0) this.#all();
  }
}

const playSign = (sign: Device, ears: Ears): Promise<void> =>
  sign.hear<Want>("want", ({ ver, state }) => {
    const { tone, lines } = state as SignState;
    if (tone === "call") ears.hear("sign", lines.join(" "));
    void sign.say("st", { ver, state });
  });

const playSpeaker = (speaker: Device, ears: Ears): Promise<void> =>
  speaker.hear<DeviceCommand>("cmd", ({ id, args }) => {
    ears.hear("speaker", (args as SayArgs).shows ?? "");
    void speaker.say("ack", { id, st: "done", boot: BOOT });
  });

/** The last calls are an entry of the board. */
const hearScreen = (ears: Ears) => (text: string) => {
  if (text.includes('"calls":[')) ears.hear("screen", text);
};

export interface CallSetting {
  readonly clock: Clock;
  readonly clerk: Page;
  readonly kiosk: Page;
  readonly sign: Device;
  readonly speaker: Device;
  readonly openScreen: (setting: Pick<PageSetting, "topics" | "onEvent">) => Promise<Page>;
}

export const callToAll = async ({ clock, clerk, kiosk, sign, speaker, openScreen }: CallSetting): Promise<Probe> => {
  const ears = new Ears();
  await playSign(sign, ears);
  await playSpeaker(speaker, ears);
  await openScreen({ topics: ["board"], onEvent: hearScreen(ears) });
  await clerk.ask("open-window", { window: WINDOW });
  const once = async () => {
    const { data } = await kiosk.ask("take-ticket", { service: CALLED_SERVICE });
    const heard = ears.listen(String(data.number));
    const start = clock.elapsed();
    const called = clerk.ask("call-next", { window: WINDOW });
    await heard;
    const tookMs = clock.elapsed() - start;
    await called;
    for (const op of ["start", "finish"] as const) await clerk.ask(op, { window: WINDOW });
    return tookMs;
  };
  return { name: "call-to-all", perTurn: PER_TURN, once };
};
