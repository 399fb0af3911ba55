// How an answered command is remembered: with its events, or with its refusal.
import type { Decision } from "../../hall/decide/decision.ts";
import { isRefusal } from "../../hall/refusals.ts";
import type { CommandRow } from "../ledger/ledger.ts";
import type { Signature } from "./signature.ts";

type Place = Pick<CommandRow, "at" | "first" | "last">;

export const commandRow = ({ name, digest }: Signature, decision: Decision, place: Place): CommandRow => {
  const refusal = isRefusal(decision) ? JSON.stringify(decision) : null;
  return { id: name, digest, refusal, ...place };
};
