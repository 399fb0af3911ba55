// Who is at a door of the daemon: a role, a name within it, and the grant that proves both.
import type { Actor, ActorRole } from "../../hall/commands.ts";

export interface Identity extends Actor {
  /** Hash of the token behind it; absent for an anonymous visitor. */
  readonly grant?: string;
  /** The window a clerk has logged in at. */
  readonly window?: string;
}

/** Who it is, without what proves it. */
export const actorOf = ({ role, id }: Identity): Actor => ({ role, id });

export const roleAndId = ({ role, id }: Actor): string => `${role}:${id}`;

/**
 * The hall-wide name of a command: the same key means the same command only when it comes from the same client. The key
 * comes first, because clients count their keys up or begin them with the time: what is asked at about the same time then
 * lies together in the ledger's index, and a sync writes a few pages of it instead of one for each client.
 */
export const scopedId = (identity: Identity, key: string): string =>
  `${key}:${identity.role}:${encodeURIComponent(identity.id)}`;

/** Roles a client can have at all; `hall` is the hall itself and never comes in through a door. */
export const clientRoles = [
  "kiosk",
  "screen",
  "pad",
  "clerk",
  "staff",
  "manager",
  "device",
  "visitor",
] as const satisfies ActorRole[];
