// The operations over REST: one route a row of the table, the parts of the path merged into the arguments.
import type { FastifyInstance, FastifyRequest } from "fastify";
import { argumentsOf, type OperationName, operations } from "../../protocols/api/operations.ts";
import { givesNumber } from "../access/rate-limit.ts";
import { operationProblem } from "../access/rights.ts";
import { scopedCommand } from "../access/scoped-command.ts";
import { HttpProblem, malformed } from "./http-problem.ts";
import { keyOf } from "./idempotency-key.ts";
import type { ServerOptions } from "./server-options.ts";

export const CREATED: OperationName = "take-ticket";

type Fields = Record<string, unknown>;

/** The path says it first; a body that says something else is contradicting it. */
const mergedBody = (body: unknown, params: Readonly<Record<string, string>>): unknown => {
  if (body !== undefined && (typeof body !== "object" || body === null || Array.isArray(body))) return body;
  const fields = (body ?? {}) as Fields;
  const contradicted = Object.keys(params).find((name) => name in fields && fields[name] !== params[name]);
  if (contradicted === undefined) return { ...fields, ...params };
  const value = JSON.stringify(fields[contradicted]).slice(0, 80);
  throw malformed([{ path: `/${contradicted}`, value, expected: `${params[contradicted]}, as in the address` }]);
};

const admit = ({ rates }: ServerOptions, name: OperationName, { identity, body }: FastifyRequest): void => {
  const problem = operationProblem(identity, name, (body ?? {}) as Fields);
  if (problem) throw new HttpProblem(problem.code, { detail: problem.detail });
  if (givesNumber(name) && !rates.takeTicket(identity))
    throw new HttpProblem("too-many-requests", { detail: "tickets a minute", headers: { "retry-after": "1" } });
};

const addOperation = (app: FastifyInstance, options: ServerOptions, name: OperationName): void => {
  app.route({
    method: "POST",
    url: operations[name].path,
    schema: { body: argumentsOf(name) },
    preValidation: async (request) => {
      request.body = mergedBody(request.body, request.params as Record<string, string>);
      admit(options, name, request);
      keyOf(request);
    },
    handler: async (request, reply) => {
      const command = scopedCommand(request.identity, name, request.body as Fields, keyOf(request));
      const answer = await options.port.submit(command);
      if (!answer.ok)
        throw new HttpProblem(answer.refused, answer.detail === undefined ? {} : { detail: answer.detail });
      reply.status(name === CREATED ? 201 : 200);
      return { seq: answer.seq, data: answer.data };
    },
  });
};

export const addOperations = (app: FastifyInstance, options: ServerOptions): void => {
  for (const name of Object.keys(operations) as OperationName[]) addOperation(app, options, name);
};
