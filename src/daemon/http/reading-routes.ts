// Looks at the hall over REST, for programs that ask once; pages follow the live feed instead.
import type { FastifyInstance } from "fastify";
import type { Hall, Ticket } from "../../hall/state.ts";
import { aheadOf, serviceQueueView, serviceView, ticketView, windowView } from "../../hall/views/views.ts";
import type { Identity } from "../access/identity.ts";
import { endpoints } from "./endpoints.ts";
import { HttpProblem } from "./http-problem.ts";
import { serve } from "./serve.ts";
import type { ServerOptions } from "./server-options.ts";

const configured = ({ port: { hall } }: ServerOptions): Hall => {
  if (!hall.rules) throw new HttpProblem("not-configured");
  return hall;
};

const topic = ({ feed, port }: ServerOptions, name: string) => ({ ...port.head, data: feed.snapshot(name) });

const windowOf = (options: ServerOptions, id: string) => {
  const view = windowView(configured(options), id);
  if (!view) throw new HttpProblem("unknown-window", { detail: id });
  return view;
};

/**
 * Whoever has the link could rate in the visitor's place [Q3]: no clerk gets it, nor a clerk who has logged in as staff, but for
 * the tickets that they took for somebody.
 */
const maySeeLink = ({ role, id }: Identity, { takenBy }: Ticket): boolean =>
  role === "kiosk" || role === "manager" || (role === "staff" && takenBy === id);

const ticketOf = (options: ServerOptions, identity: Identity, id: string) => {
  const hall = configured(options);
  const ticket = hall.tickets.get(id);
  if (!ticket) throw new HttpProblem("unknown-ticket", { detail: id });
  const ahead = aheadOf(hall, ticket);
  const link = maySeeLink(identity, ticket) ? options.linkOf(id) : undefined;
  return {
    ...ticketView(hall, ticket),
    ...(ahead === undefined ? {} : { ahead }),
    ...(link === undefined ? {} : { link }),
  };
};

const queueOf = (hall: Hall) =>
  [...hall.services.values()].map(({ id, name }) => ({ id, name, tickets: serviceQueueView(hall, id) }));

export const addReadings = (app: FastifyInstance, options: ServerOptions): void => {
  const hall = () => configured(options);
  serve(app, endpoints.readBoard, () => topic(options, "board"));
  serve(app, endpoints.readDevices, () => topic(options, "devices"));
  serve(app, endpoints.readWindows, () => ({
    windows: [...hall().windows.keys()].map((id) => windowView(hall(), id)),
  }));
  serve(app, endpoints.readWindow, ({ params }) => windowOf(options, params.window!));
  serve(app, endpoints.readServices, () => ({
    services: [...hall().services.keys()].map((id) => serviceView(hall(), id)),
  }));
  serve(app, endpoints.readTicket, ({ params, identity }) => ticketOf(options, identity, params.ticket!));
  serve(app, endpoints.readQueue, () => ({ services: queueOf(hall()) }));
};
