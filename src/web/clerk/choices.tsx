// A few things to choose from, each by one more key: a digit, above the letters or on the numeric pad, and letters after nine.
import { usePage } from "../parts/page.tsx";
import { isWriting } from "./is-writing.ts";
import { useDeskKeys } from "./use-desk-keys.ts";

const KEYS = "123456789abcdefghijklmnopqrstuvwxyz";

export interface Choice {
  readonly id: string;
  readonly text: string;
  readonly isChosen?: boolean;
  readonly choose: () => void;
}

/** A digit above the letters or on the numeric pad, or a letter. */
export const keyOf = ({ code, key }: KeyboardEvent): string => /^Numpad(\d)$/.exec(code)?.[1] ?? key.toLowerCase();

interface Props {
  readonly choices: readonly Choice[];
  /** The number of choices before these, of the same panel. */
  readonly after?: number;
  readonly close: () => void;
}

/** Escape closes, wherever the focus is. */
export const useChoiceKeys = ({ choices, close }: Omit<Props, "after">): void =>
  useDeskKeys((event) => {
    if (event.key === "Escape") return close();
    if (isWriting(event.target) || event.repeat || event.ctrlKey || event.altKey || event.metaKey) return;
    const choice = choices[KEYS.indexOf(keyOf(event))];
    if (!choice) return;
    event.preventDefault();
    choice.choose();
  });

export const ChoiceButtons = ({ choices, after = 0 }: Omit<Props, "close">) =>
  choices.map(({ id, text, isChosen, choose }, at) => (
    <button
      key={id}
      type="button"
      class="choice"
      {...(isChosen !== undefined && { "aria-pressed": isChosen })}
      onClick={choose}
    >
      {KEYS[at + after] && (
        <span class="cap" aria-hidden="true">
          {KEYS[at + after]?.toUpperCase()}
        </span>
      )}{" "}
      <span>{text}</span>
    </button>
  ));

export const Cancel = ({ close }: Pick<Props, "close">) => {
  const { say } = usePage();
  return (
    <button type="button" class="choice" onClick={close}>
      <span class="cap" aria-hidden="true">
        Esc
      </span>{" "}
      <span>{say("app.cancel")}</span>
    </button>
  );
};
