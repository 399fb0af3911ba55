// The settings that a manager edits, as one document with a version.
import type { FastifyInstance } from "fastify";
import { accepted, tell, versionIn } from "./conditional.ts";
import { endpoints } from "./endpoints.ts";
import { serve } from "./serve.ts";
import type { ServerOptions } from "./server-options.ts";

export const addSettings = (app: FastifyInstance, { settings }: ServerOptions): void => {
  serve(app, endpoints.readSettings, ({ reply }) => {
    const { version, value } = settings.read();
    tell(reply, version);
    return value;
  });
  serve(app, endpoints.replaceSettings, async ({ body, request, reply }) => {
    const version = accepted(await settings.replace(versionIn(request), body));
    tell(reply, version);
    return { version };
  });
};
