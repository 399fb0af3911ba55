// A hall held against a document: a verdict on each of its lines, and what the tier above would ask for besides.
import type { Check, StandardDocument, Subject } from "./check.ts";
import { judge, type Verdict } from "./judge.ts";

export interface Finding extends Verdict {
  readonly tag: string;
  readonly text: string;
  readonly textEn: string;
}

export interface Standing {
  readonly document: { readonly id: string; readonly name: string; readonly nameEn: string };
  readonly findings: readonly Finding[];
  readonly met: number;
  readonly notMet: number;
  readonly unknown: number;
  /** What is not met yet of the tier above; absent at the highest. */
  readonly next?: {
    readonly id: string;
    readonly name: string;
    readonly nameEn: string;
    readonly findings: readonly Finding[];
  };
}

const findingsOf = (checks: readonly Check[], subject: Subject): Finding[] =>
  checks.map(({ tag, text, textEn, demand }) => ({ tag, text, textEn, ...judge(demand, subject) }));

const nextOf = (above: StandardDocument, subject: Subject): NonNullable<Standing["next"]> => {
  const { id, name, nameEn, checks } = above;
  return { id, name, nameEn, findings: findingsOf(checks, subject).filter(({ is }) => is === "not-met") };
};

/** @param above the tier above, where the document has one */
export const holdAgainst = (document: StandardDocument, subject: Subject, above?: StandardDocument): Standing => {
  const { id, name, nameEn, checks } = document;
  const findings = findingsOf(checks, subject);
  const count = (verdict: Verdict["is"]) => findings.filter(({ is }) => is === verdict).length;
  return {
    document: { id, name, nameEn },
    findings,
    met: count("met"),
    notMet: count("not-met"),
    unknown: count("unknown"),
    ...(above && { next: nextOf(above, subject) }),
  };
};
