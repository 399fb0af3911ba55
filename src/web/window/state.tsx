// What a window is doing, by word and shape: one number in nearly half of its height, or one word.
import type { WindowView } from "../../hall/views/views.ts";
import { useNow, usePage } from "../parts/page.tsx";
import { StateMark } from "../parts/state-mark.tsx";
import { useReturn } from "../parts/use-return.ts";
import { useTimes } from "../parts/use-times.ts";

interface Props {
  readonly window: WindowView;
}

/** A call flashes this long, ms. */
const NEW_MS = 8_000;

const Ticket = ({ window: { state, ticket = "", since } }: Props) => {
  const { say } = usePage();
  const isNew = state === "calling" && useNow() - since < NEW_MS;
  return (
    <main class={`state ${state} ${isNew ? "new" : ""} ${ticket.length > 4 ? "is-long" : ""}`} aria-live="assertive">
      {/* The key makes every call flash anew. */}
      <p key={since} class="number">
        {ticket}
      </p>
      <p class="what">
        <StateMark state={state} />
        {say(`window.${state}`)}
      </p>
    </main>
  );
};

/** Why, and since when or until when. */
const useReason = (window: WindowView): string => {
  const { state, pauseReason, since, opensAt } = window;
  const { say } = usePage();
  const back = useReturn(window);
  const { clockTime } = useTimes();
  if (state === "open") return say("window.welcome");
  const until =
    back === undefined ? say("window.since", { time: clockTime(since) }) : say("window.back", { time: back });
  if (state === "paused") return [pauseReason, until].filter(Boolean).join(" · ");
  return opensAt === undefined ? "" : say("window.opens", { time: clockTime(opensAt) });
};

const Word = ({ window }: Props) => {
  const { say } = usePage();
  const { state, opensAt } = window;
  return (
    <main class={`state ${state}`} aria-live="polite">
      <p class="word">
        <StateMark state={state} />
        {say(state === "closed" && opensAt !== undefined ? "bench.sign" : `window.${state}`)}
      </p>
      <p class="reason">{useReason(window)}</p>
    </main>
  );
};

export const State = ({ window }: Props) =>
  window.ticket !== undefined && (window.state === "calling" || window.state === "serving") ? (
    <Ticket window={window} />
  ) : (
    <Word window={window} />
  );
