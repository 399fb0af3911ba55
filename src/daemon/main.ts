#!/usr/bin/env node
// The process: hands the command line its arguments and ends with its exit code. A programmer's error ends it too, with
// its stack; a restart is safe, because the ledger is the truth.
import { runCommandLine } from "./cli/main.ts";
import { processTerminal } from "./cli/terminal.ts";

process.exitCode = await runCommandLine(process.argv.slice(2), processTerminal());
