// Reads a configuration and refuses it with every problem at once. A hall is never started on guesses.
import { readFileSync } from "node:fs";
import { checker, type Problem } from "../../base/check.ts";
import { AppError, reasonOf } from "../../base/errors.ts";
import { rulesProblems } from "../../hall/rules/rules-problems.ts";
import { ConfigDocument, type DeviceConfig } from "./document.ts";
import { withHolidayLists } from "./holiday-lists.ts";
import { withLanguageFiles } from "./language-files.ts";

export type Loaded =
  | { readonly ok: true; readonly config: ConfigDocument }
  | { readonly ok: false; readonly problems: readonly Problem[] };

const problem = (path: string, value: unknown, expected: string): Problem => ({
  path,
  value: JSON.stringify(value) ?? "missing",
  expected,
});

const buttonProblems = ({ kind, role, kiosk, window }: DeviceConfig, path: string): Problem[] => [
  ...(kind === "button" && !role ? [problem(`${path}/role`, undefined, "ticket-machine or call-keypad")] : []),
  ...(kiosk !== undefined && role !== "ticket-machine"
    ? [problem(`${path}/kiosk`, kiosk, "only at a device with the role ticket-machine")]
    : []),
  ...(role === "call-keypad" && !window ? [problem(`${path}/window`, undefined, "the window it calls for")] : []),
];

const deviceProblems = (config: ConfigDocument): Problem[] => {
  const { devices, hall } = config;
  const windows = new Set(hall.windows.map(({ id }) => id));
  const services = new Set(hall.services.map(({ id }) => id));
  const printers = new Set(devices.filter(({ kind }) => kind === "printer").map(({ id }) => id));
  return devices.flatMap((device, position) => {
    const path = `/devices/${position}`;
    const unknownKeys = Object.entries(device.keys ?? {}).filter(([, service]) => !services.has(service));
    return [
      ...(devices.findIndex(({ id }) => id === device.id) < position
        ? [problem(`${path}/id`, device.id, "an id that no other device has")]
        : []),
      ...(device.window !== undefined && !windows.has(device.window)
        ? [problem(`${path}/window`, device.window, "the id of a window")]
        : []),
      ...(device.printer !== undefined && !printers.has(device.printer)
        ? [problem(`${path}/printer`, device.printer, "the id of a printer")]
        : []),
      ...unknownKeys.map(([key, service]) => problem(`${path}/keys/${key}`, service, "the id of a service")),
      ...buttonProblems(device, path),
    ];
  });
};

/** A check for several documents: what is costly about it is done once. It fills defaults in, and keeps no value given. */
export const configChecker = (): ((value: unknown) => Loaded) => {
  const check = checker(ConfigDocument, { fillDefaults: true });
  return (value) => {
    const checked = check(structuredClone(value));
    if (!checked.ok) return checked;
    const rules = rulesProblems(checked.value.hall).map((found) => ({ ...found, path: `/hall${found.path}` }));
    const problems = [...rules, ...deviceProblems(checked.value)];
    return problems.length > 0 ? { ok: false, problems } : { ok: true, config: checked.value };
  };
};

/** Checks one document. */
export const checkConfig = (value: unknown): Loaded => configChecker()(value);

/** Reads the JSON text of a file, with the holiday lists and languages that it names; throws CONFIG_UNREADABLE. */
export const readConfigFile = (file: string): unknown => {
  try {
    return withLanguageFiles(withHolidayLists(JSON.parse(readFileSync(file, "utf8")), file), file);
  } catch (error) {
    if (error instanceof AppError) throw error;
    throw new AppError("CONFIG_UNREADABLE", { file, reason: reasonOf(error) }, { cause: error });
  }
};
