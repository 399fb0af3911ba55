// The settings as the manager edits them: all sections at once, with the versions before.
import type { Checked } from "../../base/check.ts";
import type { HallRules } from "../../hall/rules/rules.ts";
import type { AllSections, Outlook, Trial } from "../../protocols/api/settings-sections.ts";
import type { HallPort } from "../hall-port.ts";
import type { SettingsDocument } from "../http/settings-document.ts";
import { outlookOf } from "./outlook.ts";
import type { Settings } from "./settings.ts";
import { settingsHistory, settingsVersion } from "./settings-history.ts";

const sectionsOf = ({ id: _, timeZone: __, ...sections }: HallRules): AllSections => sections;

const tried = (rules: Checked<HallRules>, trial: Trial): Checked<Outlook> =>
  rules.ok ? { ok: true, value: outlookOf(rules.value, trial) } : rules;

/** @param folder of the ledger */
export const settingsDocument = (settings: Settings, port: HallPort, folder: string): SettingsDocument => ({
  read: () => settings.read(),
  replace: (version, value, by) => settings.replace(version, value, port, by),
  inForce: () => ({
    version: settings.read().version,
    sections: sectionsOf(settings.rules),
    standard: sectionsOf(settings.base),
  }),
  tryOut: (trial) => tried(settings.tryWhole(trial.settings), trial),
  history: () => settingsHistory(folder),
  versionAt: (seq) => settingsVersion(folder, seq),
});
