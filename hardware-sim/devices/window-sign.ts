// The sign over a window (窗口屏): shows the lines it is wanted to show, and nothing else.
import { checker } from "../../src/base/check.ts";
import { SignState } from "../../src/protocols/mqtt/arguments.ts";
import { Device, type DeviceSetting } from "../device.ts";
import { showing } from "../trade.ts";

export interface SignFace {
  lines: readonly string[];
  /** `dark` without power, or when nothing is wanted any more. */
  tone: SignState["tone"] | "dark";
  flash: boolean;
}

export interface WindowSign {
  readonly role: "window-sign";
  readonly device: Device;
  readonly face: Readonly<SignFace>;
}

const checkState = checker(SignState);
const dark = (): SignFace => ({ lines: [], tone: "dark", flash: false });

export const simulateWindowSign = (setting: DeviceSetting): WindowSign => {
  const face = dark();
  const show = showing(checkState, ({ lines, tone, flash }) => {
    Object.assign(face, { lines, tone, flash: flash ?? false });
  });
  const blank = () => void Object.assign(face, dark());
  const device = new Device(setting, () => ({ kind: "led", model: "window sign", face, operations: {}, show, blank }));
  return { role: "window-sign", device, face };
};
