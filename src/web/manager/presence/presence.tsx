// Who is there, for the manager: calls for help, empty windows with their reason, everybody's whereabouts, and leaves.
import { HelpAsks } from "../../duty/help-asks.tsx";
import { usePage } from "../../parts/page.tsx";
import type { Operator } from "../../parts/use-operation.ts";
import { EmptyWindows, WasEmpty } from "./empty-windows.tsx";
import { LeaveForm, PlannedLeaves } from "./leaves.tsx";
import { People } from "./people.tsx";

export const Presence = ({ operator }: { readonly operator: Operator }) => {
  const { say } = usePage();
  return (
    <section class="presence">
      <h2>{say("duty.title")}</h2>
      <HelpAsks operator={operator} />
      <EmptyWindows operator={operator} />
      <h3>{say("duty.people")}</h3>
      <People operator={operator} />
      <h3>{say("duty.leave")}</h3>
      <PlannedLeaves operator={operator} />
      <LeaveForm operator={operator} />
      <WasEmpty />
    </section>
  );
};
