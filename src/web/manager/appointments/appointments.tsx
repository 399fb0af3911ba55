// Appointments for whoever works in the hall: how full each slot is, who is expected, bookings for people, tables from elsewhere.
// For the manager's board and for any page that follows the topic `appointments`.
import { useState } from "preact/hooks";
import type { AppointmentView, DayView, SlotView } from "../../../hall/appointments/view.ts";
import { Booking, dayText, type OwnAppointment } from "../../book/booking.tsx";
import { hallOf } from "../../parts/hall-entries.ts";
import { useHall, usePage } from "../../parts/page.tsx";
import { Table } from "../../parts/table.tsx";
import type { Operator } from "../../parts/use-operation.ts";
import { useServiceName } from "../../parts/use-service-name.ts";
import { entriesOf } from "../../wire/hall-state.ts";
import { Contact } from "./contact.tsx";
import { Upload } from "./upload.tsx";

interface Props {
  readonly operator: Operator;
}

const SlotRow = ({ slot: { service, from, to, places, taken, arrived, lapsed } }: { readonly slot: SlotView }) => {
  const nameOf = useServiceName();
  return (
    <tr>
      <th scope="row">
        {from}–{to}
      </th>
      <td>{nameOf(service)}</td>
      {[places, taken, Math.max(0, places - taken), arrived, lapsed].map((count, column) => (
        <td key={column}>{count}</td>
      ))}
    </tr>
  );
};

const Slots = ({ slots }: DayView) => (
  <Table
    columns={[
      "appointments.slot",
      "appointments.service",
      "appointments.places",
      "appointments.taken",
      "appointments.free",
      "appointments.arrived",
      "appointments.lapsed",
    ]}
  >
    {slots.map((slot) => (
      <SlotRow key={`${slot.from} ${slot.service}`} slot={slot} />
    ))}
  </Table>
);

const Actions = ({ one: { id, status }, operator }: Props & { readonly one: AppointmentView }) => {
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

const People = ({ operator }: Props) => {
  const { say, language } = usePage();
  const nameOf = useServiceName();
  const state = useHall();
  const today = hallOf(state)?.date ?? "";
  const people = entriesOf<AppointmentView>(state, "appointments", "appointment/").sort((a, b) =>
    a.from < b.from ? -1 : 1,
  );
  if (people.length === 0) return <p>{say("appointments.nobody")}</p>;
  return (
    <>
      <h3>{say("appointments.people", { day: dayText(today, language) })}</h3>
      <Table columns={["appointments.slot", "appointments.service"]} unnamed={3}>
        {people.map((one) => (
          <tr key={one.id}>
            <th scope="row">{one.from}</th>
            <td>{nameOf(one.service)}</td>
            <td>{say(`appointments.state-${one.status === "cancelled" ? "lapsed" : one.status}`)}</td>
            <td>
              <Contact person={one.person} />
            </td>
            <td class="actions">
              <Actions one={one} operator={operator} />
            </td>
          </tr>
        ))}
      </Table>
    </>
  );
};

const useDays = () => {
  const days = entriesOf<DayView>(useHall(), "appointments", "day/");
  const [chosen, choose] = useState<string>();
  return { days, day: days.find(({ date }) => date === chosen) ?? days[0], choose };
};

const BookFor = ({ operator }: Props) => {
  const { say, language, pass } = usePage();
  const [round, setRound] = useState(0);
  const booked = ({ date, from, code }: OwnAppointment) => {
    operator.tell({ tone: "ok", text: say("appointments.booked", { day: dayText(date, language), from, code }) });
    setRound(round + 1);
  };
  return (
    <details>
      <summary>{say("appointments.book")}</summary>
      <Booking key={round} {...{ say, language }} token={pass.token} booked={booked} />
    </details>
  );
};

export const Appointments = ({ operator }: Props) => {
  const { say, language } = usePage();
  const { days, day, choose } = useDays();
  return (
    <section class="appointments">
      <h2>{say("appointments.title")}</h2>
      {!day && <p>{say("appointments.none")}</p>}
      {days.length > 1 && (
        <p>
          {days.map(({ date }) => (
            <button key={date} type="button" aria-pressed={date === day?.date} onClick={() => choose(date)}>
              {dayText(date, language)}
            </button>
          ))}
        </p>
      )}
      {day && <Slots {...day} />}
      {day && <People operator={operator} />}
      {day && <BookFor operator={operator} />}
      {day && <Upload />}
    </section>
  );
};
