// The addresses under which people find what is theirs without a log-in, and nobody finds another's: a name with a keyed code
// behind it. Nothing is kept of them; the key is the hall's own, so a link holds as long as the data folder.
import { keyedCodes } from "./keyed-codes.ts";

export interface Links {
  tokenOf(name: string): string;
  /** What the token was made for, whether or not the hall still has it; undefined for any other text. */
  nameIn(token: string): string | undefined;
}

const TOKEN = /^(.{1,20})-([\w-]{22})$/;

/** @param purpose nothing made for one purpose holds for another @param names what may bear a link */
const linksFor =
  (purpose: string, names: RegExp) =>
  (key: Uint8Array): Links => {
    const codes = keyedCodes(key, purpose);
    return {
      tokenOf: (name) => `${name}-${codes.codeOf(name)}`,
      nameIn(token) {
        const [, name = "", code = ""] = TOKEN.exec(token) ?? [];
        return names.test(name) && codes.isCodeOf(name, code) ? name : undefined;
      },
    };
  };

const TICKET = /^[0-9]{8}-[A-Z]{0,2}[0-9]{1,5}$/;

/** Each takes the hall's own secret. */
export const ticketLinks = linksFor("ticket link", TICKET);
/** What the holder of a ticket may pass on: whoever has it sees where the ticket stands, and can do nothing with it. */
export const watchLinks = linksFor("ticket watch link", TICKET);
export const appointmentLinks = linksFor("appointment link", /^P[1-9][0-9]{0,8}$/);
export const caseLinks = linksFor("case link", /^[0-9]{8}-[0-9]{4}$/);

/** Where a phone finds what a link is for; undefined in a hall without a public address. @param page of its address */
export const linkUnder =
  (publicUrl: string | undefined, { tokenOf }: Pick<Links, "tokenOf">, page = "t") =>
  (name: string): string | undefined =>
    publicUrl === undefined ? undefined : `${publicUrl}/${page}/${tokenOf(name)}`;
