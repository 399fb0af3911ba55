// Everything that is set up: plans and calendar, the ticket's page, and who may come in.
import { Pairing, StaffPin } from "../access.tsx";
import { Plans } from "../plans/plans.tsx";
import type { SectionProps } from "../sections.ts";
import { TicketPage } from "../ticket-page/ticket-page.tsx";

export const Settings = (_: SectionProps) => (
  <>
    <Plans />
    <TicketPage />
    <Pairing />
    <StaffPin />
  </>
);
