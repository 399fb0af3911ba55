// The cases of a hall as a list: how many stand where, which are shown, and the cards, earliest deadline first.
import { useState } from "preact/hooks";
import { useHall, usePage } from "../parts/page.tsx";
import type { Operator } from "../parts/use-operation.ts";
import { CaseCard } from "./case-card.tsx";
import { caseCountsOf, casesOf, type Show, shows } from "./case-list.ts";

interface Props {
  readonly operator: Operator;
}

/** More than anybody reads at once; the rest follows as these are done. */
const SHOWN_MAX = 100;

const Counts = () => {
  const { say } = usePage();
  const counts = caseCountsOf(useHall());
  if (!counts) return null;
  const { open, overdue, handOffLate, asked, ready } = counts;
  return (
    <p class="case-counts">
      <b>{say("case.open", { n: open })}</b>
      <b class={overdue > 0 ? "late" : ""}>{say("case.overdue-count", { n: overdue })}</b>
      <span>{say("case.late-count", { n: handOffLate })}</span>
      <span>{say("case.asked-count", { n: asked })}</span>
      <span>{say("case.ready-count", { n: ready })}</span>
    </p>
  );
};

const Choice = ({ show, choose }: { readonly show: Show; readonly choose: (show: Show) => void }) => {
  const { say } = usePage();
  return (
    <fieldset class="case-show">
      <legend>{say("case.show")}</legend>
      {shows.map((one) => (
        <button key={one} type="button" aria-pressed={one === show} onClick={() => choose(one)}>
          {say(`case.show-${one}`)}
        </button>
      ))}
    </fieldset>
  );
};

export const CaseBoard = ({ operator }: Props) => {
  const { say, pass } = usePage();
  const [show, choose] = useState<Show>("todo");
  const cases = casesOf(useHall(), show, pass.id);
  return (
    <div class="cases">
      <Counts />
      <Choice {...{ show, choose }} />
      {cases.length === 0 && <p>{say("case.none")}</p>}
      <ul>
        {cases.slice(0, SHOWN_MAX).map((view) => (
          <CaseCard key={view.id} {...{ view, operator }} />
        ))}
      </ul>
    </div>
  );
};
