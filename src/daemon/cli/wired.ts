// `tidehall serve --demo --wired`: the hardware of a hall at its bytes, on ports of this machine, for the daemon's own drivers
// to find; and the vices that lie on it.
import { openDotFont } from "../../../hardware-sim/wired/picture/dot-font.ts";
import { canMakePorts, type OpenHall, openHall } from "../../../hardware-sim/wired/room/open-hall.ts";
import { type WiredHall, type WiredPart, wireHall } from "../../../hardware-sim/wired/room/wired-hall.ts";
import { type LinePlan, wiringOf } from "../../../hardware-sim/wired/room/wiring.ts";
import { viceNames, viceOf } from "../../../hardware-sim/wired/vices.ts";
import type { Clock } from "../../base/clock.ts";
import type { Random } from "../../base/random.ts";
import type { ConfigDocument } from "../config/document.ts";
import { isDriven } from "../config/drivers.ts";
import { UsageError } from "./arguments.ts";
import { specsOf } from "./simulate.ts";
import { withWires } from "./wired-drivers.ts";

export interface Wires {
  readonly hall: WiredHall;
  /** The hall's configuration with a driver for each device that has hardware here. */
  readonly config: ConfigDocument;
  /** Where everything hangs, for people. */
  readonly says: readonly string[];
  close(): Promise<void>;
}

const vicesOf = ({ wire }: WiredPart): readonly string[] => [...viceNames, ...wire.ailments];

/** `window-1-sign=mute` or `window-1-sign=slow:3000`, ready to be switched on. */
const vicious = (hall: WiredHall, text: string): (() => void) => {
  const [id = "", name = ""] = text.split("=");
  const part = hall.parts.get(id);
  const wrong = (expected: string) => new UsageError(`--vice is "${text}", expected ${expected}`);
  if (!part) throw wrong(`a device among ${[...hall.parts.keys()].join(", ")}`);
  const vice = viceOf(name);
  if (!vice || !part.wire.canSuffer(vice)) throw wrong(`${id}=VICE with one of ${vicesOf(part).join(", ")}`);
  return () => part.wire.apply(vice);
};

const placeText = ({ name, at }: OpenHall["lines"][number], plans: readonly LinePlan[]): string => {
  const where = "tcp" in at ? `${at.tcp}:${at.port}` : at.serial;
  const places = plans.find((plan) => plan.name === name)?.places ?? [];
  return `${where}  ${places.map(({ spec, make }) => `${spec.id} (${make})`).join(", ")}`;
};

export interface WiresSetting {
  readonly config: ConfigDocument;
  /** `DEVICE=VICE` each. */
  readonly vices: readonly string[];
  readonly clock: Clock;
  readonly random: Random;
}

/** Throws UsageError for a vice that there is not; nothing is left open then. */
export const openWires = async ({ config, vices, clock, random }: WiresSetting): Promise<Wires> => {
  const hasPorts = await canMakePorts();
  const plans = wiringOf(specsOf(config.devices.filter((device) => !isDriven(device))), hasPorts);
  const hall = wireHall(plans, { clock, random, font: openDotFont() });
  const befalls = vices.map((text) => vicious(hall, text));
  hall.powerOn();
  for (const befall of befalls) befall();
  const opened = await openHall(hall, clock);
  const places = new Map(opened.lines.map(({ name, at }) => [name, at]));
  const how = hasPorts ? "serial cables are ports made by socat" : "serial cables are TCP: socat is not here";
  return {
    hall,
    config: withWires(config, plans, ({ name }) => places.get(name)!),
    says: [`${hall.parts.size} devices behind bytes; ${how}`, ...opened.lines.map((line) => placeText(line, plans))],
    close: async () => {
      hall.powerOff();
      await opened.close();
    },
  };
};
