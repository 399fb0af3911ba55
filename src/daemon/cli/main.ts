// The command line: finds the command, runs it, and turns whatever comes out into words and an exit code. 0 is done,
// 1 is a no, 2 is a wrong command line.
import { isAppError } from "../../base/errors.ts";
import { version } from "../version.ts";
import { UsageError } from "./arguments.ts";
import type { CliCommand } from "./command.ts";
import { columns, type Terminal, wrapped } from "./terminal.ts";

/** Loaded when asked for, so that one command does not pay for the others. */
const commands: Readonly<Record<string, () => Promise<CliCommand>>> = {
  serve: async () => (await import("./serve.ts")).serveCommand,
  simulate: async () => (await import("./simulate.ts")).simulateCommand,
  config: async () => (await import("./config.ts")).configCommand,
  audit: async () => (await import("./audit.ts")).auditCommand,
  appointments: async () => (await import("./appointments.ts")).appointmentsCommand,
  plan: async () => (await import("./plan.ts")).planCommand,
  decisions: async () => (await import("./decisions.ts")).decisionsCommand,
  supervision: async () => (await import("./supervision.ts")).supervisionCommand,
  replay: async () => (await import("./replay.ts")).replayCommand,
  training: async () => (await import("./training.ts")).trainingCommand,
  report: async () => (await import("./report.ts")).reportCommand,
  standard: async () => (await import("./standard.ts")).standardCommand,
  export: async () => (await import("./export.ts")).exportCommand,
  sql: async () => (await import("./export.ts")).sqlCommand,
  broker: async () => (await import("./broker.ts")).brokerCommand,
  codec: async () => (await import("./codec.ts")).codecCommand,
  drive: async () => (await import("./drive.ts")).driveCommand,
  devices: async () => (await import("./devices.ts")).devicesCommand,
  say: async () => (await import("./say.ts")).sayCommand,
  voice: async () => (await import("./voice.ts")).voiceCommand,
};

const say = (terminal: Terminal, text: string): number => {
  terminal.out(text);
  return 0;
};

const help = async (terminal: Terminal): Promise<number> => {
  const rows = Object.entries(commands).map(async ([name, load]) => [`  ${name}`, (await load()).summary]);
  terminal.out(`tidehall ${version}`);
  for (const line of columns(await Promise.all(rows))) terminal.out(line);
  terminal.out("tidehall COMMAND --help says how it is used");
  return 0;
};

/** No wider than a terminal usually is. */
const USAGE_WIDTH = 100;

const usageOf = ({ usage }: CliCommand): string[] => wrapped(`usage: ${usage}`, USAGE_WIDTH, " ".repeat(9));

const explain = (error: unknown, command: CliCommand | undefined, terminal: Terminal): number => {
  if (error instanceof UsageError) {
    terminal.err(error.message, "red");
    if (command) for (const line of usageOf(command)) terminal.err(line);
    return 2;
  }
  if (!isAppError(error)) throw error;
  terminal.err(`${error.message}.`, "red");
  terminal.err(`${error.hint}. (${error.code})`);
  return 1;
};

export const runCommandLine = async (args: readonly string[], terminal: Terminal): Promise<number> => {
  const [name = "help", ...rest] = args;
  if (name === "help" || name === "--help" || name === "-h") return help(terminal);
  if (name === "--version" || name === "version") return say(terminal, version);
  const load = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (!load)
    return explain(new UsageError(`there is no command "${name}"; tidehall help lists them`), undefined, terminal);
  const command = await load();
  try {
    if (rest.includes("--help")) return say(terminal, [...usageOf(command), command.summary].join("\n"));
    return await command.run(rest, terminal);
  } catch (error) {
    return explain(error, command, terminal);
  }
};
