// Complaints that are this person's to settle, and those about them (回访整改): called back, put right, explained [G8].
import { useEffect, useState } from "preact/hooks";
import type { ComplaintView } from "../../hall/complaints/complaint-view.ts";
import { ComplaintCard } from "../manager/complaints/complaint-card.tsx";
import { usePage } from "../parts/page.tsx";
import type { Operator } from "../parts/use-operation.ts";
import { request } from "../wire/request.ts";

/** Nothing tells the page when another is given to this person, so that it asks. */
const ASK_AGAIN_MS = 60_000;

const useOwnComplaints = ({ said }: Operator) => {
  const { pass, clock } = usePage();
  const [own, setOwn] = useState<readonly ComplaintView[]>();
  const [asked, ask] = useState(0);
  useEffect(() => {
    const token = pass.token === undefined ? {} : { token: pass.token };
    void request<{ complaints: ComplaintView[] }>("GET", "/complaints/own", token).then((reply) => {
      if (reply.ok) setOwn(reply.data.complaints);
    });
    return clock.after(ASK_AGAIN_MS, "own complaints", () => ask((count) => count + 1));
  }, [said, asked]);
  return own;
};

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
