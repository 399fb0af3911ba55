// The hall as a whole, for maps of services and for its manager.
import type { FastifyInstance } from "fastify";
import type { Standing } from "../../hall/standard/hold.ts";
import { serviceMap } from "../../hall/views/service-map.ts";
import type { Waits } from "../live/waits.ts";
import { endpoints } from "./endpoints.ts";
import { HttpProblem } from "./http-problem.ts";
import { serve } from "./serve.ts";
import type { ServerOptions } from "./server-options.ts";

/** The map is public, and pages of the county read it from their own address. */
const forEverybody = {
  "access-control-allow-origin": "*",
  "cross-origin-resource-policy": "cross-origin",
  "cache-control": "public, max-age=15",
};

const mapOf = ({ port, feed, clock, calendar }: ServerOptions) => {
  if (!port.hall.rules) throw new HttpProblem("not-configured");
  const waits = (feed.snapshot("board").waits ?? {}) as Waits;
  return serviceMap(port.hall, calendar.moment(clock.now()), waits);
};

const standingFor = async ({ port, standards }: ServerOptions, document?: string): Promise<Standing> => {
  if (!port.hall.rules) throw new HttpProblem("not-configured");
  const standing = await standards.hold(document);
  if (!standing) throw new HttpProblem("not-found", { detail: document ?? "facility.standard" });
  return standing;
};

export const addHall = (app: FastifyInstance, options: ServerOptions): void => {
  serve(app, endpoints.readServiceMap, ({ reply }) => {
    reply.headers(forEverybody);
    return mapOf(options);
  });
  serve(app, endpoints.readStandard, () => standingFor(options));
  serve(app, endpoints.readStandardOf, ({ params }) => standingFor(options, params.document));
};
