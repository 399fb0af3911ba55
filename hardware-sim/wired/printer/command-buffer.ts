// Commands that wait for the head, as many as the printer's memory holds in bytes.
import type { Command } from "./command.ts";

const BYTES_MAX = 4_096;

export class CommandBuffer {
  #commands: Command[] = [];
  #bytes = 0;

  /** Bytes that still go in; below 0 when the last command was longer than what was left. */
  get room(): number {
    return BYTES_MAX - this.#bytes;
  }

  add(command: Command): void {
    this.#commands.push(command);
    this.#bytes += command.bytes;
  }

  putFirst(command: Command): void {
    this.#commands.unshift(command);
    this.#bytes += command.bytes;
  }

  next(): Command | undefined {
    const command = this.#commands.shift();
    this.#bytes -= command?.bytes ?? 0;
    return command;
  }

  empty(): void {
    [this.#commands, this.#bytes] = [[], 0];
  }
}
