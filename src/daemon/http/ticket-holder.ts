// Who asks by a ticket's link.
import type { FastifyRequest } from "fastify";
import type { Identity } from "../access/identity.ts";
import type { ServerOptions } from "./server-options.ts";

/** Who holds a ticket's link is a party of their own: many phones behind one address do not share its bucket. */
export const holderIn = ({ params }: FastifyRequest, { links }: Pick<ServerOptions, "links">): Identity | undefined => {
  const { token } = (params ?? {}) as Readonly<Record<string, string>>;
  const ticket = token === undefined ? undefined : links.nameIn(token);
  return ticket === undefined ? undefined : { role: "visitor", id: `ticket ${ticket}` };
};
