// A ticket for its holder: whoever has the link that the paper carries reads this ticket, may give it back, and can do nothing
// else. No cookie, no log-in; a link that was never given leads nowhere.
import type { FastifyInstance } from "fastify";
import { type OwnTicketView, ownTicketView } from "../../hall/own-ticket.ts";
import { scopedId } from "../access/identity.ts";
import { endpoints } from "./endpoints.ts";
import { HttpProblem } from "./http-problem.ts";
import { keyOf } from "./idempotency-key.ts";
import { serve } from "./serve.ts";
import type { ServerOptions } from "./server-options.ts";

export const addOwnTicket = (app: FastifyInstance, { links, port, clock, calendar }: ServerOptions): void => {
  const ticketIn = (token: string | undefined): string => {
    if (!port.hall.rules) throw new HttpProblem("not-configured");
    const ticket = links.nameIn(token ?? "");
    if (ticket === undefined) throw new HttpProblem("unknown-ticket");
    return ticket;
  };
  const viewOf = (ticket: string): OwnTicketView => ownTicketView(port.hall, ticket, calendar.moment(clock.now()));
  serve(app, endpoints.readOwnTicket, ({ params }) => viewOf(ticketIn(params.token)));
  serve(app, endpoints.leaveQueue, async ({ params, identity, request }) => {
    const ticket = ticketIn(params.token);
    const by = { role: "visitor", id: "phone" } as const;
    const id = scopedId(identity, keyOf(request));
    const answer = await port.submit({ id, kind: "CancelTicket", args: { ticket }, by });
    if (!answer.ok) throw new HttpProblem(answer.refused, answer.detail === undefined ? {} : { detail: answer.detail });
    return viewOf(ticket);
  });
};
