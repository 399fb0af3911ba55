// A loudspeaker on a voice chip. The chip has no queue and a new text cuts off the old, so one is sent only when the one
// before has ended [FDTTS-5.3]. What may have been heard is never said again.
import { type Clock, pause } from "../../base/clock.ts";
import { AppError, isAppError } from "../../base/errors.ts";
import type { SayArgs } from "../../protocols/mqtt/arguments.ts";
import { type Reply, replyDecoder } from "../../protocols/voice-chip/replies.ts";
import type { TagTable } from "../../protocols/voice-chip/tags.ts";
import { type VoiceTiming, watchdogMs } from "../../protocols/voice-chip/timing.ts";
import type { Utterance } from "../../protocols/voice-chip/utterance.ts";
import type { Job } from "../device/appliance.ts";
import type { Driver, DriverHealth, DriverParts } from "../driver.ts";
import { Hardware } from "../hardware.ts";
import { Signal } from "./signal.ts";
import { speaks } from "./speaks.ts";

/** A text of one frame, as it is sent. */
export interface Spoken {
  readonly text: string;
  readonly bytes: Uint8Array;
}

export interface VoiceChip {
  readonly model: string;
  readonly timing: VoiceTiming;
  readonly tags: TagTable;
  readonly stop: Uint8Array;
  readonly status: Uint8Array;
  speech(utterance: Utterance): { readonly spoken: readonly Spoken[]; readonly substituted: readonly string[] };
}

export interface VoiceManner {
  readonly volumePercent?: number;
  readonly speedPercent?: number;
}

/** In silence; two deadlines and a second later a chip without power is known. */
const CHECK_MS = 5000;
/** While it speaks it is asked so often whether it still does. */
const POLL_MS = 1000;
const SILENCE_MS = 50;
/** A byte at 9600 baud takes half of it. */
const BYTE_MS = 2;

class Voice {
  readonly #parts: DriverParts;
  readonly #chip: VoiceChip;
  readonly #manner: VoiceManner;
  readonly #clock: Clock;
  readonly #hardware: Hardware<Reply>;
  readonly #idle: Signal;
  #isSpeaking = false;
  #isCutOff = false;
  /** It began to speak and never came to an end. */
  #isStuck = false;
  /** It may be speaking what has been given up. */
  #mustHush = true;

  constructor(parts: DriverParts, chip: VoiceChip, manner: VoiceManner) {
    this.#parts = parts;
    this.#chip = chip;
    this.#manner = manner;
    this.#clock = parts.clock;
    this.#idle = new Signal(parts.clock);
    this.#hardware = new Hardware(parts, {
      decoder: replyDecoder(),
      silenceMs: SILENCE_MS,
      checkMs: CHECK_MS,
      check: () => this.#check(),
      heard: ({ kind }) => this.#heard(kind),
      turned: (state) => state === "absent" && this.#cutOff(),
      faults: () => (this.#isStuck ? ["stuck"] : []),
    });
  }

  get health(): DriverHealth {
    return this.#hardware.health;
  }

  async say(args: SayArgs, { signal }: Job): Promise<undefined> {
    const { text, chime = false, times = 1 } = args;
    this.#isSpeaking = true;
    this.#isCutOff = false;
    try {
      for (let time = 0; time < times; time++) await this.#utter({ text, chime: chime && time === 0 }, signal);
    } catch (error) {
      await this.#fail(error);
      throw error;
    } finally {
      this.#isSpeaking = false;
    }
    return undefined;
  }

  async #utter(utterance: Utterance, signal: AbortSignal): Promise<void> {
    const { spoken, substituted } = this.#chip.speech({ ...utterance, ...this.#manner });
    if (substituted.length > 0) this.#parts.port.log("warn", `characters it cannot say: ${substituted.join(" ")}`);
    for (const piece of spoken) {
      if (this.#mustHush) await this.#hush();
      signal.throwIfAborted();
      await this.#begin(piece);
      await this.#end(piece, signal);
      await pause(this.#clock, this.#chip.timing.afterIdleMs, "voice breath");
    }
  }

  /** A rejected text was not heard, so it may be sent once more; one without an answer may have been. */
  async #begin(piece: Spoken): Promise<void> {
    try {
      await this.#send("say", piece.bytes);
    } catch (error) {
      if (isAppError(error, "DEVICE_REFUSED")) await this.#send("say", piece.bytes);
      else if (!(await this.#hasBegun(error))) throw error;
    }
  }

  async #hasBegun(error: unknown): Promise<boolean> {
    if (!isAppError(error, "DEVICE_SILENT")) return false;
    await pause(this.#clock, this.#chip.timing.afterAcceptedMs, "voice begins");
    return (await this.#status()) === "playing";
  }

  /** An `idle` right at the beginning belongs to what was before [FDTTS-5.2]. A lost one is found by asking. */
  async #end({ text }: Spoken, signal: AbortSignal): Promise<void> {
    const { timing, tags } = this.#chip;
    const begunAt = this.#clock.elapsed();
    const patienceMs = watchdogMs(text, timing, tags);
    await pause(this.#clock, timing.afterAcceptedMs, "voice begins");
    while (!signal.aborted) {
      const isOver = await this.#idle.within(POLL_MS, signal);
      if (this.#isCutOff) throw this.#silent();
      if (isOver) return this.#turnStuck(false);
      const elapsedMs = this.#clock.elapsed() - begunAt;
      if (elapsedMs > timing.firstSoundMsMax && (await this.#status()) === "idle") return;
      if (elapsedMs > patienceMs) throw this.#stuck();
    }
    signal.throwIfAborted();
  }

  #heard(kind: Reply["kind"]): void {
    if (kind === "ready") this.#cutOff();
    else if (kind === "idle") this.#idle.give();
  }

  /** It was pulled out or started anew: whether people heard the end, nobody knows. */
  #cutOff(): void {
    this.#isCutOff = true;
    this.#idle.give();
  }

  #stuck(): AppError {
    this.#turnStuck(true);
    return this.#silent();
  }

  #turnStuck(isStuck: boolean): void {
    if (isStuck === this.#isStuck) return;
    this.#isStuck = isStuck;
    this.#hardware.complain();
  }

  #silent(): AppError {
    return new AppError("DEVICE_SILENT", { device: this.#parts.device, op: "say" });
  }

  /** Nothing is left sounding of what was given up. */
  async #fail(error: unknown): Promise<void> {
    this.#hardware.failed(error);
    this.#mustHush = true;
    if (this.#hardware.state === "ready") await this.#hush().catch(() => {});
  }

  async #hush(): Promise<void> {
    await this.#send("stop", this.#chip.stop);
    this.#mustHush = false;
  }

  async #check(): Promise<void> {
    const status = await this.#status();
    if (!this.#isSpeaking && (this.#mustHush || status === "playing")) await this.#hush();
    else if (!this.#isSpeaking && status === "idle") this.#turnStuck(false);
  }

  #send(name: string, bytes: Uint8Array): Promise<true> {
    const { device } = this.#parts;
    const answer = ({ kind }: Reply): true | undefined => {
      if (kind === "rejected") throw new AppError("DEVICE_REFUSED", { device, op: name, reason: "not understood" });
      return kind === "accepted" ? true : undefined;
    };
    return this.#hardware.ask({ name, bytes, answerMs: this.#answerMs(bytes), answer });
  }

  #status(): Promise<"playing" | "idle"> {
    const bytes = this.#chip.status;
    const answer = ({ kind }: Reply) => (kind === "playing" || kind === "idle" ? kind : undefined);
    return this.#hardware.ask({ name: "status", bytes, answerMs: this.#answerMs(bytes), answer });
  }

  #answerMs(bytes: Uint8Array): number {
    return this.#chip.timing.answerMsMax + bytes.length * BYTE_MS;
  }
}

export const voiceDriver = (parts: DriverParts, chip: VoiceChip, manner: VoiceManner): Driver => {
  const voice = new Voice(parts, chip, manner);
  return {
    kind: parts.kind,
    model: chip.model,
    ...speaks(parts.port, (args, job) => voice.say(args, job)),
    get health() {
      return voice.health;
    },
  };
};
