// What can be asked of appointments (预约): a place kept for a time.
import { type TObject, type TProperties, Type } from "typebox";
import { personal } from "../contact.ts";
import { ClockTime, closed, LocalDate, Slug } from "../rules/fields.ts";

const AppointmentId = Type.String({ pattern: "^P[1-9][0-9]{0,8}$", description: "as the hall named it: P17" });
const Code = Type.String({ pattern: "^[0-9]{6}$", description: "six digits (预约码)" });
export const External = Type.String({
  pattern: "^[A-Za-z0-9._:-]{1,64}$",
  description: "its name where it comes from: letters, digits and . _ : -, at most 64",
});
const on = <P extends TProperties>(properties: P, description: string) =>
  Type.Object(properties, { ...closed, description });

/** Found by card and by telephone, whichever the person shows later. */
const known = {
  ...personal,
  alias: Type.Optional(
    Type.String({
      minLength: 1,
      maxLength: 40,
      description: "the same person by telephone; the hall puts it here itself",
    }),
  ),
};

export const appointmentCommands = {
  BookAppointment: on(
    {
      service: Slug,
      date: LocalDate,
      from: ClockTime,
      external: Type.Optional(External),
      code: Type.Optional(Type.String({ pattern: "^[0-9]{6}$", description: "the hall puts it here itself" })),
      ...known,
    },
    "A person wants a place kept; one that is known by its external name is moved to what is said now",
  ),
  MoveAppointment: on({ appointment: AppointmentId, date: LocalDate, from: ClockTime }, "To another time"),
  CancelAppointment: on(
    {
      appointment: AppointmentId,
      reason: Type.Optional(Type.String({ minLength: 1, maxLength: 60 })),
    },
    "The place is given back",
  ),
  CheckIn: on(
    {
      appointment: Type.Optional(AppointmentId),
      code: Type.Optional(Code),
      paper: Type.Optional(Type.Boolean({ description: "a printer is expected to print the number; default false" })),
      ...known,
    },
    "Somebody with an appointment is here: known by its name, its code, or who they are",
  ),
} as const satisfies Record<string, TObject>;
