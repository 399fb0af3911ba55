// Days under supervision, as the manager's board asks for them.
import type { FastifyInstance } from "fastify";
import { isAppError } from "../../base/errors.ts";
import { endpoints } from "./endpoints.ts";
import { HttpProblem } from "./http-problem.ts";
import { serve } from "./serve.ts";
import type { ServerOptions } from "./server-options.ts";

const DATE = /^\d{4}-\d{2}-\d{2}$/;

export const addSupervision = (app: FastifyInstance, { supervision }: Pick<ServerOptions, "supervision">): void => {
  serve(app, endpoints.readSupervision, ({ params: { date = "" } }) => {
    const unknown = new HttpProblem("not-found", { detail: `day ${date}` });
    if (!DATE.test(date)) throw unknown;
    try {
      return supervision(date);
    } catch (error) {
      throw isAppError(error, "DAY_UNKNOWN") ? unknown : error;
    }
  });
};
