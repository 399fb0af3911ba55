// The nine buttons, each with its key printed on it. While a command is under way every one of them waits.
import { useNow, usePage } from "../parts/page.tsx";
import { type Say, type Word, words } from "../words.ts";
import type { Action, Settings } from "./actions.ts";

const reasons = [
  "reason.away",
  "reason.papers",
  "reason.meal",
  "reason.shift",
  "reason.device",
] as const satisfies readonly Word[];
const holdChoices = [10, 20, 30, 60] as const;

/** Reasons are shown to visitors in the hall's language, whatever language the pad speaks. */
export const firstReason: string = words[reasons[0]][0];

interface KeyProps {
  readonly action: Action;
  readonly pending: string | undefined;
  readonly undoLeft: number;
  readonly press: (action: Action) => void;
}

const labelOf = ({ key, word, isFitting }: Action, undoLeft: number, say: Say): string =>
  key === "F9" && isFitting ? say("clerk.undo-left", { n: undoLeft }) : say(word);

const Key = ({ action, pending, undoLeft, press }: KeyProps) => {
  const { say } = usePage();
  const isMine = pending === say(action.word);
  return (
    <button
      type="button"
      class={action.key === "F1" ? "key primary" : "key"}
      disabled={!action.isFitting || pending !== undefined}
      aria-keyshortcuts={action.key}
      onClick={() => press(action)}
    >
      <kbd>{action.key}</kbd>
      <span>{isMine ? say("app.pending") : labelOf(action, undoLeft, say)}</span>
    </button>
  );
};

interface SettingsProps {
  readonly settings: Settings;
  readonly change: (settings: Settings) => void;
}

const ReasonChoice = ({ settings, change }: SettingsProps) => {
  const { say } = usePage();
  return (
    <label>
      {say("clerk.reason")}
      <select
        value={settings.pauseReason}
        onChange={(event) => change({ ...settings, pauseReason: event.currentTarget.value })}
      >
        {reasons.map((word) => (
          <option key={word} value={words[word][0]}>
            {say(word)}
          </option>
        ))}
      </select>
    </label>
  );
};

const HoldChoice = ({ settings, change }: SettingsProps) => {
  const { say } = usePage();
  return (
    <label>
      {say("clerk.hold-for")}
      <select
        value={settings.holdMinutes ?? ""}
        onChange={(event) => change({ ...settings, holdMinutes: Number(event.currentTarget.value) || undefined })}
      >
        <option value="">{say("clerk.hold-open")}</option>
        {holdChoices.map((minutes) => (
          <option key={minutes} value={minutes}>
            {say("clerk.minutes", { n: minutes })}
          </option>
        ))}
      </select>
    </label>
  );
};

interface KeyPadProps extends SettingsProps {
  readonly actions: readonly Action[];
  readonly pending: string | undefined;
  readonly undoUntil: number;
  readonly press: (action: Action) => void;
}

export const KeyPad = ({ actions, pending, undoUntil, press, settings, change }: KeyPadProps) => {
  const undoLeft = Math.max(0, Math.ceil((undoUntil - useNow()) / 1000));
  return (
    <section class="keys">
      {actions.map((action) => (
        <Key key={action.key} {...{ action, pending, undoLeft, press }} />
      ))}
      <p class="settings">
        <ReasonChoice {...{ settings, change }} />
        <HoldChoice {...{ settings, change }} />
      </p>
    </section>
  );
};
