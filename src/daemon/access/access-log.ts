// What is written down about people coming in: who, from where, with what outcome, and never a secret.
import type { ActorRole } from "../../hall/commands.ts";

export interface AccessEntry {
  readonly what:
    | "log-in"
    | "log-in-failed"
    | "locked-out"
    | "log-out"
    | "pairing-approved"
    | "pairing-code-wrong"
    | "grant-revoked"
    | "pin-set"
    | "password-set"
    | "demo-session";
  readonly role: ActorRole;
  readonly id: string;
  readonly address: string;
  /** Whom or what it concerned: a staff number, the name of a token. */
  readonly about?: string;
}

export type AccessLog = (entry: AccessEntry) => void;
