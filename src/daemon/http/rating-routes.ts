// Ratings by visitors who have no pad before them: by the link of their ticket, on a phone or shown to a kiosk, or at the window's QR
// code by the code on the paper. No person who is logged in comes in here: a static code and a clerk's screen rate nothing.
import { timingSafeEqual } from "node:crypto";
import type { FastifyInstance, FastifyRequest } from "fastify";
import type { Actor, CommandArgs } from "../../hall/commands.ts";
import { type ComplaintView, complaintView } from "../../hall/complaints/complaint-view.ts";
import { BY_CODE } from "../../hall/complaints/rate-ticket.ts";
import { offerOf, takesRatingsBy, unratedAt } from "../../hall/complaints/rating-offer.ts";
import { type Hall, rulesOf } from "../../hall/state.ts";
import { actorOf, type Identity, scopedId } from "../access/identity.ts";
import { Lockout } from "../access/lockout.ts";
import { ratingCode } from "../codes/rating-code.ts";
import { endpoints } from "./endpoints.ts";
import { HttpProblem } from "./http-problem.ts";
import { keyOf } from "./idempotency-key.ts";
import { serve } from "./serve.ts";
import type { ServerOptions } from "./server-options.ts";

/** Nobody who is logged in. */
const PHONE: Actor = { role: "visitor", id: "phone" };
const CODE: Actor = { role: "visitor", id: BY_CODE };

interface Asking {
  readonly identity: Identity;
  readonly request: FastifyRequest;
}

const askIn = async (
  { port }: ServerOptions,
  { identity, request }: Asking,
  kind: "RateTicket" | "ReportProblem",
  args: CommandArgs<"RateTicket"> | CommandArgs<"ReportProblem">,
  by: Actor,
) => {
  const command = { id: scopedId(identity, keyOf(request)), kind, args, by };
  const answer = await port.submit(command as Parameters<typeof port.submit>[0]);
  if (!answer.ok) throw new HttpProblem(answer.refused, answer.detail === undefined ? {} : { detail: answer.detail });
  return answer.data;
};

const hallOf = ({ port: { hall } }: ServerOptions): Hall => {
  if (!hall.rules) throw new HttpProblem("not-configured");
  return hall;
};

const addOwnTicketRating = (app: FastifyInstance, options: ServerOptions): void => {
  const ticketIn = (token = ""): string => {
    hallOf(options);
    const ticket = options.links.nameIn(token);
    if (ticket === undefined) throw new HttpProblem("unknown-ticket");
    return ticket;
  };
  serve(app, endpoints.rateOwnTicket, async ({ params, body, ...asking }) => {
    const by = asking.identity.role === "kiosk" ? actorOf(asking.identity) : PHONE;
    await askIn(options, asking, "RateTicket", { ...body, ticket: ticketIn(params.token) }, by);
    return { grade: body.grade };
  });
  serve(app, endpoints.reportOwnProblem, async ({ params, body, ...asking }) => {
    const data = await askIn(options, asking, "ReportProblem", { ...body, ticket: ticketIn(params.token) }, PHONE);
    return { complaint: data.complaint };
  });
};

const areSame = (one: string, other: string): boolean =>
  one.length === other.length && timingSafeEqual(Buffer.from(one), Buffer.from(other));

/** A window that has a QR code, in a hall that takes ratings by it. */
const windowWithCode = (options: ServerOptions, id: string) => {
  const hall = hallOf(options);
  const window = hall.plans.get(id);
  if (!window) throw new HttpProblem("unknown-window", { detail: id });
  if (!takesRatingsBy(hall, "code")) throw new HttpProblem("not-found", { detail: "ratings by code" });
  return { hall, window };
};

const addWindowRating = (app: FastifyInstance, options: ServerOptions): void => {
  const lockout = new Lockout(options.clock);
  serve(app, endpoints.readWindowRating, ({ params: { window: id = "" } }) => {
    const { hall, window } = windowWithCode(options, id);
    const { number, name } = window;
    const numbers = unratedAt(hall, id).map((one) => one.number);
    return { hall: rulesOf(hall).name, window: { number, name }, numbers, ...offerOf(hall) };
  });
  serve(app, endpoints.rateAtWindow, async ({ params: { window: id = "" }, body, ...asking }) => {
    const { hall } = windowWithCode(options, id);
    const { number, code, ...said } = body;
    const found = unratedAt(hall, id).find((one) => one.number === number);
    if (!found) throw new HttpProblem("unknown-ticket", { detail: number });
    if (lockout.waitMs([found.ticket]) > 0) throw new HttpProblem("locked-out");
    lockout.fail([found.ticket]);
    if (!areSame(code.toUpperCase(), ratingCode(options.links.tokenOf(found.ticket))))
      throw new HttpProblem("wrong-credentials", { detail: "the code on the paper" });
    lockout.clear(found.ticket);
    await askIn(options, asking, "RateTicket", { ...said, ticket: found.ticket }, CODE);
    return { grade: said.grade };
  });
};

/** Whoever it is about may object, and learns neither who complains nor how to reach them. */
const ownView = (view: ComplaintView, id: string): Omit<ComplaintView, "person" | "words"> | undefined => {
  const { person, words, ...rest } = view;
  if (view.clerk?.id === id) return rest;
  return view.staff === id ? view : undefined;
};

export const addRatings = (app: FastifyInstance, options: ServerOptions): void => {
  addOwnTicketRating(app, options);
  addWindowRating(app, options);
  serve(app, endpoints.readOwnComplaints, ({ identity }) => {
    const hall = hallOf(options);
    const all = Object.values(hall.complaints.complaints).filter(({ closed }) => !closed);
    const own = all.map((one) => ownView(complaintView(hall, one), identity.id));
    return { complaints: own.filter((view) => view !== undefined) };
  });
};
