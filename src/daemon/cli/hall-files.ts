// Where a hall's configuration and data are, and how a command reads them.
import { AppError } from "../../base/errors.ts";
import type { ConfigDocument } from "../config/document.ts";
import { checkConfig, readConfigFile } from "../config/load.ts";
import { columns, type Terminal } from "./terminal.ts";

export const DEFAULT_CONFIG = "config/hall.json";
export const DEFAULT_DATA = "data";

/** Options that most commands share. */
export const hallOptions = {
  config: { type: "string", default: DEFAULT_CONFIG },
  data: { type: "string", default: DEFAULT_DATA },
  json: { type: "boolean", default: false },
} as const;

/** Reads a configuration; tells every problem and throws CONFIG_INVALID when there is one. */
export const loadConfig = (file: string, terminal: Terminal): ConfigDocument => {
  const loaded = checkConfig(readConfigFile(file));
  if (loaded.ok) return loaded.config;
  const rows = loaded.problems.map(({ path, value, expected }) => [path || "/", value, `expected ${expected}`]);
  for (const line of columns(rows)) terminal.err(line, "yellow");
  throw new AppError("CONFIG_INVALID", { file, count: loaded.problems.length });
};
