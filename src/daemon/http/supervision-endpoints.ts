// What the REST door offers about days under supervision.
import { Type } from "typebox";
import type { ActorRole } from "../../hall/commands.ts";
import type { Endpoint } from "./endpoint.ts";

const manager: readonly ActorRole[] = ["manager"];

export const supervisionEndpoints = {
  readSupervision: {
    method: "GET",
    path: "/supervision/:date",
    summary: "A day: how much each device was on and each window had its clerk, what was off, and who was on duty",
    roles: manager,
    answer: Type.Record(Type.String(), Type.Unknown(), {
      description:
        "date, openMs, watchedMs, devices, windows and outages; what `tidehall supervision --json` has of a day",
    }),
    problems: ["not-found"],
  },
} as const satisfies Record<string, Endpoint>;
