// The address under which whoever holds the receipt of a case finds that case, and no other: its number with a keyed code
// behind it.
import { keyedCodes } from "./keyed-codes.ts";

const TOKEN = /^([0-9]{8}-[0-9]{4})-([\w-]{22})$/;

export interface CaseLinks {
  tokenOf(number: string): string;
  /** The case that the token was made for, whether or not the hall still has it; undefined for any other text. */
  caseIn(token: string): string | undefined;
}

/** @param key the hall's own secret */
export const caseLinks = (key: Uint8Array): CaseLinks => {
  const codes = keyedCodes(key, "case link");
  return {
    tokenOf: (number) => `${number}-${codes.codeOf(number)}`,
    caseIn(token) {
      const [, number, code] = TOKEN.exec(token) ?? [];
      return number !== undefined && code !== undefined && codes.isCodeOf(number, code) ? number : undefined;
    },
  };
};
