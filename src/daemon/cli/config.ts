// `tidehall config check|show`: what the daemon would make of a configuration, without starting anything.
import { join } from "node:path";
import { calendarOf } from "../../base/calendar.ts";
import { type Problem, problemText } from "../../base/check.ts";
import { type Clock, systemClock } from "../../base/clock.ts";
import { yearToEnter } from "../../hall/rules/calendar-ahead.ts";
import type { HallRules } from "../../hall/rules/rules.ts";
import { driverProblems } from "../config/drivers.ts";
import { checkConfig, readConfigFile } from "../config/load.ts";
import { configWarnings } from "../config/warnings.ts";
import { Settings } from "../settings/settings.ts";
import { readArguments, UsageError, wholeNumber } from "./arguments.ts";
import type { CliCommand } from "./command.ts";
import { showSpecialDays } from "./config-holidays.ts";
import { hallOptions, loadConfig } from "./hall-files.ts";
import { paint, type Terminal } from "./terminal.ts";

const calendarWarnings = (hall: HallRules, clock: Pick<Clock, "now">): Problem[] => {
  const year = yearToEnter(hall, calendarOf(hall.timeZone).moment(clock.now()).date);
  if (year === undefined) return [];
  const expected = `the public holidays of ${year}, in a file of holidayLists, once they have been announced`;
  return [{ path: "/hall/holidays", value: `without a day of ${year}`, expected }];
};

const check = async (file: string, isJson: boolean, terminal: Terminal): Promise<number> => {
  const loaded = checkConfig(readConfigFile(file));
  const problems = loaded.ok ? await driverProblems(loaded.config) : loaded.problems;
  const warnings = loaded.ok
    ? [...(await configWarnings(loaded.config)), ...calendarWarnings(loaded.config.hall, systemClock())]
    : [];
  const isOk = problems.length === 0;
  if (isJson) terminal.out(JSON.stringify({ ok: isOk, file, problems, warnings }));
  else if (loaded.ok && isOk) {
    const { hall, devices } = loaded.config;
    const size = `${hall.services.length} services, ${hall.windows.length} windows, ${devices.length} devices`;
    terminal.out(`${paint(terminal, "green", "ok")}  ${file}: ${hall.name}, ${size}`);
  } else {
    terminal.out(`${paint(terminal, "red", "not ok")}  ${file} has ${problems.length} problem(s)`);
    for (const problem of problems) terminal.out(`  ${problemText(problem)}`);
  }
  if (!isJson)
    for (const warning of warnings) terminal.out(`${paint(terminal, "yellow", "mind")}  ${problemText(warning)}`);
  return isOk ? 0 : 1;
};

/** The whole configuration in force, defaults filled in; with --origin, the sections a manager has edited. */
const show = async (file: string, data: string, origin: boolean, terminal: Terminal): Promise<number> => {
  const config = loadConfig(file, terminal);
  const settings = await Settings.open({ path: join(data, "settings.json"), base: config.hall });
  const edited = Object.keys(settings.read().value as object);
  const shown = { ...config, hall: settings.rules };
  terminal.out(JSON.stringify(origin ? { ...shown, $origin: { file, edited } } : shown, null, 2));
  return 0;
};

interface Year {
  readonly data: string;
  readonly year?: string | undefined;
  readonly json: boolean;
}

const holidays = async (file: string, { data, year, json }: Year, terminal: Terminal): Promise<number> => {
  const wanted = wholeNumber("year", year, 2000, 2200);
  if (wanted === undefined) throw new UsageError("config holidays takes --year");
  const config = loadConfig(file, terminal);
  const settings = await Settings.open({ path: join(data, "settings.json"), base: config.hall });
  return showSpecialDays(settings.rules, wanted, json, terminal);
};

export const configCommand: CliCommand = {
  usage: "tidehall config check|show|holidays [--config FILE] [--data FOLDER] [--origin] [--year Y] [--json]",
  summary: "hold a configuration against its schema, show it with every default, or a year's special days",
  async run(args, terminal) {
    const { values, positionals } = readArguments(args, {
      ...hallOptions,
      origin: { type: "boolean", default: false },
      year: { type: "string" },
    });
    const [what, file = values.config] = positionals;
    if (what === "check") return await check(file, values.json, terminal);
    if (what === "show") return await show(file, values.data, values.origin, terminal);
    if (what === "holidays") return await holidays(file, values, terminal);
    throw new UsageError(`config takes check, show or holidays, not "${what ?? ""}"`);
  },
};
