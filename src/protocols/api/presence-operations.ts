// What the wire offers of presence (在岗): who has the right, and where it stands in REST.
import type { Operation } from "./operation.ts";

const people = ["clerk", "staff", "manager"] as const;

export const presenceOperations = {
  "sign-in": { kind: "SignIn", roles: people, path: "/staff/sign-in" },
  "sign-out": { kind: "SignOut", roles: people, path: "/staff/sign-out" },
  "ask-leave": { kind: "AskLeave", roles: people, path: "/leaves" },
  "end-leave": { kind: "EndLeave", roles: people, path: "/leaves/:leave/end" },
  "explain-empty": { kind: "ExplainEmpty", roles: people, path: "/windows/:window/explain" },
  "ask-for-help": { kind: "AskForHelp", roles: ["kiosk", "clerk", "device"], path: "/help" },
  "answer-help": { kind: "AnswerHelp", roles: people, path: "/help/:ask/answer" },
} as const satisfies Record<string, Operation>;
