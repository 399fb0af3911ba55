// What the wire offers about complaints (差评处置, 办不成事); the rules see besides that nobody settles what is about themselves.
import type { Operation } from "./operation.ts";

const heard = ["clerk", "staff", "manager"] as const;
const handled = ["staff", "manager"] as const;
const manager = ["manager"] as const;

export const complaintOperations = {
  "report-problem": { kind: "ReportProblem", roles: heard, path: "/complaints" },
  "assign-complaint": { kind: "AssignComplaint", roles: manager, path: "/complaints/:complaint/assign" },
  "record-contact": { kind: "RecordContact", roles: handled, path: "/complaints/:complaint/contact" },
  "correct-complaint": { kind: "CorrectComplaint", roles: handled, path: "/complaints/:complaint/correct" },
  "explain-complaint": { kind: "ExplainComplaint", roles: handled, path: "/complaints/:complaint/explain" },
  "close-complaint": { kind: "CloseComplaint", roles: handled, path: "/complaints/:complaint/close" },
  "appeal-rating": { kind: "AppealRating", roles: heard, path: "/complaints/:complaint/appeal" },
  "uphold-rating": { kind: "UpholdRating", roles: manager, path: "/complaints/:complaint/uphold" },
  "exclude-rating": { kind: "ExcludeRating", roles: manager, path: "/complaints/:complaint/exclude" },
} as const satisfies Record<string, Operation>;
