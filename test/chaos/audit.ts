// `tidehall audit verify`, run as an auditor runs it.
import type { Clock } from "../../src/base/clock.ts";
import type { Verdict } from "../../src/daemon/ledger/verify.ts";
import { TIDEHALL } from "./daemon-process.ts";
import { Program } from "./program.ts";
import { inTime } from "./waiting.ts";

const AUDIT_MS = 120_000;

export const auditFaults = async (dataFolder: string, clock: Clock): Promise<string[]> => {
  const audit = new Program(clock, [TIDEHALL, "audit", "verify", "--data", dataFolder, "--json"]);
  const { code } = await inTime(clock, "the audit", AUDIT_MS, audit.ended);
  const verdict = JSON.parse(audit.out.join("")) as Verdict;
  return code === 0 && verdict.ok ? [] : [`event ${verdict.fault?.seq}: ${verdict.fault?.what}, code ${code}`];
};
