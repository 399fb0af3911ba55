// A computer of its own for a hall: a folder with a configuration, and a terminal in it where the guide's commands are typed.
import { spawn } from "node:child_process";
import { cpSync } from "node:fs";
import { join, resolve } from "node:path";
import type { Readable } from "node:stream";
import { type Ended, run } from "../../scripts/child.js";
import { systemClock, within } from "../../src/base/clock.ts";
import type { Tour } from "./tour.ts";

const PROGRAM = resolve("bin/tidehall.js");
const COMMAND_MS_MAX = 60_000;

/** As it is typed, without the name of the program. */
const wordsOf = (command: string): string[] => command.split(" ").slice(1);

const addressIn = (said: Readable): Promise<string> =>
  new Promise((found) => {
    said.on("data", (chunk: Buffer) => {
      const address = /"address":"(http:[^"]+)"/.exec(chunk.toString())?.[1];
      if (address) found(address);
    });
  });

export class Machine {
  readonly #folder: string;
  #address = "";
  #stop: () => Promise<void> = async () => {};

  constructor(folder: string) {
    this.#folder = folder;
  }

  /** Of the hall that it serves. */
  get address(): string {
    return this.#address;
  }

  /** Takes files and folders over from another computer. */
  copies(from: Machine, ...names: readonly string[]): void {
    for (const name of names) cpSync(join(from.#folder, name), join(this.#folder, name), { recursive: true });
  }

  /** Types a command and waits for its end. */
  async types(tour: Tour, command: string): Promise<Ended> {
    tour.types(command);
    return run(process.execPath, [PROGRAM, ...wordsOf(command)], { deadlineMs: COMMAND_MS_MAX, cwd: this.#folder });
  }

  /** Types a command that goes on, and waits for the address that it says. */
  async serves(tour: Tour, command: string): Promise<void> {
    tour.types(command);
    const child = spawn(process.execPath, [PROGRAM, ...wordsOf(command)], {
      cwd: this.#folder,
      stdio: ["ignore", "pipe", "inherit"],
    });
    const ended = new Promise<void>((done) => child.on("exit", () => done()));
    this.#stop = async () => {
      child.kill("SIGINT");
      await ended;
    };
    const late = () => new Error("the hall did not open");
    this.#address = await within(systemClock(), COMMAND_MS_MAX, "start", addressIn(child.stdout), late);
  }

  /** Ctrl-C, and the end of what was serving; nothing where nothing does. */
  stop(): Promise<void> {
    return this.#stop();
  }
}
