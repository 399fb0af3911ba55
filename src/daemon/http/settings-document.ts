// What the HTTP door needs of the settings a manager edits; who keeps them, and how, is not its business.
import type { Checked, Problem } from "../../base/check.ts";
import type { Actor } from "../../hall/commands.ts";
import type { RefusalCode } from "../../hall/refusals.ts";
import type { TicketPageItem } from "../../hall/rules/ticket-page.ts";
import type { PlanDay, PlanSections } from "../../protocols/api/plan-sections.ts";
import type {
  AllSections,
  Outlook,
  SavedSettings,
  SavedVersion,
  Trial,
} from "../../protocols/api/settings-sections.ts";
import type { PagePreview } from "../page-preview.ts";

export type Replaced =
  | { readonly ok: true; readonly version: number }
  | { readonly ok: false; readonly stale: true }
  | { readonly ok: false; readonly problems: readonly Problem[] }
  | { readonly ok: false; readonly refused: RefusalCode; readonly detail?: string };

export interface SettingsDocument {
  read(): { readonly version: number; readonly value: unknown };
  /** Replaces the document when `version` is still the present one. */
  replace(version: number, value: unknown, by: Actor): Promise<Replaced>;
  /** Every section as it is in force, and as the configuration alone has it. */
  inForce(): { readonly version: number; readonly sections: AllSections; readonly standard: AllSections };
  /** What is wrong with settings, or what they would come to. */
  tryOut(trial: Trial): Checked<Outlook>;
  /** The last versions that were saved, newest first. */
  history(): readonly SavedSettings[];
  /** Undefined where event `seq` saved nothing. */
  versionAt(seq: number): SavedVersion | undefined;
}

type Page = readonly TicketPageItem[];

/** The template of the ticket's page, a section of the settings. */
export interface TicketPageDocument {
  /** The page in force, and the one that the hall's configuration has. */
  read(): { readonly version: number; readonly ticketPage: Page; readonly standard: Page };
  replace(version: number, page: Page, by: Actor): Promise<Replaced>;
  preview(page: Page, isReprint: boolean): Promise<PagePreview>;
}

/** Windows, plans, seasons, staff and the tide's rules, sections of the settings. */
export interface PlanDocument {
  /** What is in force, and what was before the last change of the settings. */
  read(): { readonly version: number; readonly plans: PlanSections; readonly former?: PlanSections };
  replace(version: number, plans: PlanSections, by: Actor): Promise<Replaced>;
  /** Which plan would hold on which day, or what is wrong with them. */
  preview(
    plans: PlanSections,
    from: string,
    to: string,
  ): { readonly ok: true; readonly days: PlanDay[] } | { readonly ok: false; readonly problems: readonly Problem[] };
}
