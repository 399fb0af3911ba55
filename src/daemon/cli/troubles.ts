// `tidehall simulate --list`: what can go wrong with simulated devices, by the names that --fault and --vice take.
import { faultNames } from "../../../hardware-sim/faults.ts";
import { openDotFont } from "../../../hardware-sim/wired/picture/dot-font.ts";
import { shelf } from "../../../hardware-sim/wired/shelf.ts";
import { viceNames } from "../../../hardware-sim/wired/vices.ts";
import type { Clock } from "../../base/clock.ts";
import type { Random } from "../../base/random.ts";
import { columns, paint, type Terminal } from "./terminal.ts";

export interface Troubles {
  /** Of devices that speak hall/1 themselves. */
  readonly faults: readonly string[];
  /** That all hardware behind bytes can have. */
  readonly vices: readonly string[];
  /** That one kind of hardware alone can have, by its name. */
  readonly own: Readonly<Record<string, readonly string[]>>;
}

export const troublesOf = (clock: Clock, random: Random): Troubles => {
  const font = openDotFont();
  const own = Object.entries(shelf).map(([name, { build }]) => {
    const { wire } = build({ clock, random, font, address: 1 });
    return [name, wire.ailments] as const;
  });
  return { faults: faultNames, vices: viceNames, own: Object.fromEntries(own) };
};

export const listTroubles = ({ faults, vices, own }: Troubles, isJson: boolean, terminal: Terminal): number => {
  if (isJson) {
    terminal.out(JSON.stringify({ faults, vices, own }));
    return 0;
  }
  terminal.out(paint(terminal, "bold", "--fault DEVICE=NAME, a device that speaks hall/1; some take :MS"));
  terminal.out(`  ${faults.join(", ")}`);
  terminal.out(
    paint(terminal, "bold", "--vice DEVICE=NAME, hardware behind bytes (serve --demo --wired); some take :MS"),
  );
  terminal.out(`  ${vices.join(", ")}`);
  terminal.out(paint(terminal, "bold", "and of its own"));
  for (const line of columns(Object.entries(own).map(([name, names]) => [`  ${name}`, names.join(", ")])))
    terminal.out(line);
  return 0;
};
