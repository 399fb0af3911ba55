// Cases on the manager's board: what is late and what is soon before all others; each figure shows its own.
import { useState } from "preact/hooks";
import type { CaseView } from "../../../hall/cases/views.ts";
import { CaseCard } from "../../cases/case-card.tsx";
import { caseCountsOf } from "../../cases/case-list.ts";
import { useHall, usePage } from "../../parts/page.tsx";
import type { Operator } from "../../parts/use-operation.ts";
import { entriesOf } from "../../wire/hall-state.ts";
import { FigureTiles } from "../figure-tiles.tsx";
import { type CaseGroup, caseGroups, casesIn } from "./case-order.ts";

/** More than anybody reads at once; the rest follows as these are done. */
const SHOWN_MAX = 100;

interface BoardProps {
  readonly all: readonly CaseView[];
  readonly operator: Operator;
}

const Board = ({ all, operator }: BoardProps) => {
  const { say } = usePage();
  const [chosen, choose] = useState<CaseGroup>("open");
  const shown = casesIn(chosen, all);
  const figures = caseGroups.map((group) => {
    const value = casesIn(group, all).length;
    const isWrong = group === "late" && value > 0;
    return { name: say(`cases.${group}`), value, isWrong, isChosen: group === chosen, choose: () => choose(group) };
  });
  return (
    <div class="cases">
      <FigureTiles figures={figures} />
      {shown.length === 0 && <p class="nothing-yet">{say(`cases.no-${chosen}`)}</p>}
      <ul>
        {shown.slice(0, SHOWN_MAX).map((view) => (
          <CaseCard key={view.id} {...{ view, operator }} isManager />
        ))}
      </ul>
    </div>
  );
};

export const Cases = ({ operator }: { readonly operator: Operator }) => {
  const { say } = usePage();
  const state = useHall();
  if (!caseCountsOf(state)) return null;
  return (
    <section>
      <h2>{say("case.title")}</h2>
      <Board all={entriesOf<CaseView>(state, "cases", "case/")} operator={operator} />
    </section>
  );
};
