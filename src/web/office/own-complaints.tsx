// Complaints that are this person's to settle, and those about them (回访整改): called back, put right, explained [G8].
import { ComplaintCard } from "../manager/complaints/complaint-card.tsx";
import { usePage } from "../parts/page.tsx";
import type { Operator } from "../parts/use-operation.ts";
import { useOwnComplaints } from "../parts/use-own-complaints.ts";

export const OwnComplaints = ({ operator }: { readonly operator: Operator }) => {
  const { say } = usePage();
  const own = useOwnComplaints(operator);
  return (
    <section class="complaints" aria-labelledby="complaints-title">
      <h2 id="complaints-title">{say("complaint.mine")}</h2>
      {own?.length === 0 && <p class="quiet">{say("complaint.none")}</p>}
      <ul>
        {own?.map((complaint) => (
          <ComplaintCard key={complaint.id} {...{ complaint, operator }} />
        ))}
      </ul>
    </section>
  );
};
