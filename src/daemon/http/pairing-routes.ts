// Screens, kiosks and pads coming in: the page asks and waits, the manager types the code that the page shows.
import type { FastifyInstance } from "fastify";
import { endpoints } from "./endpoints.ts";
import { HttpProblem, lockedOut } from "./http-problem.ts";
import { serve } from "./serve.ts";
import type { ServerOptions } from "./server-options.ts";

export const addPairing = (app: FastifyInstance, { access, isPad }: ServerOptions): void => {
  const { pairing, log } = access;
  serve(app, endpoints.askPairing, ({ request }) => {
    const asked = pairing.ask(request.ip);
    if (!asked) throw new HttpProblem("overloaded", { detail: "too many pages wait to be paired" });
    return asked;
  });
  serve(app, endpoints.collectPairing, async ({ body, reply }) => {
    const collected = await pairing.collect(body.secret);
    if (collected.state === "gone") throw new HttpProblem("pairing-over");
    if (collected.state === "waiting") return reply.status(202).send({ state: "waiting" });
    const { token, grant } = collected;
    return { role: grant.role, id: grant.id, token };
  });
  serve(app, endpoints.approvePairing, ({ body: { code, role, id, label = "" }, identity, request }) => {
    // A name of no device would let a tablet in that nobody ever asks.
    if (role === "pad" && !isPad(id)) throw new HttpProblem("not-found", { detail: `no pad ${id} has a tablet` });
    const approval = pairing.approve(code, { role, id, label }, identity);
    const what = approval.ok ? "pairing-approved" : "pairing-code-wrong";
    log({ what, role: identity.role, id: identity.id, address: request.ip, about: `${role}:${id}` });
    if (approval.ok) return { role, id };
    throw approval.code === "locked-out" ? lockedOut(approval.waitMs) : new HttpProblem(approval.code);
  });
};
