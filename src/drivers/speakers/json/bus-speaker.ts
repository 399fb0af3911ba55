// A loudspeaker that dials a broker and takes JSON. It does not say when it has finished, so a sentence is believed to be over
// when its time is; nothing is sent before that, and nothing is ever sent twice. What the messages look like, its convention says.
import type { Clock } from "../../../base/clock.ts";
import { AppError, isAppError, reasonOf } from "../../../base/errors.ts";
import type { SayArgs } from "../../../protocols/mqtt/arguments.ts";
import type { Bus, BusStatus } from "../../../protocols/mqtt/bus.ts";
import type { Job } from "../../device/appliance.ts";
import type { BusReach, Driver, DriverGround, DriverHealth } from "../../driver.ts";
import { Signal } from "../signal.ts";
import { speaks } from "../speaks.ts";

export interface BoxMessage {
  readonly topic: string;
  readonly payload: object;
}

export interface BoxConvention {
  readonly model: string;
  /** Topics that it speaks on; none for one that never speaks. */
  readonly hears: readonly string[];
  /** Throws when the box cannot say this. @param order names it for the box */
  say(text: string, order: string): BoxMessage & { readonly lastsMs: number };
  /** Undefined where nothing can stop it. */
  readonly stop: BoxMessage | undefined;
  /** What a message of the box means; undefined for one that is not understood, or for somebody else. */
  read(topic: string, message: unknown): "online" | "offline" | "answer" | undefined;
}

/** From sending to the answer, over a radio network. */
const ANSWER_MS = 3000;
/** What was not delivered by then is not delivered any more, where the broker speaks MQTT 5. */
const TTL_MS = 5000;
/** One lost answer is noise, two are a box without power. */
const MISSES_MAX = 2;
const NOT_REACHED = "the broker is not reached";

const parsed = (payload: string): unknown => {
  try {
    return JSON.parse(payload);
  } catch {
    return undefined;
  }
};

class BusSpeaker {
  readonly #device: string;
  readonly #port: DriverGround["port"];
  readonly #clock: Clock;
  readonly #bus: Bus;
  readonly #box: BoxConvention;
  readonly #answered: Signal;
  readonly #over: Signal;
  #state: DriverHealth["state"] = "absent";
  #since: number;
  #lastError: string | undefined;
  #misses = 0;
  /** By the box's own word. */
  #isOffline = false;
  #isCutOff = false;
  /** By `clock.elapsed()`: until then it may be speaking what cannot be stopped. */
  #speaksUntil = 0;

  constructor({ device, port, clock, bus }: DriverGround & BusReach, box: BoxConvention) {
    this.#device = device;
    this.#port = port;
    this.#clock = clock;
    this.#bus = bus;
    this.#box = box;
    this.#answered = new Signal(clock);
    this.#over = new Signal(clock);
    this.#since = clock.now();
  }

  get health(): DriverHealth {
    return {
      ...{ state: this.#state, since: this.#since, lastError: this.#lastError },
      ...{ discardedBytes: 0, queueLength: 0 },
    };
  }

  start(): void {
    this.#turn("absent", NOT_REACHED);
    const { hears } = this.#box;
    const heard = ({ topic, payload }: { topic: string; payload: string }) => this.#heard(topic, parsed(payload));
    if (hears.length > 0) this.#bus.subscribe(hears, heard).catch((error: unknown) => this.#fail(error));
    this.#bus.onStatus((status) => this.#linked(status));
    this.#linked(this.#bus.status);
  }

  async say({ text, times = 1 }: SayArgs, { id, signal }: Job): Promise<undefined> {
    try {
      for (let time = 1; time <= times; time++) await this.#utter(text, time === 1 ? id : `${id}.${time}`, signal);
    } catch (error) {
      this.#fail(error);
      throw error;
    }
    return undefined;
  }

  async #utter(text: string, order: string, signal: AbortSignal): Promise<void> {
    const { lastsMs, ...message } = this.#box.say(text, order);
    this.#isCutOff = false;
    await this.#untilSilent(signal);
    signal.throwIfAborted();
    if (this.#bus.status !== "connected") throw this.#closed();
    // Its broker may keep the sentence, and the box speak it to another crowd.
    if (this.#isOffline) throw this.#silent();
    this.#speaksUntil = this.#clock.elapsed() + lastsMs;
    await this.#sendHeard(message, signal);
    await this.#untilSilent(signal);
    if (signal.aborted) await this.#hush();
    signal.throwIfAborted();
  }

  async #untilSilent(signal: AbortSignal): Promise<void> {
    const leftMs = this.#speaksUntil - this.#clock.elapsed();
    if (leftMs > 0) await this.#over.within(leftMs, signal);
    if (this.#isCutOff) throw this.#closed();
  }

  /** The answer may be there before the broker says that it has taken the message. */
  async #sendHeard(message: BoxMessage, signal: AbortSignal): Promise<void> {
    const answered = this.#box.hears.length > 0 ? this.#awaitAnswer(signal) : undefined;
    const sent = this.#send(message).catch((error: unknown) => {
      this.#answered.give();
      throw error;
    });
    await Promise.all([sent, answered]);
  }

  async #awaitAnswer(signal: AbortSignal): Promise<void> {
    const isAnswered = await this.#answered.within(ANSWER_MS, signal);
    if (this.#isCutOff) throw this.#closed();
    if (!isAnswered && !signal.aborted) throw this.#silent();
  }

  async #hush(): Promise<void> {
    if (!this.#box.stop) return;
    await this.#send(this.#box.stop);
    this.#speaksUntil = 0;
  }

  #send({ topic, payload }: BoxMessage): Promise<void> {
    return this.#bus.publish({ topic, payload: JSON.stringify(payload), ttlMs: TTL_MS, isOnce: true });
  }

  #heard(topic: string, message: unknown): void {
    const meaning = this.#box.read(topic, message);
    if (meaning === undefined) return;
    this.#isOffline = meaning === "offline";
    this.#misses = 0;
    if (this.#bus.status === "connected") this.#present();
    if (meaning === "answer") this.#answered.give();
  }

  #present(): void {
    if (this.#isOffline) this.#turn("silent", "the box says that it is offline");
    else this.#turn("ready");
  }

  #linked(status: BusStatus): void {
    if (status === "connected") return this.#present();
    if (this.#state === "absent") return;
    this.#isOffline = false;
    this.#isCutOff = true;
    this.#turn("absent", NOT_REACHED);
    this.#answered.give();
    this.#over.give();
  }

  /** A sentence that it has no words for is its own trouble; a box that does not answer is everybody's. */
  #fail(error: unknown): void {
    this.#lastError = reasonOf(error);
    if (!isAppError(error, "DEVICE_SILENT") || this.#state === "absent") return;
    this.#misses++;
    if (this.#misses >= MISSES_MAX) this.#turn("silent", this.#lastError);
  }

  #turn(state: DriverHealth["state"], trouble?: string): void {
    if (trouble !== undefined) this.#lastError = trouble;
    if (state === this.#state && trouble === undefined) return;
    if (state !== this.#state) this.#since = this.#clock.now();
    this.#state = state;
    this.#port.turn(state === "ready" ? "ready" : "lost", state === "ready" ? [] : ["offline"]);
  }

  #silent(): AppError {
    return new AppError("DEVICE_SILENT", { device: this.#device, op: "say" });
  }

  #closed(): AppError {
    return new AppError("LINE_CLOSED", { line: this.#box.model, reason: NOT_REACHED });
  }
}

export const busSpeakerDriver = (parts: DriverGround & BusReach, box: BoxConvention): Driver => {
  const speaker = new BusSpeaker(parts, box);
  return {
    kind: parts.kind,
    model: box.model,
    ...speaks(parts.port, (args, job) => speaker.say(args, job)),
    start: () => speaker.start(),
    get health() {
      return speaker.health;
    },
  };
};
