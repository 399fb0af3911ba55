// A client's wish as a command of the hall: its key made hall-wide, its sender the identity the door has found.
import type { CommandArgs, CommandKind } from "../../hall/commands.ts";
import { type OperationName, operations } from "../../protocols/api/operations.ts";
import type { CommandRequest } from "../hall-port.ts";
import { type Identity, scopedId } from "./identity.ts";

/** `args` have been checked against the operation's schema. */
export const scopedCommand = (
  identity: Identity,
  name: OperationName,
  args: Readonly<Record<string, unknown>>,
  key: string,
): CommandRequest => ({
  id: scopedId(identity, key),
  kind: operations[name].kind,
  args: args as CommandArgs<CommandKind>,
  by: { role: identity.role, id: identity.id },
});
