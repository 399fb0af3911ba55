// Bad ratings and what could not be done, each with its next deadline, until it is closed.
import type { ComplaintView } from "../../../hall/complaints/complaint-view.ts";
import { useHall, usePage } from "../../parts/page.tsx";
import type { Operator } from "../../parts/use-operation.ts";
import { entriesOf } from "../../wire/hall-state.ts";
import { ComplaintCard } from "./complaint-card.tsx";
import { ProvinceLine } from "./province-line.tsx";
import { WindowCodes } from "./window-codes.tsx";

/** What runs out first comes first. */
const byDeadline = (a: ComplaintView, b: ComplaintView): number =>
  (a.deadlines[0]?.until ?? Number.POSITIVE_INFINITY) - (b.deadlines[0]?.until ?? Number.POSITIVE_INFINITY) ||
  a.at - b.at;

export const Complaints = ({ operator }: { readonly operator: Operator }) => {
  const { say } = usePage();
  const all = entriesOf<ComplaintView>(useHall(), "complaints", "complaint/");
  const open = all.filter(({ closed }) => !closed).sort(byDeadline);
  return (
    <section class="complaints" aria-labelledby="complaints-title">
      <h2 id="complaints-title">{say("complaint.title")}</h2>
      <ProvinceLine />
      {open.length === 0 && <p class="quiet">{say("complaint.none")}</p>}
      <ul>
        {open.map((complaint) => (
          <ComplaintCard key={complaint.id} {...{ complaint, operator }} isManager />
        ))}
      </ul>
      {all.length > open.length && <p class="quiet">{say("complaint.closed", { n: all.length - open.length })}</p>}
      <WindowCodes />
    </section>
  );
};
