// Keys that people press, and a small display for the answer: a ticket machine, or a clerk's call keypad.
import type { ButtonData } from "../../src/protocols/mqtt/arguments.ts";
import { Device, type DeviceSetting } from "../device.ts";
import { type Told, tell } from "./told.ts";

export interface PanelFace {
  readonly keys: readonly string[];
  told: Told | null;
  /** The key pressed last. */
  pressed: string | null;
}

export interface ButtonPanel {
  readonly device: Device;
  readonly face: Readonly<PanelFace>;
  /** A person presses a key; a plain Error where the panel has no such key. */
  press(key: string, person?: string): void;
}

export const simulateButtonPanel = (setting: DeviceSetting, model: string, keys: readonly string[]): ButtonPanel => {
  const face: PanelFace = { keys, told: null, pressed: null };
  let emit: (data: ButtonData) => void = () => {};
  const device = new Device(setting, (hands) => {
    emit = (data) => hands.emit("button", data);
    return { kind: "button", model, face, operations: { tell: tell(hands, face) }, blank: () => blank(face) };
  });
  const press = (key: string, person?: string) => {
    if (!keys.includes(key)) throw new Error(`${setting.id} has no key ${key}`);
    face.pressed = key;
    emit(person === undefined ? { key } : { key, person });
  };
  return { device, face, press };
};

const blank = (face: PanelFace): void => {
  face.told = null;
  face.pressed = null;
};
