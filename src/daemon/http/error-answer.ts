// Whatever goes wrong on a request leaves the server as RFC 9457: known problems with their code, everything else as an
// internal error that tells the log and not the client.
import type { Socket } from "node:net";
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { isAppError } from "../../base/errors.ts";
import { HttpProblem } from "./http-problem.ts";
import { languageFor, type ProblemCode, problemDetails } from "./problem.ts";
import type { ServerOptions } from "./server-options.ts";

export const PROBLEM_JSON = "application/problem+json; charset=utf-8";

const frameworkCodes: Readonly<Record<string, ProblemCode>> = {
  FST_ERR_CTP_BODY_TOO_LARGE: "too-large",
  FST_ERR_CTP_INVALID_MEDIA_TYPE: "unsupported-type",
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: "malformed",
  FST_ERR_BAD_URL: "malformed",
  FST_ERR_MAX_PARAM_LENGTH: "not-found",
  FST_ERR_HANDLER_TIMEOUT: "overloaded",
};

const asProblem = (error: FastifyError): HttpProblem => {
  if (error instanceof HttpProblem) return error;
  if (isAppError(error, "SETTINGS_UNWRITABLE")) return new HttpProblem("unwritable");
  const code = frameworkCodes[error.code];
  return code === undefined ? new HttpProblem("internal") : new HttpProblem(code, { detail: error.message });
};

const sendProblem = (options: ServerOptions, request: FastifyRequest, reply: FastifyReply, problem: HttpProblem) => {
  const { problem: code, more } = problem;
  options.counts.note("http", code);
  const details = problemDetails(code, languageFor(options.port, request.headers["accept-language"]), more);
  if (details.status === 401) reply.header("www-authenticate", "Bearer");
  if (more.headers) reply.headers(more.headers);
  return reply.status(details.status).type(PROBLEM_JSON).send(JSON.stringify(details));
};

export const errorAnswer =
  (options: ServerOptions) => (error: FastifyError, request: FastifyRequest, reply: FastifyReply) => {
    const problem = asProblem(error);
    if (problem.problem === "internal")
      request.log.error({ err: error, route: request.routeOptions.url }, "request failed");
    return sendProblem(options, request, reply, problem);
  };

interface Route {
  readonly method: string;
  readonly url: string;
}

const fits = (pattern: string, path: string): boolean => {
  const wanted = pattern.split("/");
  const levels = path.split("/");
  return wanted.length === levels.length && wanted.every((part, at) => part.startsWith(":") || part === levels[at]);
};

/** Tells an address that takes other methods (405) from one that does not exist (404). */
export const answerUnknown = (app: FastifyInstance): void => {
  const routes: Route[] = [];
  app.addHook("onRoute", ({ method, url }) => {
    for (const one of [method].flat()) routes.push({ method: one, url });
  });
  app.setNotFoundHandler((request) => {
    const path = request.url.split("?")[0]!;
    const allowed = routes.filter(({ url }) => fits(url, path)).map(({ method }) => method);
    if (allowed.length === 0) throw new HttpProblem("not-found");
    throw new HttpProblem("method-not-allowed", { headers: { allow: [...new Set(allowed)].join(", ") } });
  });
};

/** Bytes that are no HTTP at all: there is no request yet, so the answer is written by hand. */
export const answerNonsense = (_error: Error, socket: Socket): void => {
  if (!socket.writable) return socket.destroy() && undefined;
  const body = JSON.stringify(problemDetails("malformed", "en", { detail: "this is not HTTP" }));
  const head = `HTTP/1.1 400 Bad Request\r\nContent-Type: ${PROBLEM_JSON}\r\nContent-Length: ${Buffer.byteLength(body)}`;
  socket.end(`${head}\r\nConnection: close\r\n\r\n${body}`);
};
