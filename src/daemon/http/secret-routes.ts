// Tokens, PINs and the password, as a manager keeps them. The first password of a hall is set at the machine itself.
import type { FastifyInstance } from "fastify";
import { isLocal } from "../access/origin.ts";
import { denied } from "../access/rights.ts";
import { endpoints } from "./endpoints.ts";
import { HttpProblem } from "./http-problem.ts";
import { type Asked, serve } from "./serve.ts";
import type { ServerOptions } from "./server-options.ts";

const admitToPassword = (
  { access }: ServerOptions,
  { identity, request }: Asked<(typeof endpoints)["setPassword"]>,
): void => {
  if (identity.role === "manager") return;
  if (access.sessions.hasManagerPassword) throw new HttpProblem(denied(identity, "").code);
  if (!isLocal(request.ip, request.headers)) throw new HttpProblem("not-local");
};

const addGrants = (app: FastifyInstance, { access: { grants, log } }: ServerOptions): void => {
  serve(app, endpoints.readGrants, () => ({ tokens: grants.list() }));
  serve(app, endpoints.revokeGrant, async ({ params, identity, request }) => {
    const revoked = await grants.revoke(({ name }) => name === params.name);
    if (revoked === 0) throw new HttpProblem("not-found", { detail: `token ${params.name}` });
    const { role, id } = identity;
    log({ what: "grant-revoked", role, id, address: request.ip, about: params.name! });
  });
};

const isStaff = ({ port }: ServerOptions, id: string): boolean =>
  port.hall.rules?.staff.some((member) => member.id === id) ?? false;

export const addSecrets = (app: FastifyInstance, options: ServerOptions): void => {
  const { sessions, log } = options.access;
  addGrants(app, options);
  serve(app, endpoints.setPin, async ({ params, body, identity, request }) => {
    const staff = params.staff!;
    if (!isStaff(options, staff)) throw new HttpProblem("not-found", { detail: `staff ${staff}` });
    await sessions.setPin(staff, body.pin);
    log({ what: "pin-set", role: identity.role, id: identity.id, address: request.ip, about: staff });
  });
  serve(app, endpoints.setPassword, async (asked) => {
    admitToPassword(options, asked);
    await sessions.setManagerPassword(asked.body.password, asked.identity);
    log({ what: "password-set", role: asked.identity.role, id: asked.identity.id, address: asked.request.ip });
  });
};
