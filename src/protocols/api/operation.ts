// One row of what the wire offers.
import type { ActorRole, CommandKind } from "../../hall/commands.ts";

export interface Operation {
  readonly kind: CommandKind;
  readonly roles: readonly ActorRole[];
  /** REST path under /api/v1; `:name` parts are fields of the arguments. Always POST. */
  readonly path: string;
}
