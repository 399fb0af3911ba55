// What a command of the command line is: its own name, what it does, how it is used, and the running of it.
import type { Terminal } from "./terminal.ts";

export interface CliCommand {
  readonly usage: string;
  readonly summary: string;
  /** Returns the exit code. Throws UsageError for a wrong command line, AppError for what went wrong. */
  run(args: readonly string[], terminal: Terminal): Promise<number>;
}
