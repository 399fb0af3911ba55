// How the pages look: the hall's colours as a style sheet, its emblem, and the languages that its configuration brings along.
import type { FastifyInstance } from "fastify";
import { rulesOf } from "../../hall/state.ts";
import { themeOf } from "../look/theme.ts";
import { endpoints } from "./endpoints.ts";
import { HttpProblem } from "./http-problem.ts";
import { pictureIn } from "./photo-routes.ts";
import { serve } from "./serve.ts";
import type { ServerOptions } from "./server-options.ts";

type Needs = Pick<ServerOptions, "port" | "emblems" | "languages">;

/** There is one. */
const EMBLEM = "emblem";

/** For the whole server. Nothing of it is a secret, and pages ask for it before they are anybody. */
export const addLook = (app: FastifyInstance, { port, emblems }: Needs): void => {
  app.get("/theme.css", (_, reply) => {
    reply.type("text/css; charset=utf-8").header("cache-control", "no-cache");
    return themeOf(rulesOf(port.hall).look);
  });
  app.get("/emblem", async (_, reply) => {
    const emblem = await emblems.read(EMBLEM);
    reply.header("cache-control", "no-cache");
    return emblem ? reply.type(emblem.type).send(emblem.bytes) : reply.redirect("/icon.svg");
  });
};

export const addLookEditing = (app: FastifyInstance, { emblems, languages }: Needs): void => {
  serve(app, endpoints.readLanguages, () => languages.map(({ code, name }) => ({ code, name })));
  serve(app, endpoints.readLanguage, ({ params }) => {
    const found = languages.find(({ code }) => code === params.code);
    if (!found) throw new HttpProblem("not-found", { detail: `language ${params.code}` });
    return found;
  });
  serve(app, endpoints.replaceEmblem, async ({ body }) => {
    await emblems.write(EMBLEM, pictureIn(body.picture));
  });
  serve(app, endpoints.removeEmblem, () => emblems.remove(EMBLEM));
};
