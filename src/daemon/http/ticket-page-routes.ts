// The ticket's page as a manager edits it: the template in force, what it would look like, and a new one in its place. It is a
// section of the settings and has their version.
import type { FastifyInstance } from "fastify";
import { placeholders, ticketPageProblems } from "../../hall/rules/ticket-page.ts";
import { actorOf } from "../access/identity.ts";
import { accepted, tell, versionIn } from "./conditional.ts";
import { endpoints } from "./endpoints.ts";
import { malformed } from "./http-problem.ts";
import { serve } from "./serve.ts";
import type { ServerOptions } from "./server-options.ts";

export const addTicketPage = (app: FastifyInstance, { ticketPage }: ServerOptions): void => {
  serve(app, endpoints.readTicketPage, ({ reply }) => {
    const { version, ...pages } = ticketPage.read();
    tell(reply, version);
    return { version, ...pages, placeholders: Object.keys(placeholders) };
  });
  serve(app, endpoints.replaceTicketPage, async ({ body, request, reply, identity }) => {
    const version = accepted(await ticketPage.replace(versionIn(request), body.ticketPage, actorOf(identity)));
    tell(reply, version);
    return { version };
  });
  serve(app, endpoints.previewTicketPage, ({ body }) => {
    const problems = ticketPageProblems(body.ticketPage);
    if (problems.length > 0) throw malformed(problems);
    return ticketPage.preview(body.ticketPage, body.isReprint ?? false);
  });
};
