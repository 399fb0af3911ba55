// The clerk's keypad (呼叫器): one key for each step at a window.
import type { DeviceSetting } from "../device.ts";
import { type ButtonPanel, simulateButtonPanel } from "./button-panel.ts";

export const callKeys = ["call", "recall", "start", "finish", "missed", "hold", "pause", "resume", "undo"] as const;
export type CallKey = (typeof callKeys)[number];

export interface CallKeypad extends ButtonPanel {
  readonly role: "call-keypad";
}

export const simulateCallKeypad = (setting: DeviceSetting, keys: readonly string[] = callKeys): CallKeypad => ({
  role: "call-keypad",
  ...simulateButtonPanel(setting, "call keypad", keys),
});
