// The built pages, each under its name (/kiosk, /screen, /office, …), and those behind an address that was given to somebody.
import fastifyStatic from "@fastify/static";
import type { FastifyInstance } from "fastify";

/** A name with a hash of its contents never changes; anything else is asked for again. */
const HASHED = /[-.][A-Za-z0-9_]{8,}\.\w+$/;
const FOR_EVER = "public, max-age=31536000, immutable";

/** A page reads the rest of its address itself. */
const givenAddresses = {
  /** The link on a ticket's paper. */
  "/t/:token": "ticket.html",
  /** The link of an appointment. */
  "/a/:token": "book.html",
  /** The link on the receipt of a case. */
  "/case/:token": "case.html",
  /** The QR code at each window. */
  "/rate/:window": "rate.html",
};

/** Whoever comes across an address that opens something to its holder puts it in no index. */
const OUT_OF_SIGHT = { "x-robots-tag": "noindex, nofollow" };

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
  for (const [address, page] of Object.entries(givenAddresses))
    app.get(address, (_, reply) => reply.sendFile(page).headers(OUT_OF_SIGHT));
};
