// One table of what the wire offers: the operation, the command of the rules behind it, who has the right, and where
// it stands in REST. WebSocket, HTTP, OpenAPI, AsyncAPI and the access test are all made from it.

import { type ActorRole, commandSchemas } from "../../hall/commands.ts";
import type { PartName } from "../../hall/part.ts";
import { appointmentOperations } from "./appointment-operations.ts";
import { caseOperations } from "./case-operations.ts";
import { complaintOperations } from "./complaint-operations.ts";
import type { Operation } from "./operation.ts";
import { presenceOperations } from "./presence-operations.ts";

const visitors: readonly ActorRole[] = ["kiosk", "clerk", "staff", "manager", "device"];
const desk: readonly ActorRole[] = ["clerk", "manager", "device"];
const manager: readonly ActorRole[] = ["manager"];

export const operations = {
  "take-ticket": { kind: "TakeTicket", roles: visitors, path: "/tickets" },
  "cancel-ticket": { kind: "CancelTicket", roles: visitors, path: "/tickets/:ticket/cancel" },
  "return-ticket": { kind: "ReturnTicket", roles: visitors, path: "/tickets/:ticket/return" },
  // Nobody without a pass: a clerk without one would be a visitor like any other.
  "rate-ticket": { kind: "RateTicket", roles: ["kiosk", "device"], path: "/tickets/:ticket/rating" },
  "confirm-paper": { kind: "ConfirmPaper", roles: ["clerk", "manager"], path: "/tickets/:ticket/paper" },
  "reprint-ticket": { kind: "ReprintTicket", roles: ["clerk", "manager"], path: "/tickets/:ticket/reprint" },
  "open-window": { kind: "OpenWindow", roles: desk, path: "/windows/:window/open" },
  "close-window": { kind: "CloseWindow", roles: desk, path: "/windows/:window/close" },
  "pause-window": { kind: "PauseWindow", roles: desk, path: "/windows/:window/pause" },
  "resume-window": { kind: "ResumeWindow", roles: desk, path: "/windows/:window/resume" },
  "retask-window": { kind: "RetaskWindow", roles: manager, path: "/windows/:window/retask" },
  "call-next": { kind: "CallNext", roles: desk, path: "/windows/:window/call-next" },
  "call-ticket": { kind: "CallTicket", roles: desk, path: "/windows/:window/call" },
  recall: { kind: "RecallTicket", roles: desk, path: "/windows/:window/recall" },
  start: { kind: "StartService", roles: desk, path: "/windows/:window/start" },
  finish: { kind: "FinishService", roles: desk, path: "/windows/:window/finish" },
  "add-matter": { kind: "AddMatter", roles: desk, path: "/windows/:window/matters" },
  miss: { kind: "MissTicket", roles: desk, path: "/windows/:window/miss" },
  hold: { kind: "HoldTicket", roles: desk, path: "/windows/:window/hold" },
  transfer: { kind: "TransferTicket", roles: desk, path: "/windows/:window/transfer" },
  undo: { kind: "UndoStep", roles: desk, path: "/windows/:window/undo" },
  "stop-issuing": { kind: "StopIssuing", roles: manager, path: "/hall/stop-issuing" },
  "resume-issuing": { kind: "ResumeIssuing", roles: manager, path: "/hall/resume-issuing" },
  "expire-waiting": { kind: "ExpireWaiting", roles: manager, path: "/hall/expire-waiting" },
  "switch-tide": { kind: "SwitchTide", roles: manager, path: "/tide/mode" },
  "use-plan": { kind: "UsePlan", roles: manager, path: "/tide/plan" },
  "pin-window": { kind: "PinWindow", roles: manager, path: "/windows/:window/pin" },
  "unpin-window": { kind: "UnpinWindow", roles: manager, path: "/windows/:window/unpin" },
  "accept-advice": { kind: "AcceptAdvice", roles: manager, path: "/tide/advice/:advice/accept" },
  "decline-advice": { kind: "DeclineAdvice", roles: manager, path: "/tide/advice/:advice/decline" },
  "declare-rush": { kind: "DeclareRush", roles: manager, path: "/tide/rush" },
  ...complaintOperations,
  ...appointmentOperations,
  "end-rush": { kind: "EndRush", roles: manager, path: "/tide/rush/end" },
  ...caseOperations,
  ...presenceOperations,
} as const satisfies Record<string, Operation>;

export type OperationName = keyof typeof operations;

export const isOperation = (name: string): name is OperationName => Object.hasOwn(operations, name);

/** The schema of an operation's arguments: the command's own. */
export const argumentsOf = (name: OperationName) => commandSchemas[operations[name].kind];

export const mayDo = (role: ActorRole, name: OperationName): boolean =>
  (operations[name].roles as readonly ActorRole[]).includes(role);

/** Who may read a topic; a clerk only the desk where they sit, a pad only its own, which the server checks besides. */
export const topicReaders = {
  board: ["kiosk", "screen", "pad", "clerk", "staff", "manager", "device", "visitor"],
  desk: ["clerk", "manager"],
  manage: ["manager"],
  devices: ["manager"],
  pad: ["pad"],
  appointments: ["staff", "manager"],
  cases: ["staff", "manager"],
  complaints: ["manager"],
  presence: ["staff", "manager"],
} as const satisfies Record<string, readonly ActorRole[]>;

export type TopicName = PartName | "board" | "manage" | "devices" | `desk/${string}` | `pad/${string}`;

/** The reader list of a topic by its name; undefined when there is no such topic. */
export const readersOf = (topic: string): readonly ActorRole[] | undefined => {
  const [name, rest] = topic.split("/");
  if (name === "desk" || name === "pad") return rest ? topicReaders[name] : undefined;
  return rest === undefined && name && Object.hasOwn(topicReaders, name)
    ? topicReaders[name as keyof typeof topicReaders]
    : undefined;
};
