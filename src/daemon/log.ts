// The log: JSON lines in a pipe, readable lines on a terminal. One line for each thing an operator would want to know;
// no personal data and no secret ever reaches it.
import { type Logger, pino } from "pino";
import type { ConfigDocument } from "./config/document.ts";

export type Log = Logger;

export interface LogOptions {
  readonly level: ConfigDocument["log"]["level"] | "silent";
  readonly isTerminal: boolean;
}

export const openLog = async ({ level, isTerminal }: LogOptions): Promise<Log> => {
  const options = { level, base: null, timestamp: pino.stdTimeFunctions.isoTime };
  if (!isTerminal) return pino(options, pino.destination({ dest: 1, sync: true }));
  const { default: pretty } = await import("pino-pretty");
  return pino(options, pretty({ colorize: true, translateTime: "SYS:HH:MM:ss", sync: true }));
};

/** A log nobody reads, for tests. */
export const silentLog = (): Log => pino({ level: "silent" });
