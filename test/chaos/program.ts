// A program started by a test: what it says is kept, and it does not outlive the test, however that ends.
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { Recent } from "../../hardware-sim/recent.ts";
import { Watchers } from "../../hardware-sim/watchers.ts";
import type { Clock } from "../../src/base/clock.ts";
import { inTime, seen } from "./waiting.ts";

const LINES_MAX = 400;
const END_MS = 30_000;

export interface Ended {
  readonly code: number | null;
  readonly signal: string | null;
}

export class Program {
  readonly #clock: Clock;
  readonly #child: ChildProcess;
  readonly #out = new Recent<string>(LINES_MAX);
  readonly #err = new Recent<string>(LINES_MAX);
  readonly #heard = new Watchers();
  #ended: Ended | undefined;
  /** Settles when it has ended and everything it said has been read. */
  readonly ended: Promise<Ended>;

  /** A program of Node: file and arguments. */
  constructor(clock: Clock, args: readonly string[], command = process.execPath) {
    this.#clock = clock;
    this.#child = spawn(command, [...args], { stdio: ["ignore", "pipe", "pipe"] });
    this.#read(this.#child.stdout!, this.#out);
    this.#read(this.#child.stderr!, this.#err);
    this.ended = this.#end();
  }

  /** -1 when it could not be started. */
  get pid(): number {
    return this.#child.pid ?? -1;
  }

  /** The last lines on stdout and on stderr. */
  get out(): readonly string[] {
    return this.#out.items;
  }

  get err(): readonly string[] {
    return this.#err.items;
  }

  get hasEnded(): boolean {
    return this.#ended !== undefined;
  }

  signal(name: NodeJS.Signals): void {
    this.#child.kill(name);
  }

  /** Waits for a line on stdout; rejects when the program ends first, with what it said on stderr. */
  async line(what: string, deadlineMs: number, fits: (line: string) => boolean): Promise<string> {
    const found = () => this.out.find(fits);
    const isSo = () => found() !== undefined || this.hasEnded;
    await seen(this.#clock, what, deadlineMs, isSo, [this.#heard.add]);
    const line = found();
    if (line === undefined) throw new Error(`${what}: the program ended first: ${this.err.join(" ")}`);
    return line;
  }

  /** Ends it and waits until it is gone. Default without a warning. */
  async end(name: NodeJS.Signals = "SIGKILL", deadlineMs = END_MS): Promise<Ended> {
    if (!this.hasEnded) this.signal(name);
    return inTime(this.#clock, `the end of ${this.#child.spawnargs.join(" ")}`, deadlineMs, this.ended);
  }

  #read(stream: NodeJS.ReadableStream, lines: Recent<string>): void {
    createInterface({ input: stream }).on("line", (line) => {
      lines.add(line);
      this.#heard.tell();
    });
  }

  async #end(): Promise<Ended> {
    const kill = () => this.#child.kill("SIGKILL");
    process.once("exit", kill);
    const [code, signal] = await once(this.#child, "close");
    process.removeListener("exit", kill);
    this.#ended = { code, signal };
    this.#heard.tell();
    return this.#ended;
  }
}
