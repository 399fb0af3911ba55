// The buttons, each with its keys printed on it. While a command is under way every one of them waits.
import { useHall, useNow, usePage } from "../parts/page.tsx";
import type { Say } from "../words/words.ts";
import type { Action, Settings } from "./actions.ts";
import { signOf } from "./keys.ts";

const holdChoices = [10, 20, 30, 60] as const;

interface KeyProps {
  readonly action: Action;
  readonly pending: string | undefined;
  readonly isOff: boolean;
  readonly undoLeft: number;
  readonly press: (action: Action) => void;
}

const labelOf = ({ key, word, isFitting }: Action, undoLeft: number, say: Say): string =>
  key === "F9" && isFitting ? say("clerk.undo-left", { n: undoLeft }) : say(word);

const Key = ({ action, pending, isOff, undoLeft, press }: KeyProps) => {
  const { say } = usePage();
  const isMine = pending === say(action.word);
  const sign = signOf(action.step);
  return (
    <button
      type="button"
      class={`key ${action.key.toLowerCase()}${action.isDue && !isOff ? " primary" : ""}${isMine ? " asked" : ""}`}
      disabled={!action.isFitting || isOff || pending !== undefined}
      aria-keyshortcuts={action.key}
      onClick={() => press(action)}
    >
      <span class="caps" aria-hidden="true">
        <kbd>{action.key}</kbd>
        {sign && <kbd class="second">{sign}</kbd>}
      </span>
      <span>{isMine ? say("app.pending") : labelOf(action, undoLeft, say)}</span>
    </button>
  );
};

interface SettingsProps {
  readonly settings: Settings;
  readonly change: (settings: Settings) => void;
}

const HoldChoice = ({ settings, change }: SettingsProps) => {
  const { say } = usePage();
  return (
    <label class="hold-for">
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
  const isOff = useHall().link !== "live";
  return (
    <section class="keys">
      {actions.map((action) => (
        <Key key={action.key} {...{ action, pending, isOff, undoLeft, press }} />
      ))}
      <HoldChoice {...{ settings, change }} />
    </section>
  );
};
