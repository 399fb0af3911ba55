// What can be asked of appointments (预约): a place kept for a time.
import type { TObject } from "typebox";

export const appointmentCommands = {} as const satisfies Record<string, TObject>;
