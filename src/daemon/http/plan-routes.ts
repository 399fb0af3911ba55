// Plans as a manager edits them: what is in force, what a draft would come to, and a new version in its place. They are
// sections of the settings and have their version.
import type { FastifyInstance } from "fastify";
import { actorOf } from "../access/identity.ts";
import { accepted, tell, versionIn } from "./conditional.ts";
import { endpoints } from "./endpoints.ts";
import { malformed } from "./http-problem.ts";
import { serve } from "./serve.ts";
import type { ServerOptions } from "./server-options.ts";

export const addPlans = (app: FastifyInstance, { plans }: ServerOptions): void => {
  serve(app, endpoints.readPlans, ({ reply }) => {
    const inForce = plans.read();
    tell(reply, inForce.version);
    return inForce;
  });
  serve(app, endpoints.replacePlans, async ({ body, request, reply, identity }) => {
    const version = accepted(await plans.replace(versionIn(request), body, actorOf(identity)));
    tell(reply, version);
    return { version };
  });
  serve(app, endpoints.previewPlans, ({ body: { from, to, ...draft } }) => {
    const tried = plans.preview(draft, from, to);
    if (!tried.ok) throw malformed(tried.problems);
    return { days: tried.days };
  });
};
