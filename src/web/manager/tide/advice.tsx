// What the tide would do, with the reason and what it gains: one press takes it, a reason declines it.
import { useState } from "preact/hooks";
import type { AdviceView, TideView } from "../../../hall/steering/tide-view.ts";
import { usePage } from "../../parts/page.tsx";
import type { Operator } from "../../parts/use-operation.ts";
import { useTimes } from "../../parts/use-times.ts";
import type { Say } from "../../words/words.ts";
import { useHallSentence } from "./hall-sentence.ts";

interface Props {
  readonly advice: AdviceView;
  readonly operator: Operator;
}

const reasons = ["tide.reason-nobody", "tide.reason-soon", "tide.reason-meeting", "tide.reason-device"] as const;

const gainText = ({ savedMinutes }: Pick<AdviceView, "savedMinutes">, say: Say): string => {
  const n = Math.round(Math.abs(savedMinutes));
  if (savedMinutes > 0) return say("tide.gain", { n });
  return n === 0 ? say("tide.no-loss") : say("tide.loss", { n });
};

const Decline = ({ advice, operator, close }: Props & { readonly close: () => void }) => {
  const { say } = usePage();
  const decline = (reason: string) => {
    close();
    operator.run(say("tide.decline"), { op: "decline-advice", args: { advice: advice.id, reason } });
  };
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    decline(String(new FormData(event.currentTarget as HTMLFormElement).get("reason")));
  };
  return (
    <form class="decline" onSubmit={submit}>
      <b>{say("tide.why-not")}</b>
      {reasons.map((word) => (
        <button key={word} type="button" class="small" onClick={() => decline(say(word))}>
          {say(word)}
        </button>
      ))}
      <input
        type="text"
        name="reason"
        required
        maxLength={60}
        placeholder={say("tide.why-own")}
        aria-label={say("tide.why-own")}
      />
      <button type="submit" class="small">
        {say("tide.decline")}
      </button>
      <button type="button" class="small" onClick={close}>
        {say("app.cancel")}
      </button>
    </form>
  );
};

const AdviceCard = ({ advice, operator }: Props) => {
  const { say } = usePage();
  const { clockTime } = useTimes();
  const ours = useHallSentence();
  const [isDeclining, setDeclining] = useState(false);
  const title = say(`tide.${advice.kind}`, { n: advice.number });
  const isDisabled = operator.pending !== undefined;
  const accept = () => operator.run(title, { op: "accept-advice", args: { advice: advice.id } });
  return (
    <li class="advice">
      <div>
        <h4>
          {title} <small>{advice.windowName}</small>
        </h4>
        <p>
          {ours(advice.sentence, gainText(advice, say))} <small>{clockTime(advice.at)}</small>
        </p>
      </div>
      {isDeclining ? (
        <Decline {...{ advice, operator }} close={() => setDeclining(false)} />
      ) : (
        <p class="answers">
          <button type="button" class="primary" disabled={isDisabled} onClick={accept}>
            {say("tide.accept")}
          </button>
          <button type="button" disabled={isDisabled} onClick={() => setDeclining(true)}>
            {say("tide.decline")}
          </button>
        </p>
      )}
    </li>
  );
};

const nothing = { manual: "tide.no-advice-manual", advise: "tide.no-advice", auto: "tide.no-advice-auto" } as const;

export const AdviceList = ({ tide, operator }: { readonly tide: TideView; readonly operator: Operator }) => {
  const { say } = usePage();
  return (
    <div aria-live="polite">
      <h3>{say("tide.advice")}</h3>
      {tide.advice.length === 0 && <p class="quiet">{say(nothing[tide.mode])}</p>}
      <ul>
        {tide.advice.map((advice) => (
          <AdviceCard key={advice.id} {...{ advice, operator }} />
        ))}
      </ul>
    </div>
  );
};
