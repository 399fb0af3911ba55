// Appointments for whoever works in the hall: how today stands, how full each slot is, who is expected, bookings for people, tables
// from elsewhere. For the manager's board and for any page that follows the topic `appointments`.
import { useState } from "preact/hooks";
import type { AppointmentView, DayView } from "../../../hall/appointments/view.ts";
import { Booking, dayText, type OwnAppointment } from "../../book/booking.tsx";
import { hallOf } from "../../parts/hall-entries.ts";
import { useHall, useNow, usePage } from "../../parts/page.tsx";
import type { Operator } from "../../parts/use-operation.ts";
import { useTimes } from "../../parts/use-times.ts";
import { entriesOf } from "../../wire/hall-state.ts";
import { FigureTiles } from "../figure-tiles.tsx";
import { DaySlots } from "./day-slots.tsx";
import { People } from "./people.tsx";
import { Upload } from "./upload.tsx";

interface Props {
  readonly operator: Operator;
}

const sum = (slots: DayView["slots"], count: "places" | "taken" | "arrived" | "lapsed"): number =>
  slots.reduce((all, slot) => all + slot[count], 0);

/** Those to come are those who have booked and are not here yet. */
const Figures = ({ slots }: Pick<DayView, "slots">) => {
  const { say } = usePage();
  const [places, taken, arrived, absent] = [
    sum(slots, "places"),
    sum(slots, "taken"),
    sum(slots, "arrived"),
    sum(slots, "lapsed"),
  ];
  return (
    <FigureTiles
      figures={[
        { name: say("appointments.taken"), value: taken, about: say("appointments.of-places", { n: places }) },
        { name: say("appointments.free"), value: Math.max(0, places - taken) },
        { name: say("appointments.to-come"), value: Math.max(0, taken - arrived) },
        { name: say("appointments.arrived"), value: arrived },
        { name: say("appointments.lapsed"), value: absent, isWrong: absent > 0 },
      ]}
    />
  );
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

interface DaysProps {
  readonly days: readonly DayView[];
  readonly shown: string;
  readonly choose: (date: string) => void;
}

const Days = ({ days, shown, choose }: DaysProps) => {
  const { language } = usePage();
  if (days.length < 2) return null;
  return (
    <p class="choice figures-of">
      {days.map(({ date }) => (
        <button key={date} type="button" aria-pressed={date === shown} onClick={() => choose(date)}>
          {dayText(date, language)}
        </button>
      ))}
    </p>
  );
};

const Day = ({ day, operator }: Props & { readonly day: DayView }) => {
  const { say, language } = usePage();
  const { clockTime } = useTimes();
  const now = useNow(30_000);
  const state = useHall();
  const today = hallOf(state)?.date ?? "";
  const isToday = day.date === today;
  return (
    <>
      <Figures slots={day.slots} />
      <DaySlots slots={day.slots} now={isToday ? clockTime(now) : undefined} />
      <h3>{say("appointments.people", { day: dayText(today, language) })}</h3>
      <People people={entriesOf<AppointmentView>(state, "appointments", "appointment/")} operator={operator} />
      <BookFor operator={operator} />
      <Upload />
    </>
  );
};

export const Appointments = ({ operator }: Props) => {
  const { say, language } = usePage();
  const days = entriesOf<DayView>(useHall(), "appointments", "day/");
  const [chosen, choose] = useState<string>();
  const day = days.find(({ date }) => date === chosen) ?? days[0];
  return (
    <section class="appointments">
      <h2>
        {say("appointments.title")} <small>{day && dayText(day.date, language)}</small>
      </h2>
      {!day && <p class="nothing-yet">{say("appointments.none")}</p>}
      {day && <Days {...{ days, choose }} shown={day.date} />}
      {day && <Day {...{ day, operator }} />}
    </section>
  );
};
