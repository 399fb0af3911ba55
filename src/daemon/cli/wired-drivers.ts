// The configuration of a hall whose devices have become hardware at its bytes: the same hall, and each device with the driver
// that speaks to what stands for it. There is no second copy of a hall with wires.
import {
  HALL_PANEL,
  type LinePlan,
  type Make,
  type Place,
  SEGMENT_DIGITS,
  WINDOW_PANEL,
} from "../../../hardware-sim/wired/room/wiring.ts";
import type { DriverSetting } from "../../drivers/setting.ts";
import type { ConfigDocument } from "../config/document.ts";

type Use = Pick<DriverSetting, "use" | "options">;

const panelOf = ({ spec }: Place) => (spec.kind === "screen" ? HALL_PANEL : WINDOW_PANEL);

/** The frames of the simulated bar, as the manual in its box would tell them. */
const BAR_TEMPLATE = {
  name: "bar",
  head: "AA",
  address: { width: 1 },
  length: { width: 1, covers: ["command", "text"] },
  command: "01",
  text: { encoding: "gb2312" },
  checksum: { kind: "sum8", covers: ["address", "length", "command", "text"] },
  tail: "55",
  order: ["address", "length", "command", "text", "checksum"],
} as const;

const drivers: Readonly<Record<Make, (place: Place) => Use>> = {
  onbon: (place) => ({ use: "onbon", options: { address: place.address, ...panelOf(place) } }),
  cpower: (place) => ({ use: "cpower", options: { card: place.address, ...panelOf(place) } }),
  bar: ({ address }) => ({ use: "template", options: { address, template: BAR_TEMPLATE, isAnswered: true } }),
  led485: ({ address }) => ({ use: "led485", options: { address, digits: SEGMENT_DIGITS } }),
  xfs5152: () => ({ use: "xfs5152" }),
  escpos: () => ({ use: "escpos" }),
  "io-board": ({ address, spec }) => ({ use: "modbus-buttons", options: { address, keys: spec.keys ?? [] } }),
  "evaluator-pad": ({ address }) => ({ use: "modbus-pad", options: { address } }),
  caller: ({ address }) => ({ use: "caller-keypad", options: { address } }),
};

/** @param atOf where a line leads to */
export const withWires = (
  config: ConfigDocument,
  lines: readonly LinePlan[],
  atOf: (line: LinePlan) => DriverSetting["at"],
): ConfigDocument => {
  const driven = new Map(
    lines.flatMap((line) =>
      line.places.map((place) => [place.spec.id, { ...drivers[place.make](place), at: atOf(line) }] as const),
    ),
  );
  const devices = config.devices.map((device) => {
    const driver = driven.get(device.id);
    return driver ? { ...device, driver } : device;
  });
  return { ...config, devices };
};
