// The state of every window, by word and shape, in a strip that turns where there are many.
import type { WindowView } from "../../hall/views/views.ts";
import { windowsOf } from "../parts/hall-entries.ts";
import { useHall, usePage } from "../parts/page.tsx";
import { StateMark } from "../parts/state-mark.tsx";
import { useReturn } from "../parts/use-return.ts";
import { PageMark } from "./page-mark.tsx";
import { useCapacity } from "./use-capacity.ts";
import { useTurns } from "./use-turns.ts";

/** More than that stand in two rows and say less. */
const TALL_MAX = 10;

const useWord = ({ state, opensAt, isMobile }: WindowView): string => {
  const { say } = usePage();
  if (isMobile) return say("screen.helper");
  return say(state === "closed" && opensAt !== undefined ? "bench.sign" : `state.${state}`);
};

const Chip = ({ window }: { readonly window: WindowView }) => {
  const { say } = usePage();
  const { number, state, ticket } = window;
  const word = useWord(window);
  const back = useReturn(window);
  return (
    <li class="place">
      <p class={`chip ${state} ${back === undefined ? "" : "returns"}`}>
        <b>{number}</b>
        <StateMark state={state} />
        <span class="word">{word}</span>
        {ticket !== undefined && <span class="ticket">{ticket}</span>}
        {back !== undefined && <span class="ticket">{say("screen.back", { time: back })}</span>}
      </p>
    </li>
  );
};

export const Windows = () => {
  const { say } = usePage();
  const windows = windowsOf(useHall());
  const [box, capacity] = useCapacity<HTMLUListElement>();
  const { shown, ...turn } = useTurns(windows, capacity);
  return (
    <section class={windows.length > TALL_MAX ? "windows is-many" : "windows"} aria-label={say("screen.windows")}>
      <ul ref={box}>
        {shown.map((window) => (
          <Chip key={window.id} window={window} />
        ))}
      </ul>
      <PageMark {...turn} />
    </section>
  );
};
