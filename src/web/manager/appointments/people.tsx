// Who is expected today, one by one: those to come first, by their time; then the absent, then those who are here.
import type { AppointmentView } from "../../../hall/appointments/view.ts";
import { usePage } from "../../parts/page.tsx";
import { Standing } from "../../parts/standing.tsx";
import { Table } from "../../parts/table.tsx";
import type { Operator } from "../../parts/use-operation.ts";
import { useServiceName } from "../../parts/use-service-name.ts";
import { Contact } from "./contact.tsx";

type Status = "booked" | "lapsed" | "arrived";

const tones = { booked: "open", lapsed: "bad", arrived: "done" } as const satisfies Record<Status, string>;
const order = Object.keys(tones) as Status[];

/** Whoever cancelled does not come either. */
const statusOf = ({ status }: AppointmentView): Status => (status === "cancelled" ? "lapsed" : status);

const inOrder = (a: AppointmentView, b: AppointmentView): number =>
  order.indexOf(statusOf(a)) - order.indexOf(statusOf(b)) || (a.from < b.from ? -1 : 1);

interface ActionsProps {
  readonly one: AppointmentView;
  readonly operator: Operator;
}

const Actions = ({ one: { id, status }, operator }: ActionsProps) => {
  const { say } = usePage();
  const act = (label: string, op: "check-in" | "cancel-appointment") => (
    <button
      type="button"
      disabled={operator.pending !== undefined}
      onClick={() => operator.run(label, { op, args: { appointment: id } })}
    >
      {label}
    </button>
  );
  return (
    <>
      {(status === "booked" || status === "lapsed") && act(say("appointments.check-in"), "check-in")}{" "}
      {status === "booked" && act(say("appointments.cancel"), "cancel-appointment")}
    </>
  );
};

interface Props {
  readonly people: readonly AppointmentView[];
  readonly operator: Operator;
}

export const People = ({ people, operator }: Props) => {
  const { say } = usePage();
  const nameOf = useServiceName();
  if (people.length === 0) return <p class="nothing-yet">{say("appointments.nobody")}</p>;
  return (
    <Table columns={["appointments.slot", "appointments.service"]} unnamed={3}>
      {[...people].sort(inOrder).map((one) => (
        <tr key={one.id}>
          <th scope="row">{one.from}</th>
          <td>{nameOf(one.service)}</td>
          <td>
            <Standing tone={tones[statusOf(one)]}>{say(`appointments.state-${statusOf(one)}`)}</Standing>
          </td>
          <td>
            <Contact person={one.person} />
          </td>
          <td class="actions">
            <Actions one={one} operator={operator} />
          </td>
        </tr>
      ))}
    </Table>
  );
};
