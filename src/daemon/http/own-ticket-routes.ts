// A ticket for its holder: whoever has the link that the paper carries reads this ticket, may give it back, and can do nothing
// else; whoever has the link that its page passes on only reads. No cookie, no log-in; a link that was never given leads
// nowhere.
import type { FastifyInstance } from "fastify";
import type { RatingChannel } from "../../hall/complaints/rules.ts";
import { type OwnTicketView, ownTicketView } from "../../hall/views/own-ticket.ts";
import { scopedId } from "../access/identity.ts";
import { endpoints } from "./endpoints.ts";
import { HttpProblem } from "./http-problem.ts";
import { keyOf } from "./idempotency-key.ts";
import { serve } from "./serve.ts";
import type { ServerOptions } from "./server-options.ts";

/** Whoever only watches a ticket is not asked how it was. */
const watched = ({ rating: _, ...view }: OwnTicketView): OwnTicketView => view;

export const addOwnTicket = (app: FastifyInstance, options: ServerOptions): void => {
  const { links, watchLinks, port, clock, calendar } = options;
  const found = (ticket: string | undefined): string => {
    if (!port.hall.rules) throw new HttpProblem("not-configured");
    if (ticket === undefined) throw new HttpProblem("unknown-ticket");
    return ticket;
  };
  const viewOf = (ticket: string, channel?: RatingChannel): OwnTicketView =>
    ownTicketView(port.hall, ticket, calendar.moment(clock.now()), channel);
  const held = (ticket: string, channel?: RatingChannel) => ({
    ...viewOf(ticket, channel),
    watch: watchLinks.tokenOf(ticket),
  });
  serve(app, endpoints.readOwnTicket, ({ params: { token = "" }, identity }) => {
    const own = links.nameIn(token);
    if (own === undefined) return watched(viewOf(found(watchLinks.nameIn(token))));
    return held(found(own), identity.role === "kiosk" ? "kiosk" : "phone");
  });
  serve(app, endpoints.leaveQueue, async ({ params: { token = "" }, identity, request }) => {
    const ticket = found(links.nameIn(token));
    const by = { role: "visitor", id: "phone" } as const;
    const id = scopedId(identity, keyOf(request));
    const answer = await port.submit({ id, kind: "CancelTicket", args: { ticket }, by });
    if (!answer.ok) throw new HttpProblem(answer.refused, answer.detail === undefined ? {} : { detail: answer.detail });
    return held(ticket);
  });
};
