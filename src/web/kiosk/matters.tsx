// What else the visitor has to do: every matter under the one number.
import { servicesOf } from "../parts/hall-entries.ts";
import { useHall, usePage } from "../parts/page.tsx";
import { nameIn } from "../words.ts";
import type { Choice } from "./steps.ts";

interface Props {
  readonly choice: Choice;
  readonly toggleMatter: (id: string) => void;
}

/** As many as one visit may have after its first. */
const MATTERS_MAX = 5;

export const OtherMatters = ({ choice: { service, matters = [] }, toggleMatter }: Props) => {
  const { say, language } = usePage();
  const others = servicesOf(useHall()).filter(({ id, accepting }) => id !== service.id && accepting);
  if (others.length === 0) return null;
  const isFull = matters.length >= MATTERS_MAX;
  return (
    <details class="matters">
      <summary>{say("kiosk.matters")}</summary>
      <div class="classes">
        {others.map((other) => {
          const isNamed = matters.includes(other.id);
          return (
            <button
              key={other.id}
              type="button"
              aria-pressed={isNamed}
              disabled={isFull && !isNamed}
              onClick={() => toggleMatter(other.id)}
            >
              <i aria-hidden="true">{isNamed ? "✓" : ""}</i>
              {nameIn(language, other)}
            </button>
          );
        })}
      </div>
    </details>
  );
};
