// Cases on the manager's board: how many stand where, and those that are late before all others.
import { CaseBoard } from "../../cases/case-board.tsx";
import { caseCountsOf } from "../../cases/case-list.ts";
import { useHall, usePage } from "../../parts/page.tsx";
import type { Operator } from "../../parts/use-operation.ts";

export const Cases = ({ operator }: { readonly operator: Operator }) => {
  const { say } = usePage();
  const counts = caseCountsOf(useHall());
  if (!counts) return null;
  return (
    <section>
      <h2>{say("case.title")}</h2>
      <CaseBoard operator={operator} isManager />
    </section>
  );
};
