// What can be asked of cases (办件): a matter that goes on after its visitor has left the window.
import type { TObject } from "typebox";

export const caseCommands = {} as const satisfies Record<string, TObject>;
