// What the HTTP door needs of the settings a manager edits; who keeps them, and how, is not its business.
import type { Problem } from "../../base/check.ts";
import type { RefusalCode } from "../../hall/refusals.ts";
import type { TicketPageItem } from "../../hall/ticket-page.ts";
import type { PagePreview } from "../page-preview.ts";

export type Replaced =
  | { readonly ok: true; readonly version: number }
  | { readonly ok: false; readonly stale: true }
  | { readonly ok: false; readonly problems: readonly Problem[] }
  | { readonly ok: false; readonly refused: RefusalCode; readonly detail?: string };

export interface SettingsDocument {
  read(): { readonly version: number; readonly value: unknown };
  /** Replaces the document when `version` is still the present one. */
  replace(version: number, value: unknown): Promise<Replaced>;
}

type Page = readonly TicketPageItem[];

/** The template of the ticket's page, a section of the settings. */
export interface TicketPageDocument {
  /** The page in force, and the one that the hall's configuration has. */
  read(): { readonly version: number; readonly ticketPage: Page; readonly standard: Page };
  replace(version: number, page: Page): Promise<Replaced>;
  preview(page: Page, isReprint: boolean): Promise<PagePreview>;
}
