#!/usr/bin/env node
// The process: hands the command line its arguments and ends with its exit code. A programmer's error ends it too, with
// its stack; a restart is safe, because the ledger is the truth.
import { runCommandLine } from "./cli/main.ts";
import { processTerminal } from "./cli/terminal.ts";

/** Whoever reads has read enough (`| head`): that is no error, and the exit code still says what was found. */
const unlessNobodyReads = (error: NodeJS.ErrnoException): void => {
  if (error.code !== "EPIPE") throw error;
};

process.stdout.on("error", unlessNobodyReads);
process.exitCode = await runCommandLine(process.argv.slice(2), processTerminal());
