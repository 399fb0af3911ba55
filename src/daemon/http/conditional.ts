// Documents with versions as conditional resources (RFC 9110 §13): who writes says which version they have read, so that two
// managers cannot undo each other unseen.
import type { FastifyReply, FastifyRequest } from "fastify";
import { HttpProblem, malformed } from "./http-problem.ts";
import type { Replaced } from "./settings-document.ts";

export const tell = (reply: FastifyReply, version: number): void => void reply.header("etag", `"${version}"`);

/** A strong tag is compared whole; a weak one, or a list, never matches. */
export const versionIn = ({ headers }: FastifyRequest): number => {
  const wanted = headers["if-match"];
  if (wanted === undefined) throw new HttpProblem("precondition-required");
  const version = /^"(\d{1,15})"$/.exec(wanted.trim())?.[1];
  if (version === undefined) throw new HttpProblem("precondition-failed", { detail: `${wanted} is no version` });
  return Number(version);
};

/** The new version, or the problem that stands in its way. */
export const accepted = (replaced: Replaced): number => {
  if (replaced.ok) return replaced.version;
  if ("stale" in replaced) throw new HttpProblem("precondition-failed");
  if ("problems" in replaced) throw malformed(replaced.problems);
  throw new HttpProblem(replaced.refused, replaced.detail === undefined ? {} : { detail: replaced.detail });
};
