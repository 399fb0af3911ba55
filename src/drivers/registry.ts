// Every driver there is, a row each. A new kind is a folder and a row here.
import type { DriverRow } from "./driver.ts";
import { alphaRow } from "./signs/alpha.ts";
import { cpowerRow } from "./signs/cpower.ts";
import { led485Row } from "./signs/led485.ts";
import { onbonRow } from "./signs/onbon.ts";
import { templateRow } from "./signs/template.ts";
import { chipRows } from "./speakers/chips.ts";

export const registry: readonly DriverRow[] = [onbonRow, cpowerRow, led485Row, alphaRow, templateRow, ...chipRows];

export const rowNamed = (name: string): DriverRow | undefined => registry.find((row) => row.name === name);
