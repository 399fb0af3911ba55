// What a hall decides about being there: after how long a window without its clerk comes to light.
import { type Static, Type } from "typebox";
import { ClockTime, closed, whole } from "../rules/fields.ts";

export const PresenceRules = Type.Object(
  {
    graceMinutes: whole(
      0,
      60,
      "minutes a window on duty may stand without a clerk before it is noted as empty [N4]; 0 watches no window",
      { default: 5 },
    ),
    pauseMinutesMax: whole(1, 120, "minutes after which a paused window is noted as empty [N4]", { default: 15 }),
    lunch: Type.Optional(
      Type.Object(
        { from: ClockTime, to: ClockTime },
        { ...closed, description: "in this time any window may be empty; needed only where no session ends at noon" },
      ),
    ),
  },
  { ...closed, default: {}, description: "在岗: who has to be there, and when an empty window comes to light" },
);
export type PresenceRules = Static<typeof PresenceRules>;
