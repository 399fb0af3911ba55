// What machines ask about the daemon itself: is it alive, is it ready, its metrics, its documents, its problems.
import type { FastifyInstance } from "fastify";
import { refusalTexts } from "../../hall/refusals.ts";
import { HttpProblem } from "./http-problem.ts";
import { isProblemCode, problemDetails } from "./problem.ts";
import type { ServerOptions } from "./server-options.ts";

const METRICS_TYPE = "text/plain; version=0.0.4; charset=utf-8";

const addDocuments = (app: FastifyInstance, { documents }: ServerOptions): void => {
  app.get("/openapi.json", async () => documents.openapi);
  app.get("/asyncapi.json", async () => documents.asyncapi);
  // RFC 9457 §3.1.1: the type of a problem leads to what it means.
  app.get<{ Params: { code: string } }>("/problems/:code", async ({ params: { code } }) => {
    if (!isProblemCode(code)) throw new HttpProblem("not-found");
    const [chinese, english] = [problemDetails(code, "zh-CN"), problemDetails(code, "en")];
    const source = Object.hasOwn(refusalTexts, code) ? "rules" : "door";
    return { type: english.type, code, status: english.status, source, "zh-CN": chinese.title, en: english.title };
  });
};

export const addState = (app: FastifyInstance, options: ServerOptions): void => {
  app.get("/healthz", async () => ({ alive: true }));
  app.get("/readyz", async (_, reply) => {
    const readiness = options.readiness();
    return reply.status(readiness.ready ? 200 : 503).send(readiness);
  });
  app.get("/metrics", async (_, reply) => reply.type(METRICS_TYPE).send(options.metrics()));
  addDocuments(app, options);
};
