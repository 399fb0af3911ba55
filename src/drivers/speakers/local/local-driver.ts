// This machine's own sound as a device of the hall. There is no line and no hardware that answers: it is ready when a voice
// and a way to play it were found, and what it was heard to do is known only by how the player ended.
import { Type } from "typebox";
import { checker } from "../../../base/check.ts";
import type { Cancel, Clock } from "../../../base/clock.ts";
import { AppError, reasonOf } from "../../../base/errors.ts";
import { SayArgs } from "../../../protocols/mqtt/arguments.ts";
import { atOnce, type DevicePort, inTurn, type Job } from "../../device/appliance.ts";
import type { Driver, DriverHealth } from "../../driver.ts";
import type { LocalSpeaker } from "./local-speaker.ts";

export interface LocalDriverParts {
  readonly clock: Clock;
  readonly port: DevicePort;
  /** Finds a voice and how to play it; rejects with the reason where there is none, and is asked again. */
  open(): Promise<LocalSpeaker>;
}

/** Someone may install a voice while the hall is open. */
const LOOK_AGAIN_MS = 60_000;
const TEXT_MAX = 400;
const WAITING_MAX = 8;
/** The longest that hall/1 knows [HALL-1.3]; an announcement is over sooner. */
const DONE_MS = 120_000;

const checkSay = checker(SayArgs);
const checkNothing = checker(Type.Object({}));

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
    limits: { maxText: TEXT_MAX, doneMs: DONE_MS },
    waitingMax: WAITING_MAX,
    operations: {
      say: inTurn(checkSay, (args, job) => voice.say(args, job)),
      stop: atOnce(checkNothing, async () => parts.port.dropWork() as undefined),
    },
    get health() {
      return voice.health;
    },
    start: () => voice.start(),
    stop: () => voice.stop(),
  };
};
