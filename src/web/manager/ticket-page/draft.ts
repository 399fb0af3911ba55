// A page that is being edited, with the ways back. Pure.
import type { TicketPageItem } from "../../../hall/ticket-page.ts";

export type Page = readonly TicketPageItem[];

export interface Draft {
  readonly page: Page;
  /** Newest last. */
  readonly past: readonly Page[];
}

const PAST_MAX = 100;

export const areSame = (one: Page, other: Page): boolean => JSON.stringify(one) === JSON.stringify(other);

export const startedWith = (page: Page): Draft => ({ page, past: [] });

/** A step that changes nothing is none. */
export const changedTo = (draft: Draft, next: Page): Draft =>
  areSame(draft.page, next) ? draft : { page: next, past: [...draft.past, draft.page].slice(-PAST_MAX) };

export const undone = (draft: Draft): Draft => {
  const page = draft.past[draft.past.length - 1];
  return page ? { page, past: draft.past.slice(0, -1) } : draft;
};

export const withItem = (page: Page, at: number, item: TicketPageItem): Page =>
  page.map((other, place) => (place === at ? item : other));

export const without = (page: Page, at: number): Page => page.filter((_, place) => place !== at);

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
