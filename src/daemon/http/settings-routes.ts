// The settings as a conditional document (RFC 9110 §13): who writes says which version they have read, so that two
// managers cannot undo each other unseen.
import type { FastifyInstance, FastifyRequest } from "fastify";
import { endpoints } from "./endpoints.ts";
import { HttpProblem, malformed } from "./http-problem.ts";
import { serve } from "./serve.ts";
import type { ServerOptions } from "./server-options.ts";
import type { Replaced } from "./settings-document.ts";

const etagOf = (version: number): string => `"${version}"`;

/** A strong tag is compared whole; a weak one, or a list, never matches. */
const versionIn = ({ headers }: FastifyRequest): number => {
  const wanted = headers["if-match"];
  if (wanted === undefined) throw new HttpProblem("precondition-required");
  const version = /^"(\d{1,15})"$/.exec(wanted.trim())?.[1];
  if (version === undefined) throw new HttpProblem("precondition-failed", { detail: `${wanted} is no version` });
  return Number(version);
};

const accepted = (replaced: Replaced): number => {
  if (replaced.ok) return replaced.version;
  if ("stale" in replaced) throw new HttpProblem("precondition-failed");
  if ("problems" in replaced) throw malformed(replaced.problems);
  throw new HttpProblem(replaced.refused, replaced.detail === undefined ? {} : { detail: replaced.detail });
};

export const addSettings = (app: FastifyInstance, { settings }: ServerOptions): void => {
  serve(app, endpoints.readSettings, ({ reply }) => {
    const { version, value } = settings.read();
    reply.header("etag", etagOf(version));
    return value;
  });
  serve(app, endpoints.replaceSettings, async ({ body, request, reply }) => {
    const version = accepted(await settings.replace(versionIn(request), body));
    reply.header("etag", etagOf(version));
    return { version };
  });
};
