// The address under which one visitor finds one ticket, and nobody another's: the ticket's name with a keyed code behind it.
// Nothing is kept of it; the key is the hall's own, so a link holds as long as the data folder.
import { keyedCodes } from "./keyed-codes.ts";

const TOKEN = /^([0-9]{8}-[A-Z]{0,2}[0-9]{1,5})-([\w-]{22})$/;

export interface TicketLinks {
  tokenOf(ticket: string): string;
  /** The ticket that the token was made for, whether or not the hall still has it; undefined for any other text. */
  ticketIn(token: string): string | undefined;
}

/** Where a phone finds what a link is for; undefined in a hall without a public address. @param page of its address */
export const linkUnder =
  (publicUrl: string | undefined, { tokenOf }: Pick<TicketLinks, "tokenOf">, page = "t") =>
  (name: string): string | undefined =>
    publicUrl === undefined ? undefined : `${publicUrl}/${page}/${tokenOf(name)}`;

/** @param key the hall's own secret */
export const ticketLinks = (key: Uint8Array): TicketLinks => {
  // Not the key itself, under which persons are hashed: nothing made for one use says anything in the other.
  const codes = keyedCodes(key, "ticket link");
  return {
    tokenOf: (ticket) => `${ticket}-${codes.codeOf(ticket)}`,
    ticketIn(token) {
      const [, ticket, code] = TOKEN.exec(token) ?? [];
      return ticket !== undefined && code !== undefined && codes.isCodeOf(ticket, code) ? ticket : undefined;
    },
  };
};
