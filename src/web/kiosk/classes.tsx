// Who comes before others: the priority classes, where one applies.
import { hallOf } from "../parts/hall-entries.ts";
import { useHall, usePage } from "../parts/page.tsx";
import type { Choice } from "./steps.ts";

interface Props {
  readonly choice: Choice;
  readonly toggleClass: (id: string) => void;
}

export const Classes = ({ choice, toggleClass }: Props) => {
  const { say } = usePage();
  const special = (hallOf(useHall())?.classes ?? []).filter(({ rank, isPicked }) => rank > 0 && isPicked !== false);
  if (special.length === 0) return null;
  return (
    <fieldset class="classes">
      <legend>{say("kiosk.class")}</legend>
      {special.map(({ id, name }) => (
        <button key={id} type="button" aria-pressed={choice.className === id} onClick={() => toggleClass(id)}>
          <i aria-hidden="true">{choice.className === id ? "✓" : ""}</i>
          {name}
        </button>
      ))}
    </fieldset>
  );
};
