// The items of a page that is being edited. Pure.
import type { TicketPageItem } from "../../../hall/rules/ticket-page.ts";

export type Page = readonly TicketPageItem[];

/** Changes places with the item before. */
export const raised = (page: Page, at: number): Page =>
  page.map((item, place) => (place === at - 1 ? page[at]! : place === at ? page[at - 1]! : item));

/** What a new item of a kind is. */
export const freshItems: { readonly [K in TicketPageItem["item"]]: TicketPageItem } = {
  text: { item: "text", text: "…", size: 1, align: "center" },
  rule: { item: "rule" },
  feed: { item: "feed", lines: 1 },
  qr: { item: "qr", data: "{link}" },
};
