// What the REST door offers about plans.
import { Type } from "typebox";
import type { ActorRole } from "../../hall/commands.ts";
import { LocalDate } from "../../hall/rules/fields.ts";
import { PlanDay, PlanSections } from "../../protocols/api/plan-sections.ts";
import type { Endpoint } from "./endpoint.ts";

const closed = { additionalProperties: false };
const manager: readonly ActorRole[] = ["manager"];
/** Sixty windows, forty plans of them, three hundred members of staff. */
const PLANS_BYTES_MAX = 524_288;

export const planEndpoints = {
  readPlans: {
    method: "GET",
    path: "/plans",
    summary: "Windows, plans, seasons, staff and the tide's rules in force; ETag is the settings' version",
    roles: manager,
    answer: Type.Object({
      version: Type.Integer(),
      plans: PlanSections,
      former: Type.Optional(PlanSections),
    }),
  },
  replacePlans: {
    method: "PUT",
    path: "/plans",
    summary: "Put plans in force, where If-Match names the settings' version",
    roles: manager,
    body: Type.Object(PlanSections.properties, closed),
    answer: Type.Object({ version: Type.Integer() }),
    problems: ["precondition-failed", "precondition-required", "rules-conflict", "unwritable"],
    isConditional: true,
    bodyLimit: PLANS_BYTES_MAX,
  },
  previewPlans: {
    method: "POST",
    path: "/plans/preview",
    summary: "What is wrong with plans, or which holds on which day by them; nothing is changed",
    roles: manager,
    body: Type.Object({ ...PlanSections.properties, from: LocalDate, to: LocalDate }, closed),
    answer: Type.Object({ days: Type.Array(PlanDay, { description: "at most 400" }) }),
    bodyLimit: PLANS_BYTES_MAX,
  },
} as const satisfies Record<string, Endpoint>;
