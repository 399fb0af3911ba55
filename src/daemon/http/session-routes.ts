// People coming and going: who am I, log in, log out, and the demonstration that asks for no secret.
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { Granted } from "../access/grants.ts";
import type { Identity } from "../access/identity.ts";
import { isLocal } from "../access/origin.ts";
import type { LoginOutcome } from "../access/sessions.ts";
import { endpoints } from "./endpoints.ts";
import { HttpProblem, lockedOut } from "./http-problem.ts";
import { serve } from "./serve.ts";
import type { ServerOptions } from "./server-options.ts";
import { noSessionCookie, sessionCookie } from "./session-cookie.ts";

const selfOf = ({ role, id, window }: Pick<Identity, "role" | "id" | "window">, expiresAt: number | undefined) => ({
  role,
  id,
  ...(window === undefined ? {} : { window }),
  ...(expiresAt === undefined ? {} : { expiresAt }),
});

const opened = (outcome: LoginOutcome): Granted => {
  if (outcome.ok) return outcome;
  throw outcome.code === "locked-out" ? lockedOut(outcome.waitMs) : new HttpProblem(outcome.code);
};

const handOver = ({ token, grant }: Granted, carrier: string, request: FastifyRequest, reply: FastifyReply) => {
  const self = selfOf(grant, grant.expiresAt);
  if (carrier === "bearer") return { ...self, token };
  const lastsMs = (grant.expiresAt ?? grant.createdAt) - grant.createdAt;
  reply.header("set-cookie", sessionCookie(token, lastsMs, request.protocol === "https"));
  return self;
};

const addSession = (app: FastifyInstance, { access, port, demo = false }: ServerOptions): void => {
  const { sessions, grants, log } = access;
  serve(app, endpoints.readSession, ({ identity, request: { ip, headers } }) => ({
    ...selfOf(identity, grants.expiryOf(identity)),
    demo: demo && isLocal(ip, headers),
    needsSetUp: !sessions.hasManagerPassword && isLocal(ip, headers),
  }));
  serve(app, endpoints.logIn, async ({ body, request, reply }) => {
    if (body.role === "clerk" && !port.hall.windows.has(body.window))
      throw new HttpProblem("unknown-window", { detail: body.window });
    return handOver(opened(await sessions.logIn(body, request.ip)), body.carrier ?? "cookie", request, reply);
  });
  serve(app, endpoints.logOut, async ({ identity, request, reply }) => {
    await sessions.logOut(identity);
    log({ what: "log-out", role: identity.role, id: identity.id, address: request.ip });
    reply.header("set-cookie", noSessionCookie);
  });
};

const addDemo = (app: FastifyInstance, { access, demo = false }: ServerOptions): void => {
  serve(app, endpoints.startDemo, ({ body, request: { ip, headers } }) => {
    if (!demo) throw new HttpProblem("not-found");
    if (!isLocal(ip, headers)) throw new HttpProblem("not-local");
    const { role, id = `demo-${role}`, window } = body;
    const wanted = { role, id, label: "demo", ...(window === undefined ? {} : { window }) };
    const { token, grant } = access.grants.giveForDemo(wanted);
    access.log({ what: "demo-session", role, id, address: ip });
    return { ...selfOf(grant, undefined), token };
  });
};

export const addSessions = (app: FastifyInstance, options: ServerOptions): void => {
  addSession(app, options);
  addDemo(app, options);
};
