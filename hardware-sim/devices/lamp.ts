// A lamp over a window: takes what a sign takes, and shows its tone as a colour.
import { Type } from "typebox";
import { checker } from "../../src/base/check.ts";
import { SignState } from "../../src/protocols/mqtt/arguments.ts";
import { Device, type DeviceSetting } from "../device.ts";
import { showing } from "../trade.ts";

const colours = { idle: "green", call: "amber", serving: "red", paused: "blue", closed: "off" } as const;

export interface LampFace {
  colour: (typeof colours)[SignState["tone"]];
}

export interface Lamp {
  readonly role: "lamp";
  readonly device: Device;
  readonly face: Readonly<LampFace>;
}

const checkState = checker(Type.Object({ tone: SignState.properties.tone }));

export const simulateLamp = (setting: DeviceSetting): Lamp => {
  const face: LampFace = { colour: "off" };
  const show = showing(checkState, ({ tone }) => {
    face.colour = colours[tone];
  });
  const blank = () => {
    face.colour = "off";
  };
  const device = new Device(setting, () => ({ kind: "lamp", model: "lamp", face, operations: {}, show, blank }));
  return { role: "lamp", device, face };
};
