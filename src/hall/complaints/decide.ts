// The rules of complaints (差评处置, 办不成事): a bad rating, or a matter that could not be done, followed to its end.
import type { Deciders } from "../decide/decision.ts";
import { appeals } from "./appeal.ts";
import { followUp } from "./follow-up.ts";
import { reportProblem } from "./open-complaint.ts";

export const complaintDeciders = { ReportProblem: reportProblem, ...followUp, ...appeals } satisfies Partial<Deciders>;
