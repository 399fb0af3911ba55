// Opens what is sealed, for a member of staff, once it is on record that they looked.
import type { FastifyInstance } from "fastify";
import { endpoints } from "./endpoints.ts";
import { HttpProblem } from "./http-problem.ts";
import { serve } from "./serve.ts";
import type { ServerOptions } from "./server-options.ts";

export const addPrivate = (app: FastifyInstance, { port, sealedUnder }: ServerOptions): void => {
  serve(app, endpoints.readPrivate, async ({ params: { ref = "" }, identity: { role, id } }) => {
    const found = sealedUnder(ref);
    if (found === undefined)
      throw new HttpProblem("not-found", { detail: "nothing is sealed under it, or it has been purged" });
    const answer = await port.submit({ kind: "ReadPrivate", args: { ref }, by: { role, id } });
    if (!answer.ok) throw new HttpProblem(answer.refused, answer.detail === undefined ? {} : { detail: answer.detail });
    return typeof found === "string" ? { words: found } : { contact: found };
  });
};
