// What the tabs of the settings work with.
import type { ProblemDetails } from "../../../protocols/api/frames.ts";
import type { PlanDay } from "../../../protocols/api/plan-sections.ts";
import type { AllSections, Outlook } from "../../../protocols/api/settings-sections.ts";
import type { RuleSchema } from "./rule-schema.ts";

export type Problem = NonNullable<ProblemDetails["problems"]>[number];

export interface InForce {
  readonly version: number;
  readonly sections: AllSections;
  /** As the configuration alone has them. */
  readonly standard: AllSections;
}

export interface Said {
  readonly tone: "ok" | "no";
  readonly text: string;
}

export interface SettingsEditor {
  readonly inForce: InForce;
  /** What each rule may be. */
  readonly schema: RuleSchema;
  readonly draft: { readonly value: AllSections };
  readonly problems: readonly Problem[];
  /** False while the draft has changed since problems and outlook were found. */
  readonly isTried: boolean;
  /** Which plan holds on each day of `year`, by the draft. */
  readonly days: readonly PlanDay[];
  readonly year: number;
  readonly showYear: (year: number) => void;
  /** What the draft would come to; absent until it has been tried. */
  readonly outlook: Outlook | undefined;
  readonly said: Said | undefined;
  readonly isChanged: boolean;
  readonly isSaving: boolean;
  readonly change: (part: Partial<AllSections>) => void;
  /** All sections as they were in another version. */
  readonly putBack: (sections: AllSections) => void;
  /** Takes the last step back; absent where there is none. */
  readonly stepBack: (() => void) | undefined;
  readonly discard: () => void;
  readonly save: () => void;
  /** Puts back what held before the last save from here; absent where there is none. */
  readonly undoSave: (() => void) | undefined;
}

export interface TabProps {
  readonly editor: SettingsEditor;
}
