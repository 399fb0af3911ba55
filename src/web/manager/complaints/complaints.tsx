// Ratings: the rates that are published, and every bad one and what could not be done, what runs out first on top, until it is closed.
import type { ComplaintView } from "../../../hall/complaints/complaint-view.ts";
import { useHall, usePage } from "../../parts/page.tsx";
import type { Operator } from "../../parts/use-operation.ts";
import { entriesOf } from "../../wire/hall-state.ts";
import { ComplaintCard } from "./complaint-card.tsx";
import { ProvinceLine } from "./province-line.tsx";
import { Rates } from "./rates.tsx";
import { WindowCodes } from "./window-codes.tsx";

/** What runs out first comes first. */
const byDeadline = (a: ComplaintView, b: ComplaintView): number =>
  (a.deadlines[0]?.until ?? Number.POSITIVE_INFINITY) - (b.deadlines[0]?.until ?? Number.POSITIVE_INFINITY) ||
  a.at - b.at;

const isLate = ({ deadlines }: ComplaintView): boolean => deadlines.some(({ isOverdue }) => isOverdue);

const Open = ({ open, operator }: { readonly open: readonly ComplaintView[]; readonly operator: Operator }) => {
  const { say } = usePage();
  const late = open.filter(isLate).length;
  if (open.length === 0) return <p class="nothing-yet">{say("complaint.none")}</p>;
  return (
    <>
      <p>
        {say("complaint.open", { n: open.length })}{" "}
        {late > 0 && <b class="overdue">▲ {say("complaint.late", { n: late })}</b>}
      </p>
      <ul>
        {open.map((complaint) => (
          <ComplaintCard key={complaint.id} {...{ complaint, operator }} isManager />
        ))}
      </ul>
    </>
  );
};

export const Complaints = ({ operator }: { readonly operator: Operator }) => {
  const { say } = usePage();
  const all = entriesOf<ComplaintView>(useHall(), "complaints", "complaint/");
  const open = all.filter(({ closed }) => !closed).sort(byDeadline);
  return (
    <>
      <Rates />
      <section class="complaints" aria-labelledby="complaints-title">
        <h2 id="complaints-title">{say("complaint.title")}</h2>
        <ProvinceLine />
        <Open {...{ open, operator }} />
        {all.length > open.length && <p class="quiet">{say("complaint.closed", { n: all.length - open.length })}</p>}
        <WindowCodes />
      </section>
    </>
  );
};
