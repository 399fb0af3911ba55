// The documents that a hall can be held against.
import type { StandardDocument, Subject } from "./check.ts";
import { ganzhouAndNeixiang } from "./ganzhou-neixiang.ts";
import { holdAgainst, type Standing } from "./hold.ts";
import { hubei } from "./hubei.ts";
import { shizhong } from "./shizhong.ts";

export const documents: readonly StandardDocument[] = [...hubei, ...ganzhouAndNeixiang, ...shizhong];

export const documentNamed = (id: string | undefined): StandardDocument | undefined =>
  documents.find((document) => document.id === id);

/** @param id of a document; undefined where there is no such document */
export const standingOf = (id: string | undefined, subject: Subject): Standing | undefined => {
  const document = documentNamed(id);
  return document && holdAgainst(document, subject, documentNamed(document.next));
};

/** Windows that take any matter; their load should be even. Those with that in their name, else all that are no bench. */
export const generalWindows = ({ rules }: Pick<Subject, "rules">): string[] => {
  const named = rules.windows.filter(({ name }) => /综合|全科|无差别/.test(name));
  return (named.length > 1 ? named : rules.windows).filter(({ isBench }) => !isBench).map(({ id }) => id);
};
