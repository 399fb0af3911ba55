// Stretches of a day: when somebody is there for a window, or when a bench window is to be open.
import { withItem, without } from "../../parts/draft.ts";
import { usePage } from "../../parts/page.tsx";

export interface Stretch {
  readonly from: string;
  readonly to: string;
  /** At its end the clerk stays until nobody waits. */
  readonly drains?: boolean;
}

interface Props<S extends Stretch> {
  readonly label: string;
  readonly list: readonly S[];
  readonly fresh: S;
  readonly change: (list: S[]) => void;
}

interface TimeProps {
  readonly label: string;
  readonly value: string;
  readonly change: (value: string) => void;
}

const TIME_FORM = "([01][0-9]|2[0-3]):[0-5][0-9]";

const Time = ({ label, value, change }: TimeProps) => (
  // Plain text: a browser of another country would write the time of its own country.
  <input
    type="text"
    inputMode="numeric"
    class="time"
    value={value}
    pattern={TIME_FORM}
    maxLength={5}
    aria-label={label}
    onInput={(event) => change(event.currentTarget.value)}
  />
);

export const Stretches = <S extends Stretch>({ label, list, fresh, change }: Props<S>) => {
  const { say } = usePage();
  return (
    <span class="stretches">
      {list.map((stretch, at) => {
        const set = (part: Partial<Stretch>) => change(withItem(list, at, { ...stretch, ...part }));
        return (
          // Stretches have no names; one stays the same field while its times are typed.
          <span key={at} class="chip">
            <Time label={`${label} ${say("plan.from")}`} value={stretch.from} change={(from) => set({ from })} />–
            <Time label={`${label} ${say("plan.to")}`} value={stretch.to} change={(to) => set({ to })} />{" "}
            {stretch.drains !== undefined && (
              <label>
                <input type="checkbox" checked={stretch.drains} onChange={() => set({ drains: !stretch.drains })} />{" "}
                {say("plan.drains")}
              </label>
            )}{" "}
            <button
              type="button"
              class="remove"
              aria-label={`${label} ${say("plan.remove")}`}
              onClick={() => change(without(list, at))}
            >
              ✕
            </button>
          </span>
        );
      })}
      <button
        type="button"
        class="small"
        aria-label={`${label} ${say("plan.add")}`}
        onClick={() => change([...list, fresh])}
      >
        ＋
      </button>
    </span>
  );
};
