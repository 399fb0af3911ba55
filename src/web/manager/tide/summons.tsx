// Windows to which somebody has been called: who asked for it, when the first number is called, and until when it holds.

import type { SummonsView, TideView } from "../../../hall/steering/tide-view.ts";
import { useNow, usePage } from "../../parts/page.tsx";
import { duration } from "../../parts/times.ts";
import { useTimes } from "../../parts/use-times.ts";
import { useHallSentence } from "./hall-sentence.ts";

const Row = ({ summons }: { readonly summons: SummonsView }) => {
  const { say } = usePage();
  const ours = useHallSentence();
  const { clockTime } = useTimes();
  const now = useNow();
  const { number, callsAt, until, by, sentence } = summons;
  return (
    <li>
      <b>{say("tide.come", { n: number })}</b>{" "}
      <span class="due">
        {now < callsAt
          ? say("tide.calls-in", { time: duration(callsAt - now) })
          : say("tide.awaited", { time: clockTime(until) })}
      </span>{" "}
      <small>{say(`tide.by-${by}`)}</small>
      <p class="quiet">{ours(sentence, "")}</p>
    </li>
  );
};

export const SummonsList = ({ tide: { summons } }: { readonly tide: TideView }) => {
  const { say } = usePage();
  if (summons.length === 0) return null;
  return (
    <div class="summons" aria-live="polite">
      <h3>{say("tide.summons")}</h3>
      <ul>
        {summons.map((one) => (
          <Row key={one.window} summons={one} />
        ))}
      </ul>
    </div>
  );
};
