// Appointments (预约) as a part of the hall: what time brings, and what its readers see.
import type { Part } from "../part.ts";
import { appointmentsOf } from "./book.ts";
import { appointmentsDue, nextAppointment } from "./due.ts";
import { appointmentEvolve } from "./evolve.ts";
import { appointmentEntries } from "./view.ts";

export const appointmentPart: Part = {
  name: "appointments",
  events: Object.keys(appointmentEvolve),
  due: appointmentsDue,
  nextDue: nextAppointment,
  *refs(hall) {
    yield* Object.keys(hall.appointments.breaches);
    for (const { person, alias } of appointmentsOf(hall)) {
      yield person;
      if (alias !== undefined) yield alias;
    }
  },
  entries: appointmentEntries,
};
