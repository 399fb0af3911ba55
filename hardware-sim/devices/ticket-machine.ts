// The machine at the door (取号机): one key for each service, and a display that answers. The paper comes out of a
// printer, which is a device of its own.
import type { DeviceSetting } from "../device.ts";
import { type ButtonPanel, simulateButtonPanel } from "./button-panel.ts";

export interface TicketMachine extends ButtonPanel {
  readonly role: "ticket-machine";
}

/** `keys` are what the hall knows its services by. */
export const simulateTicketMachine = (setting: DeviceSetting, keys: readonly string[]): TicketMachine => ({
  role: "ticket-machine",
  ...simulateButtonPanel(setting, "ticket machine", keys),
});
