// What a configuration permits and people will stumble over: numbers that a sign cannot show as they are said and printed. Nothing
// here keeps a hall from opening.
import type { Problem } from "../../base/check.ts";
import type { DriverRow } from "../../drivers/driver.ts";
import type { ConfigDocument } from "./document.ts";
import { type DrivenConfig, isDriven } from "./drivers.ts";

type Service = ConfigDocument["hall"]["services"][number];

/** The first letter of the prefix that people would take for another, or for nothing. */
const misread = ({ readsAs = {} }: DriverRow, { prefix }: Service): string | undefined =>
  [...prefix].find((letter) => Object.hasOwn(readsAs, letter));

const warningAt = (config: ConfigDocument, { id, window, driver }: DrivenConfig, row: DriverRow): Problem[] => {
  const { windows, services } = config.hall;
  const taken = windows.find((one) => one.id === window)?.services ?? [];
  return services.flatMap((service, at) => {
    const letter = taken.includes(service.id) ? misread(row, service) : undefined;
    if (letter === undefined) return [];
    const seen = row.readsAs![letter] || "nothing";
    const path = `/hall/services/${at}/prefix`;
    const expected = `a letter that ${id} (${driver.use}) can show: there ${letter} reads as ${seen}`;
    return [{ path, value: JSON.stringify(service.prefix), expected }];
  });
};

/** In the order of the devices; none where no sign has a driver. */
export const configWarnings = async (config: ConfigDocument): Promise<Problem[]> => {
  const driven = config.devices.filter(isDriven);
  if (driven.length === 0) return [];
  const { rowNamed } = await import("../../drivers/registry.ts");
  return driven.flatMap((device) => {
    const row = rowNamed(device.driver.use);
    return row ? warningAt(config, device, row) : [];
  });
};
