// The demonstration's crowd: let simulated visitors in, or send them home. A hall that is no demonstration has none.
import type { FastifyInstance } from "fastify";
import { endpoints } from "./endpoints.ts";
import { HttpProblem } from "./http-problem.ts";
import { serve } from "./serve.ts";
import type { ServerOptions } from "./server-options.ts";

export const addCrowd = (app: FastifyInstance, { crowd }: ServerOptions): void => {
  const change = (peoplePerHour?: number) => {
    if (!crowd) throw new HttpProblem("not-found");
    if (peoplePerHour !== undefined) crowd.set(peoplePerHour);
    return { peoplePerHour: crowd.peoplePerHour };
  };
  serve(app, endpoints.readCrowd, () => change());
  serve(app, endpoints.letCrowdIn, ({ body }) => change(body.peoplePerHour));
  serve(app, endpoints.sendCrowdHome, () => change(0));
};
