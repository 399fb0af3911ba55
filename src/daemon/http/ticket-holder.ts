// Who asks by a ticket's link.
import type { FastifyRequest } from "fastify";
import type { Identity } from "../access/identity.ts";
import type { ServerOptions } from "./server-options.ts";

type Doors = Pick<ServerOptions, "links" | "watchLinks">;

/**
 * Who holds a ticket's link is a party of their own: many phones behind one address do not share its bucket. Those who watch
 * it are another, so that a link passed on to many slows nobody but them.
 */
export const holderIn = ({ params }: FastifyRequest, { links, watchLinks }: Doors): Identity | undefined => {
  const { token = "" } = (params ?? {}) as Readonly<Record<string, string>>;
  const own = links.nameIn(token);
  if (own !== undefined) return { role: "visitor", id: `ticket ${own}` };
  const watched = watchLinks.nameIn(token);
  return watched === undefined ? undefined : { role: "visitor", id: `watched ticket ${watched}` };
};
