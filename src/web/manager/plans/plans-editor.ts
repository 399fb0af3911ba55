// What the tabs of plans, windows, staff and calendar work with: their sections of the settings, and what is known of the draft.
import type { PlanSections } from "../../../protocols/api/plan-sections.ts";
import type { SettingsEditor } from "../settings/editor.ts";

export interface PlansEditor extends Pick<SettingsEditor, "problems" | "isTried" | "days" | "year" | "showYear"> {
  readonly draft: { readonly value: PlanSections };
  readonly change: (part: Partial<PlanSections>) => void;
}
