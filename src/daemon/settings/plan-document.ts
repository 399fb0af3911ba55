// The plans as the manager edits them: the sections of the settings that they lie in, read and replaced as one.
import type { HallRules } from "../../hall/rules/rules.ts";
import type { PlanSections } from "../../protocols/api/plan-sections.ts";
import type { HallPort } from "../hall-port.ts";
import type { PlanDocument } from "../http/settings-document.ts";
import { planDays } from "../past/plan-days.ts";
import type { Settings } from "./settings.ts";

const sectionsOf = (rules: HallRules): PlanSections => {
  const { windows, staff, plans, seasons, tide, sessions, holidays, makeUpDays, extraHours, closures, notices } = rules;
  return { windows, staff, plans, seasons, tide, sessions, holidays, makeUpDays, extraHours, closures, notices };
};

export const planDocument = (settings: Settings, port: HallPort): PlanDocument => ({
  read: () => ({
    version: settings.read().version,
    plans: sectionsOf(settings.rules),
    ...(settings.formerRules && { former: sectionsOf(settings.formerRules) }),
  }),
  replace: (version, plans, by) => settings.replaceSections(version, plans, port, by),
  preview(plans, from, to) {
    const tried = settings.tryOut(plans);
    return tried.ok ? { ok: true, days: planDays(tried.value, from, to) } : tried;
  },
});
