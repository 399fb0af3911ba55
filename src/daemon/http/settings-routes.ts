// The settings that a manager edits, as one document with a version; and its versions before.
import type { FastifyInstance } from "fastify";
import { Sections } from "../../protocols/api/settings-sections.ts";
import { actorOf } from "../access/identity.ts";
import { accepted, tell, versionIn } from "./conditional.ts";
import { endpoints } from "./endpoints.ts";
import { HttpProblem, malformed } from "./http-problem.ts";
import { serve } from "./serve.ts";
import type { ServerOptions } from "./server-options.ts";

const SEQ = /^\d{1,15}$/;

export const addSettings = (app: FastifyInstance, { settings }: ServerOptions): void => {
  serve(app, endpoints.readSettings, ({ reply }) => {
    const { version, value } = settings.read();
    tell(reply, version);
    return value;
  });
  serve(app, endpoints.replaceSettings, async ({ body, request, reply, identity }) => {
    const version = accepted(await settings.replace(versionIn(request), body, actorOf(identity)));
    tell(reply, version);
    return { version };
  });
  serve(app, endpoints.readSettingsInForce, ({ reply }) => {
    const inForce = settings.inForce();
    tell(reply, inForce.version);
    return inForce;
  });
  serve(app, endpoints.readSettingsSchema, () => Sections);
  serve(app, endpoints.previewSettings, ({ body }) => {
    const tried = settings.tryOut(body);
    if (!tried.ok) throw malformed(tried.problems);
    return tried.value;
  });
  serve(app, endpoints.readSettingsHistory, () => ({ versions: settings.history() }));
  serve(app, endpoints.readSettingsVersion, ({ params: { seq = "" } }) => {
    const version = SEQ.test(seq) ? settings.versionAt(Number(seq)) : undefined;
    if (!version) throw new HttpProblem("not-found", { detail: `settings ${seq}` });
    return version;
  });
};
