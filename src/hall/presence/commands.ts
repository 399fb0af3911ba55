// What can be asked of presence (在岗): who is on duty, where nobody is, and what was switched off.
import type { TObject } from "typebox";

export const presenceCommands = {} as const satisfies Record<string, TObject>;
