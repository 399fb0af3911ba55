// One case: what it is, by when it is promised, where each of its matters stands, and what may be done about it.
import { useLayoutEffect, useRef, useState } from "preact/hooks";
import type { Step } from "../../hall/cases/book.ts";
import type { CaseView } from "../../hall/cases/views.ts";
import { usePage } from "../parts/page.tsx";
import type { Operator } from "../parts/use-operation.ts";
import { useTimes } from "../parts/use-times.ts";
import { type CaseAction, caseActions, requestOf, stepActions } from "./case-actions.ts";
import { CaseContact } from "./case-contact.tsx";
import { signsOf } from "./case-list.ts";

interface Props {
  readonly view: CaseView;
  readonly operator: Operator;
  readonly isManager?: boolean;
}

interface ActionsProps {
  readonly actions: readonly CaseAction[];
  readonly operator: Operator;
}

interface WishProps {
  readonly action: CaseAction;
  readonly run: (action: CaseAction, said: string) => void;
  readonly close: () => void;
}

const WishForm = ({ action, run, close }: WishProps) => {
  const { say } = usePage();
  const { label, isNeeded } = action.wish!;
  const input = useRef<HTMLInputElement>(null);
  useLayoutEffect(() => input.current?.focus(), []);
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    run(action, String(new FormData(event.currentTarget as HTMLFormElement).get("said") ?? ""));
  };
  return (
    <form class="wish" onSubmit={submit}>
      <label>
        {say(label)} <input type="text" name="said" maxLength={60} required={isNeeded} ref={input} />
      </label>
      <button type="submit" class="primary">
        {say(action.word)}
      </button>
      <button type="button" onClick={close}>
        {say("app.cancel")}
      </button>
    </form>
  );
};

const Actions = ({ actions, operator }: ActionsProps) => {
  const { say } = usePage();
  const [asking, ask] = useState<CaseAction>();
  const run = (action: CaseAction, said = "") => {
    ask(undefined);
    operator.run(say(action.word), requestOf(action, said));
  };
  if (asking) return <WishForm action={asking} run={run} close={() => ask(undefined)} />;
  return (
    <p class="case-actions">
      {actions.map((action) => (
        <button
          key={action.word}
          type="button"
          class={action.isMain ? "primary" : ""}
          disabled={operator.pending !== undefined}
          onClick={() => (action.wish ? ask(action) : run(action))}
        >
          {say(action.word)}
        </button>
      ))}
    </p>
  );
};

const useDayTime = () => {
  const { clockTime, dayName } = useTimes();
  return (at: number): string => `${dayName(at)} ${clockTime(at)}`;
};

/** Never silently: what stood there before, who changed it, and why. */
const Corrections = ({ step: { corrections = [] } }: { readonly step: Step }) => {
  const { say } = usePage();
  const dayTime = useDayTime();
  if (corrections.length === 0) return null;
  return (
    <ul class="corrections">
      {corrections.map(({ at, was, outcome, by, reason }) => (
        <li key={at}>
          {say("case.corrected", { was: say(`case.${was}`), now: say(`case.${outcome}`), who: by, reason })}{" "}
          <span class="quiet">{dayTime(at)}</span>
        </li>
      ))}
    </ul>
  );
};

const StepLine = ({ step, view, operator, isManager = false }: Props & { readonly step: Step }) => {
  const { say, language, pass } = usePage();
  const dayTime = useDayTime();
  const me = { ...(pass.id !== undefined && { id: pass.id }), isManager };
  const actions = stepActions(view, step, me);
  const state =
    step.state === "taken" ? say("case.step-taken", { who: step.clerk ?? "" }) : say(`case.step-${step.state}`);
  const papers = (step.asked?.papers ?? []).join(language.comma);
  return (
    <li>
      <p>
        <b>{step.name}</b> <span class="quiet">{step.outcome ? say(`case.${step.outcome}`) : state}</span>{" "}
        {step.text && <span>{step.text}</span>}
        {step.asked && <span>{say("case.wanted", { papers, time: dayTime(step.asked.until) })}</span>}
      </p>
      <Corrections step={step} />
      {actions.length > 0 && <Actions {...{ actions, operator }} />}
    </li>
  );
};

const Facts = ({ view }: Pick<Props, "view">) => {
  const { say, language } = usePage();
  const dayTime = useDayTime();
  const { promisedAt, acceptedAt, delivery, missing, receipt, ending, state } = view;
  return (
    <p class="facts">
      <span>{ending ? say(`case.ended-${ending}`) : say(`case.state-${state}`)}</span>
      {promisedAt !== undefined && <b>{say("case.promised-by", { time: dayTime(promisedAt) })}</b>}
      <span>{say("case.accepted-at", { time: dayTime(acceptedAt) })}</span>
      <span>{say(delivery === "post" ? "case.by-post" : "case.at-window")}</span>
      {missing && (
        <span>
          {say("case.wanted", {
            papers: missing.papers.join(language.comma),
            time: dayTime(missing.until),
          })}
        </span>
      )}
      {receipt === "failed" && <span class="late">! {say("case.receipt-failed")}</span>}
    </p>
  );
};

export const CaseCard = ({ view, operator, isManager = false }: Props) => {
  const { say } = usePage();
  const signs = signsOf(view);
  return (
    <li class={`case ${signs[0]?.tone ?? ""}`}>
      <h3>
        {view.id} <small>{say(`case.${view.kind}`)}</small>{" "}
        {signs.map(({ word, tone }) => (
          <span key={word} class={`sign ${tone}`}>
            {tone === "calm" ? "" : "! "}
            {say(word)}
          </span>
        ))}
      </h3>
      <Facts view={view} />
      {view.note && <p>{view.note}</p>}
      <ul class="steps">
        {view.steps.map((step) => (
          <StepLine key={step.item} {...{ step, view, operator, isManager }} />
        ))}
      </ul>
      {view.person !== undefined && <CaseContact person={view.person} />}
      <Actions actions={caseActions(view)} operator={operator} />
    </li>
  );
};
