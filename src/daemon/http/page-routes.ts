// The built pages: /, /kiosk, /screen, /window, /clerk, /pad, /manager, /t/… and their assets.
import fastifyStatic from "@fastify/static";
import type { FastifyInstance } from "fastify";

/** A name with a hash of its contents never changes; anything else is asked for again. */
const HASHED = /[-.][A-Za-z0-9_]{8,}\.\w+$/;
const FOR_EVER = "public, max-age=31536000, immutable";

export const addPages = (app: FastifyInstance, folder: string): void => {
  app.register(fastifyStatic, {
    root: folder,
    extensions: ["html"],
    index: "index.html",
    cacheControl: false,
    setHeaders: (reply, path) => {
      reply.header("cache-control", HASHED.test(path) ? FOR_EVER : "no-cache");
    },
  });
  // The link on a ticket's paper: the page reads the rest of its address itself.
  // Each window's QR code.
  app.get("/rate/:window", (_, reply) => reply.sendFile("rate.html"));
  app.get("/t/:token", (_, reply) => reply.sendFile("ticket.html"));
  // The address of an appointment.
  app.get("/a/:token", (_, reply) => reply.sendFile("book.html"));
  // The link on the receipt of a case.
  app.get("/case/:token", (_, reply) => reply.sendFile("case.html"));
};
