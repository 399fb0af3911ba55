// The daemon's voice on the bus: wants, commands, acknowledgements, its own state. Nothing it says once is retained.
import { isAppError } from "../../base/errors.ts";
import type { Bus, BusMessage } from "../../protocols/mqtt/bus.ts";
import type { DaemonState, DeviceCommand, EventAck, Want } from "../../protocols/mqtt/messages.ts";
import { type HallTopics, topicsOf } from "../../protocols/mqtt/topics.ts";
import type { Head } from "../hall-port.ts";
import type { DeskLog } from "./desk-log.ts";

export interface WireOptions {
  readonly bus: Bus;
  readonly hall: string;
  readonly boot: string;
  readonly version: string;
  readonly log: DeskLog;
}

export class Wire {
  readonly topics: HallTopics;
  readonly #options: WireOptions;
  #isUnheard = false;

  constructor(options: WireOptions) {
    this.#options = options;
    this.topics = topicsOf(options.hall);
  }

  get boot(): string {
    return this.#options.boot;
  }

  want(device: string, want: Want): void {
    this.#publish({ topic: this.topics.device(device, "want"), payload: JSON.stringify(want), retain: true });
  }

  command(device: string, command: Omit<DeviceCommand, "boot" | "v">): void {
    this.#command(this.topics.device(device, "cmd"), command);
  }

  groupCommand(group: string, command: Omit<DeviceCommand, "boot" | "v">): void {
    this.#command(this.topics.group(group), command);
  }

  /** [HALL-4.2] The events of a device up to this one are durable. */
  eventAck(device: string, ack: EventAck): void {
    this.#publish({ topic: this.topics.device(device, "evack"), payload: JSON.stringify(ack) });
  }

  daemonState(s: DaemonState["s"], head: Head, ts: number): Promise<void> {
    const { boot, version: ver } = this.#options;
    const state: DaemonState = { s, boot, epoch: head.epoch, seq: head.seq, ver, ts };
    return this.#publish({ topic: this.topics.daemon, payload: JSON.stringify(state), retain: true });
  }

  /** Everyone publishes again what they retain. */
  askWho(ts: number): void {
    this.#publish({ topic: this.topics.who, payload: JSON.stringify({ ts }) });
  }

  tellTime(ts: number, tz: string): void {
    this.#publish({ topic: this.topics.time, payload: JSON.stringify({ ts, tz }) });
  }

  board(board: readonly unknown[]): void {
    this.#publish({ topic: this.topics.board, payload: JSON.stringify(board), retain: true });
  }

  /** [HALL-1.6] A device that has left the hall: its state goes first, then the rest, so that nothing goes on speaking. */
  clear(device: string): void {
    for (const branch of ["$state", "$desc", "want", "st"] as const) {
      this.#publish({ topic: this.topics.device(device, branch), payload: "", retain: true });
    }
  }

  #command(topic: string, command: Omit<DeviceCommand, "boot" | "v">): void {
    const whole: DeviceCommand = { v: 1, ...command, boot: this.#options.boot };
    this.#publish({ topic, payload: JSON.stringify(whole), ttlMs: command.ttl });
  }

  /**
   * A broker that does not take a message is no reason to stop: wants come again, commands have their ladder. An operator
   * hears of it once, and once when it is over.
   */
  async #publish(message: BusMessage): Promise<void> {
    const { bus, log } = this.#options;
    try {
      await bus.publish(message);
      if (this.#isUnheard) log.note("info", "the broker takes messages again", {});
      this.#isUnheard = false;
    } catch (error) {
      if (!isAppError(error)) throw error;
      if (!this.#isUnheard) log.trouble(error);
      this.#isUnheard = true;
    }
  }
}
