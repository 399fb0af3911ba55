// Pictures of a demonstration's hardware. An image in a page shows no token, so they are for this machine only.
import type { FastifyInstance } from "fastify";
import { isLocal } from "../access/origin.ts";
import { endpoints } from "./endpoints.ts";
import { HttpProblem } from "./http-problem.ts";
import { serve } from "./serve.ts";
import type { ServerOptions } from "./server-options.ts";

export const addPictures = (app: FastifyInstance, { pictures }: ServerOptions): void => {
  serve(app, endpoints.readPicture, ({ params: { device = "", version }, request: { ip, headers }, reply }) => {
    if (!pictures) throw new HttpProblem("not-found");
    if (!isLocal(ip, headers)) throw new HttpProblem("not-local");
    const png = pictures.png(device, Number(version));
    if (!png) throw new HttpProblem("not-found");
    return reply.type("image/png").send(Buffer.from(png));
  });
};
