// What every request passes before its route: is the host ours, does it come from our own page, who asks, not too often.
import type { IncomingHttpHeaders } from "node:http";
import type { FastifyInstance, FastifyRequest } from "fastify";
import type { Access } from "../access/access.ts";
import type { Identity } from "../access/identity.ts";
import type { OriginRules } from "../access/origin.ts";
import { HttpProblem } from "./http-problem.ts";
import type { ServerOptions } from "./server-options.ts";
import { tokenInCookie } from "./session-cookie.ts";
import { holderIn } from "./ticket-holder.ts";

const SAFE_METHODS = new Set(["GET", "HEAD", "OPTIONS"]);

/** `default-src 'self'` leaves out WebSockets in older browsers, so the hall's own address is named. */
const contentPolicy = (host: string): string =>
  [
    "default-src 'self'",
    `connect-src 'self' ws://${host} wss://${host}`,
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'self'",
  ].join("; ");

const safetyHeaders = (host: string) => ({
  "content-security-policy": contentPolicy(host),
  "x-content-type-options": "nosniff",
  "referrer-policy": "no-referrer",
  "cross-origin-resource-policy": "same-origin",
});

/** For the whole server. A Host that is not ours is a page of somebody else's, rebound to this address. */
export const guardHost = (app: FastifyInstance, origin: OriginRules): void => {
  app.addHook("onRequest", async ({ headers }, reply) => {
    if (!origin.isOurHost(headers)) throw new HttpProblem("misdirected");
    reply.headers(safetyHeaders(headers.host ?? ""));
  });
};

const bearerToken = (header: string): string => {
  const token = /^Bearer +([A-Za-z0-9_-]{1,200})$/i.exec(header)?.[1];
  if (token === undefined) throw new HttpProblem("unauthenticated", { detail: "Authorization is not a Bearer token" });
  return token;
};

/** A token that is shown must be good; a cookie that has run out leaves an anonymous visitor. */
const identify = (access: Access, { authorization, cookie }: IncomingHttpHeaders): Identity | undefined => {
  if (authorization === undefined) {
    const token = tokenInCookie(cookie);
    return token === undefined ? undefined : access.grants.identify(token);
  }
  const identity = access.grants.identify(bearerToken(authorization));
  if (!identity) throw new HttpProblem("unauthenticated", { detail: "the token is not good, or not any more" });
  return identity;
};

/** A request that changes something comes from our own page, or from a program that shows its token itself. */
const refuseForeignPages = (origin: OriginRules, { method, headers }: FastifyRequest): void => {
  if (SAFE_METHODS.has(method)) return;
  const isOurs = origin.isOurPage(headers);
  const isByCookie = headers.authorization === undefined && tokenInCookie(headers.cookie) !== undefined;
  if (isOurs === false || (isOurs === undefined && isByCookie)) throw new HttpProblem("cross-site");
};

/** For the API: every route behind it knows who asks. */
export const guardApi = (app: FastifyInstance, { access, origin, rates, links, watchLinks }: ServerOptions): void => {
  app.addHook("onRequest", async (request, reply) => {
    reply.headers({ "cache-control": "no-store", "x-robots-tag": "noindex" });
    refuseForeignPages(origin, request);
    const identity =
      identify(access, request.headers) ?? holderIn(request, { links, watchLinks }) ?? access.visitor(request.ip);
    if (!rates.takeMessage(identity)) throw new HttpProblem("too-many-requests", { headers: { "retry-after": "1" } });
    request.identity = identity;
  });
};
