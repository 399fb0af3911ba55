// Who comes before others: the priority classes, where one applies.
import { hallOf } from "../parts/hall-entries.ts";
import { useHall, usePage } from "../parts/page.tsx";
import { nameIn } from "../words/words.ts";
import type { Choice } from "./steps.ts";

interface Props {
  readonly choice: Choice;
  readonly toggleClass: (id: string) => void;
}

export const Classes = ({ choice, toggleClass }: Props) => {
  const { say, language } = usePage();
  const special = (hallOf(useHall())?.classes ?? []).filter(({ rank, isPicked }) => rank > 0 && isPicked !== false);
  if (special.length === 0) return null;
  return (
    <fieldset class="classes">
      <legend>{say("kiosk.class")}</legend>
      {special.map((one) => (
        <button
          key={one.id}
          type="button"
          aria-pressed={choice.className === one.id}
          onClick={() => toggleClass(one.id)}
        >
          <i aria-hidden="true">{choice.className === one.id ? "✓" : ""}</i>
          {nameIn(language, one)}
        </button>
      ))}
    </fieldset>
  );
};
