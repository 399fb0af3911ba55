// The settings as the manager edits them: all sections at once, with the versions before.
import type { Checked } from "../base/check.ts";
import type { HallRules } from "../hall/rules.ts";
import type { AllSections, Outlook, Trial } from "../protocols/api/settings-sections.ts";
import type { HallPort } from "./hall-port.ts";
import type { SettingsDocument } from "./http/settings-document.ts";
import { coloursOf } from "./look/theme.ts";
import { planDays } from "./plan-days.ts";
import type { Settings } from "./settings.ts";
import { settingsHistory, settingsVersion } from "./settings-history.ts";

const sectionsOf = ({ id: _, timeZone: __, ...sections }: HallRules): AllSections => sections;

const outlookOn = (tried: Checked<HallRules>, { from, to }: Trial): Checked<Outlook> => {
  if (!tried.ok) return tried;
  const days = from === undefined || to === undefined ? [] : planDays(tried.value, from, to);
  return { ok: true, value: { days, colours: coloursOf(tried.value.look) } };
};

/** @param folder of the ledger */
export const settingsDocument = (settings: Settings, port: HallPort, folder: string): SettingsDocument => ({
  read: () => settings.read(),
  replace: (version, value, by) => settings.replace(version, value, port, by),
  inForce: () => ({
    version: settings.read().version,
    sections: sectionsOf(settings.rules),
    standard: sectionsOf(settings.base),
  }),
  tryOut: (trial) => outlookOn(settings.tryWhole(trial.settings), trial),
  history: () => settingsHistory(folder),
  versionAt: (seq) => settingsVersion(folder, seq),
});
