// What the wire offers about cases (办件).
import type { Operation } from "./operation.ts";

const people = ["clerk", "staff", "manager"] as const;
const counter = ["clerk", "manager"] as const;
const visitors = ["kiosk", "clerk", "staff", "manager", "device"] as const;

export const caseOperations = {
  "open-case": { kind: "OpenCase", roles: people, path: "/cases" },
  "hand-off-case": { kind: "HandOffCase", roles: people, path: "/cases/:case/hand-off" },
  "take-case": { kind: "TakeCase", roles: people, path: "/cases/:case/take" },
  "return-case": { kind: "ReturnCase", roles: people, path: "/cases/:case/return" },
  "ask-for-papers": { kind: "AskForPapers", roles: people, path: "/cases/:case/ask" },
  "accept-papers": { kind: "AcceptPapers", roles: people, path: "/cases/:case/papers" },
  "decide-case": { kind: "DecideCase", roles: people, path: "/cases/:case/decide" },
  "correct-decision": { kind: "CorrectDecision", roles: people, path: "/cases/:case/correct" },
  "complete-case": { kind: "CompleteCase", roles: people, path: "/cases/:case/complete" },
  "fetch-case": { kind: "FetchCase", roles: visitors, path: "/cases/:case/fetch" },
  "hand-out-case": { kind: "HandOutCase", roles: counter, path: "/cases/:case/hand-out" },
  "post-case": { kind: "PostCase", roles: people, path: "/cases/:case/post" },
  "withdraw-case": { kind: "WithdrawCase", roles: people, path: "/cases/:case/withdraw" },
  "reprint-receipt": { kind: "ReprintReceipt", roles: people, path: "/cases/:case/receipt" },
} as const satisfies Record<string, Operation>;
