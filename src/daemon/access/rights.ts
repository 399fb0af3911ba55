// Who may do what, asked for every single message. The table is protocols/api/operations.ts; here it meets the identity.
import { mayDo, type OperationName, readersOf } from "../../protocols/api/operations.ts";
import type { Identity } from "./identity.ts";

/** `unauthenticated` tells a client that logging in may help. */
export interface RightProblem {
  readonly code: "unauthenticated" | "not-allowed";
  readonly detail: string;
}

/** What stands in the way of somebody without the right: their anonymity, or their role. */
export const denied = ({ role, grant }: Identity, detail: string): RightProblem => ({
  code: grant === undefined ? "unauthenticated" : "not-allowed",
  detail: `${detail} as ${role}`,
});

/** A clerk works at the window where they have logged in. */
const isOtherWindow = ({ role, window }: Identity, wanted: unknown): boolean =>
  role === "clerk" && wanted !== undefined && wanted !== window;

export const operationProblem = (
  identity: Identity,
  name: OperationName,
  args: Readonly<Record<string, unknown>>,
): RightProblem | undefined => {
  if (!mayDo(identity.role, name)) return denied(identity, name);
  return isOtherWindow(identity, args.window) ? denied(identity, `${name} at window ${args.window}`) : undefined;
};

export const topicProblem = (identity: Identity, topic: string): RightProblem | undefined => {
  const readers = readersOf(topic);
  const [name, whose] = topic.split("/");
  const isOthers = (name === "desk" && isOtherWindow(identity, whose)) || (name === "pad" && whose !== identity.id);
  return isOthers || !readers?.includes(identity.role) ? denied(identity, `topic ${topic}`) : undefined;
};
