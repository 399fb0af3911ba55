// This machine's own sound as a device of the hall. There is no line and no hardware that answers: it is ready when a voice
// and a way to play it were found, and what it was heard to do is known only by how the player ended.
import type { Cancel, Clock } from "../../../base/clock.ts";
import { AppError, reasonOf } from "../../../base/errors.ts";
import type { SayArgs } from "../../../protocols/mqtt/arguments.ts";
import type { DevicePort, Job } from "../../device/appliance.ts";
import type { Driver, DriverHealth } from "../../driver.ts";
import { speaks } from "../speaks.ts";
import type { LocalSpeaker } from "./local-speaker.ts";

export interface LocalDriverParts {
  readonly clock: Clock;
  readonly port: DevicePort;
  /** Finds a voice and how to play it; rejects with the reason where there is none, and is asked again. */
  open(): Promise<LocalSpeaker>;
}

/** Someone may install a voice while the hall is open. */
const LOOK_AGAIN_MS = 60_000;

class LocalVoice {
  readonly #parts: LocalDriverParts;
  #speaker: LocalSpeaker | undefined;
  #state: DriverHealth["state"] = "absent";
  #since: number;
  #lastError: string | undefined;
  #isStopped = false;
  #cancelLook: Cancel = () => {};

  constructor(parts: LocalDriverParts) {
    this.#parts = parts;
    this.#since = parts.clock.now();
  }

  start(): void {
    void this.#look();
  }

  get health(): DriverHealth {
    const queueLength = this.#speaker?.waiting ?? 0;
    return { state: this.#state, since: this.#since, lastError: this.#lastError, discardedBytes: 0, queueLength };
  }

  async say(args: SayArgs, { signal }: Job): Promise<undefined> {
    const speaker = this.#speaker;
    if (!speaker) throw new AppError("VOICE_MISSING", { reason: this.#lastError ?? "it is being looked for" });
    const hush = () => speaker.stop();
    signal.addEventListener("abort", hush, { once: true });
    const end = await speaker.say(args);
    signal.removeEventListener("abort", hush);
    if (end === "failed") this.#fail(speaker.fault);
    if (end !== "said") throw new Error(end === "failed" ? speaker.fault : end);
    this.#turn("ready");
    return undefined;
  }

  stop(): void {
    this.#isStopped = true;
    this.#cancelLook();
    this.#speaker?.stop();
  }

  /** Somebody may have pulled out the sound card; then it is gone and not only out of sorts. */
  #fail(fault: string | undefined): void {
    this.#turn("refusing", fault);
    if (!this.#isStopped) void this.#look();
  }

  async #look(): Promise<void> {
    try {
      this.#speaker = await this.#parts.open();
      if (!this.#isStopped && this.#state === "absent") this.#turn("ready");
    } catch (error) {
      if (this.#isStopped) return;
      this.#turn("absent", reasonOf(error));
      this.#cancelLook();
      this.#cancelLook = this.#parts.clock.after(LOOK_AGAIN_MS, "voice", () => void this.#look());
    }
  }

  /** @param trouble what people are told; none when it speaks */
  #turn(state: DriverHealth["state"], trouble = ""): void {
    const { port, clock } = this.#parts;
    if (state !== this.#state) this.#since = clock.now();
    this.#state = state;
    if (trouble !== "") this.#lastError = trouble;
    port.alert("voice", trouble);
    if (state === "ready") port.turn("ready", []);
    else port.turn(state === "absent" ? "lost" : "degraded", [state === "absent" ? "voice-missing" : "sound"]);
  }
}

export const localDriver = (parts: LocalDriverParts): Required<Pick<Driver, "start" | "stop">> & Driver => {
  const voice = new LocalVoice(parts);
  return {
    kind: "speaker",
    model: "local sound",
    ...speaks(parts.port, (args, job) => voice.say(args, job)),
    get health() {
      return voice.health;
    },
    start: () => voice.start(),
    stop: () => voice.stop(),
  };
};
