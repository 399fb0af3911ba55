// Where a ticket stands, as a picture: the people who come before, and when the call may come. Each says no more than its
// words do, which stand beside it.
import type { WaitEstimate } from "../../hall/tide/wait-estimate.ts";
import { useSpeech } from "../parts/speech.tsx";
import { MINUTE_MS, timesIn } from "../parts/times.ts";

/** People drawn one by one; more are told as a number. */
const DRAWN_MAX = 7;
const times = timesIn();

const Person = () => (
  <svg class="person" viewBox="0 0 24 24" aria-hidden="true">
    <circle cx="12" cy="7" r="4.5" />
    <path d="M3.500 22a8.500 8.500 0 0 1 17 0z" />
  </svg>
);

/** The window at one end, whoever waits at the other. */
export const Line = ({ ahead }: { readonly ahead: number }) => {
  const { say } = useSpeech();
  const drawn = Math.min(ahead, DRAWN_MAX);
  return (
    <div class="line" aria-hidden="true">
      <span class="counter" />
      {ahead > drawn && <span class="more">+{ahead - drawn}</span>}
      {Array.from({ length: drawn }, (_, place) => (
        // Whoever is called leaves from the front: the last keep their keys.
        <Person key={drawn - place} />
      ))}
      <span class="me">
        <Person />
        {say("phone.me")}
      </span>
    </div>
  );
};

/** Minutes that the bar is long: the first of these that holds the range. */
const LENGTHS = [10, 20, 30, 45, 60, 90, 120, 180, 240, 360, 480];

interface RangeProps {
  readonly wait: WaitEstimate;
  /** ms since 1970 UTC from which the minutes count. */
  readonly asOf: number;
}

/** From when until when the call may come, on a bar that begins now. */
export const WaitRange = ({ wait: { from, to }, asOf }: RangeProps) => {
  const { say } = useSpeech();
  const length = LENGTHS.find((minutes) => minutes >= to) ?? to;
  const at = (minutes: number) => times.clockTime(asOf + minutes * MINUTE_MS);
  const share = (minutes: number) => `${(100 * minutes) / length}%`;
  return (
    <div class="range">
      <p>{say("phone.between", { from: at(from), to: at(to) })}</p>
      <div class="bar" aria-hidden="true">
        <span style={{ insetInlineStart: share(from), width: share(Math.max(to - from, length / 40)) }} />
      </div>
      <p class="ends" aria-hidden="true">
        <span>{at(0)}</span>
        <span>{at(length)}</span>
      </p>
    </div>
  );
};
