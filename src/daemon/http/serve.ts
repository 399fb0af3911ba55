// Puts an endpoint on the server: the right first, then the body, then the handler.
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { Identity } from "../access/identity.ts";
import { denied } from "../access/rights.ts";
import type { BodyOf, Endpoint } from "./endpoint.ts";
import { HttpProblem } from "./http-problem.ts";

declare module "fastify" {
  interface FastifyRequest {
    /** Who asks; set before any handler of the API runs. */
    identity: Identity;
  }
}

export interface Asked<E extends Endpoint> {
  readonly body: BodyOf<E>;
  /** Parts of the path. */
  readonly params: Readonly<Record<string, string>>;
  readonly identity: Identity;
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
}

type Handle<E extends Endpoint> = (asked: Asked<E>) => unknown;

const admit = ({ roles, summary }: Endpoint, identity: Identity): void => {
  if (roles.includes(identity.role)) return;
  const { code, detail } = denied(identity, summary);
  throw new HttpProblem(code, { detail });
};

export const serve = <E extends Endpoint>(app: FastifyInstance, endpoint: E, handle: Handle<E>): void => {
  const { method, path, body, query, status = 200, bodyLimit } = endpoint;
  app.route({
    method,
    url: path,
    schema: { ...(body && { body }), ...(query && { querystring: query }) },
    ...(bodyLimit === undefined ? {} : { bodyLimit }),
    preParsing: async (request) => admit(endpoint, request.identity),
    handler: async (request, reply) => {
      const params = request.params as Record<string, string>;
      reply.status(status);
      const { identity } = request;
      return handle({ body: request.body as BodyOf<E>, params, identity, request, reply });
    },
  });
};
