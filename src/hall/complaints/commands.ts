// What can be asked of complaints (差评处置, 办不成事): a bad rating, or a matter that could not be done, followed to its end.
import type { TObject } from "typebox";

export const complaintCommands = {} as const satisfies Record<string, TObject>;
