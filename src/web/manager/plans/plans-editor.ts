// What the tabs of plans, windows, staff and calendar work with: their sections of the settings, and what is known of the draft.
import type { PlanDay, PlanSections } from "../../../protocols/api/plan-sections.ts";
import type { Problem } from "../settings/editor.ts";

export interface PlansEditor {
  readonly draft: { readonly value: PlanSections };
  readonly problems: readonly Problem[];
  /** False while the draft has changed since problems and days were found. */
  readonly isTried: boolean;
  /** Which plan holds on each day of `year`, by the draft. */
  readonly days: readonly PlanDay[];
  readonly year: number;
  readonly showYear: (year: number) => void;
  readonly change: (part: Partial<PlanSections>) => void;
}
