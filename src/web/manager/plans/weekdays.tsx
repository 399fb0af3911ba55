// The days of a week as seven buttons; one of them stays pressed.
import { usePage } from "../../parts/page.tsx";

const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7] as const;

interface Props {
  readonly label: string;
  /** 1 Monday to 7 Sunday. */
  readonly days: readonly number[];
  readonly change: (days: number[]) => void;
}

export const Weekdays = ({ label, days, change }: Props) => {
  const { say } = usePage();
  const toggle = (day: number) => {
    const next = WEEKDAYS.filter((one) => days.includes(one) !== (one === day));
    if (next.length > 0) change(next);
  };
  return (
    <fieldset class="weekdays" aria-label={label}>
      {WEEKDAYS.map((day) => (
        <button key={day} type="button" aria-pressed={days.includes(day)} onClick={() => toggle(day)}>
          {say(`plan.weekday-${day}`)}
        </button>
      ))}
    </fieldset>
  );
};
