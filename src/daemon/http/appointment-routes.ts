// Appointments over REST. Whoever books needs no log-in; whoever has the link of an appointment may read, move and cancel that
// one and nothing else. A date's list names people by their masks alone.
import type { FastifyInstance } from "fastify";
import { appointmentsOf } from "../../hall/appointments/book.ts";
import { bookingView, ownAppointmentView } from "../../hall/appointments/own-appointment.ts";
import { appointmentView } from "../../hall/appointments/view.ts";
import type { Actor } from "../../hall/commands.ts";
import { type Identity, scopedId } from "../access/identity.ts";
import { IMPORT_ROWS_MAX, importRows, type RawRow, rowsOfTable } from "../appointment-import.ts";
import type { Answer } from "../writer/answer.ts";
import { endpoints } from "./endpoints.ts";
import { HttpProblem, malformed } from "./http-problem.ts";
import { keyOf } from "./idempotency-key.ts";
import { serve } from "./serve.ts";
import type { ServerOptions } from "./server-options.ts";

const done = (answer: Answer): Readonly<Record<string, unknown>> => {
  if (answer.ok) return answer.data;
  throw new HttpProblem(answer.refused, answer.detail === undefined ? {} : { detail: answer.detail });
};

/** A phone is nobody in particular; a machine, and staff who book for somebody, are themselves. */
const bookerIn = ({ role, id }: Identity): Actor => (role === "visitor" ? { role, id: "phone" } : { role, id });

const addBooking = (app: FastifyInstance, options: ServerOptions): void => {
  const { port, rates } = options;
  serve(app, endpoints.readBooking, () => bookingView(configured(options), nowOf(options)));
  serve(app, endpoints.book, async ({ body, identity, request }) => {
    configured(options);
    const id = scopedId(identity, keyOf(request));
    if (!rates.takeBooking(identity)) throw new HttpProblem("too-many-requests", { headers: { "retry-after": "10" } });
    const { name, telephone, ...slot } = body;
    const args = { ...slot, contact: { ...(name !== undefined && { name }), telephone } };
    const { appointment } = done(await port.submit({ id, kind: "BookAppointment", args, by: bookerIn(identity) }));
    return ownView(options, String(appointment));
  });
};

const configured = ({ port: { hall } }: ServerOptions) => {
  if (!hall.rules) throw new HttpProblem("not-configured");
  return hall;
};

const nowOf = ({ calendar, clock }: ServerOptions) => calendar.moment(clock.now());

const ownView = (options: ServerOptions, appointment: string) => {
  const view = ownAppointmentView(configured(options), appointment, nowOf(options));
  if (!view) throw new HttpProblem("unknown-appointment");
  const token = options.appointmentLinks.tokenOf(appointment);
  return { token, ...view };
};

const addOwn = (app: FastifyInstance, options: ServerOptions): void => {
  const { port, appointmentLinks } = options;
  const heldIn = (token: string | undefined): string => {
    configured(options);
    const appointment = appointmentLinks.nameIn(token ?? "");
    if (appointment === undefined) throw new HttpProblem("unknown-appointment");
    return appointment;
  };
  const by: Actor = { role: "visitor", id: "phone" };
  serve(app, endpoints.readOwnAppointment, ({ params }) => ownView(options, heldIn(params.token)));
  serve(app, endpoints.moveOwnAppointment, async ({ params, body, identity, request }) => {
    const appointment = heldIn(params.token);
    const id = scopedId(identity, keyOf(request));
    done(await port.submit({ id, kind: "MoveAppointment", args: { appointment, ...body }, by }));
    return ownView(options, appointment);
  });
  serve(app, endpoints.cancelOwnAppointment, async ({ params, identity, request }) => {
    const appointment = heldIn(params.token);
    const id = scopedId(identity, keyOf(request));
    done(await port.submit({ id, kind: "CancelAppointment", args: { appointment }, by }));
  });
};

const addList = (app: FastifyInstance, options: ServerOptions): void =>
  serve(app, endpoints.readAppointments, ({ params: { date } }) => ({
    appointments: appointmentsOf(configured(options))
      .filter((entry) => entry.date === date)
      .sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0))
      .map((entry) => ({ ...appointmentView(entry), mask: options.maskOf(entry.person) ?? "" })),
  }));

const rawRows = (rows: readonly unknown[] | undefined, csv: string | undefined): readonly RawRow[] => {
  if (csv === undefined) return (rows ?? []).map((row, place) => ({ line: place + 1, row }));
  const table = rowsOfTable(csv);
  if (!Array.isArray(table)) throw malformed([table as Exclude<typeof table, unknown[]>]);
  if (table.length <= IMPORT_ROWS_MAX) return table;
  throw malformed([{ path: "/csv", value: `${table.length} rows`, expected: `at most ${IMPORT_ROWS_MAX}` }]);
};

const addImport = (app: FastifyInstance, options: ServerOptions): void =>
  serve(app, endpoints.importAppointments, async ({ body: { rows, csv }, identity: { role, id } }) => {
    configured(options);
    return { rows: await importRows(options.port, rawRows(rows, csv), { role, id }) };
  });

export const addAppointments = (app: FastifyInstance, options: ServerOptions): void => {
  addBooking(app, options);
  addOwn(app, options);
  addList(app, options);
  addImport(app, options);
};
