// What the tide has done today, newest first with its sentence, and what forbids the rest.

import type { DeedView, TideView } from "../../../hall/steering/tide-view.ts";
import { usePage } from "../../parts/page.tsx";
import { useTimes } from "../../parts/use-times.ts";
import { useHallSentence } from "./hall-sentence.ts";

const Row = ({ deed }: { readonly deed: DeedView }) => {
  const { say } = usePage();
  const { clockTime } = useTimes();
  const ours = useHallSentence();
  const { at, kind, number, sentence, by } = deed;
  const what = say(`tide.did-${kind}`, { n: number });
  const isOurs = kind === "open" || kind === "close" || kind === "sign";
  const reason = sentence === "" ? what : say("tide.because", { what, reason: sentence });
  return (
    <li>
      <time>{clockTime(at)}</time>
      <span>
        {isOurs ? ours(sentence, what) : reason} <small>{say(`tide.by-${by}`)}</small>
      </span>
    </li>
  );
};

export const Decisions = ({ tide: { decisions } }: { readonly tide: TideView }) => {
  const { say } = usePage();
  return (
    <div class="decisions">
      <h3>{say("tide.decisions")}</h3>
      {decisions.length === 0 && <p class="quiet">{say("tide.no-decisions")}</p>}
      <ol>
        {decisions.map((deed) => (
          <Row key={`${deed.at} ${deed.kind} ${deed.window}`} deed={deed} />
        ))}
      </ol>
    </div>
  );
};

export const Bars = ({ tide: { bars } }: { readonly tide: TideView }) => {
  const { say } = usePage();
  if (bars.length === 0) return null;
  return (
    <div class="bars">
      <h3>{say("tide.bars")}</h3>
      <ul>
        {bars.map(({ window, number, bar }) => (
          <li key={window}>
            <b>{say("window.number", { n: number })}</b> {say(`tide.bar-${bar}`)}
          </li>
        ))}
      </ul>
    </div>
  );
};
