// The parts of the board that are read at leisure: figures, appointments, cases, ratings, and everything that is set up.
import type { Operator } from "../parts/use-operation.ts";
import { Pairing, StaffPin } from "./access.tsx";
import { Appointments } from "./appointments/appointments.tsx";
import { Cases } from "./cases/cases.tsx";
import { Complaints } from "./complaints/complaints.tsx";
import { Part } from "./contents.tsx";
import { Plans } from "./plans/plans.tsx";
import { Reports } from "./reports/reports.tsx";
import { Standard } from "./standard/standard.tsx";
import { Supervision } from "./supervision/supervision.tsx";
import { TicketPage } from "./ticket-page/ticket-page.tsx";

const Work = ({ operator }: { readonly operator: Operator }) => (
  <>
    <Part name="reports">
      <Reports />
    </Part>
    <Part name="appointments">
      <Appointments operator={operator} />
    </Part>
    <Part name="cases">
      <Cases operator={operator} />
    </Part>
    <Part name="complaints">
      <Complaints operator={operator} />
    </Part>
    <Part name="supervision">
      <Supervision />
    </Part>
  </>
);

const SetUp = () => (
  <>
    <Part name="plans">
      <Plans />
    </Part>
    <Part name="standard">
      <Standard />
    </Part>
    <Part name="ticket-page">
      <TicketPage />
    </Part>
    <Part name="access">
      <Pairing />
      <StaffPin />
    </Part>
  </>
);

export const Rest = ({ operator }: { readonly operator: Operator }) => (
  <>
    <Work operator={operator} />
    <SetUp />
  </>
);
