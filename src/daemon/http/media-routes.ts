// Pictures and videos of the hall screen: a manager puts them there as they are, and every screen may fetch them, in parts too.
import fastifyStatic from "@fastify/static";
import type { FastifyInstance } from "fastify";
import { checker } from "../../base/check.ts";
import { MediaName } from "../../hall/rules/screen-rules.ts";
import { isNamedAsItIs, MEDIA_MAX, mediumTypes } from "../files/media.ts";
import { endpoints } from "./endpoints.ts";
import { malformed } from "./http-problem.ts";
import { serve } from "./serve.ts";
import type { ServerOptions } from "./server-options.ts";

type Needs = Pick<ServerOptions, "media">;

const checkName = checker(MediaName);

const nameIn = (name: string | undefined): string => {
  const checked = checkName(name);
  if (checked.ok) return checked.value;
  throw malformed(checked.problems.map((one) => ({ ...one, path: "/name" })));
};

/** For the whole server. */
export const addMedia = (app: FastifyInstance, { media }: Needs): void => {
  app.register(fastifyStatic, { root: media.folder, prefix: "/media/", index: false, decorateReply: false });
};

const refuseUnfit = async ({ media }: Needs, name: string, bytes: Buffer): Promise<void> => {
  if (!isNamedAsItIs(name, bytes)) {
    const problem = { value: `${bytes.length} bytes`, expected: "a JPEG, PNG or MP4 as its name says" };
    throw malformed([{ path: "", ...problem }]);
  }
  if (!(await media.hasRoomFor(name)))
    throw malformed([{ path: "/name", value: name, expected: `at most ${MEDIA_MAX} files` }]);
};

/** In a scope of its own, so that nothing else takes such bodies. */
export const addMediaEditing = (app: FastifyInstance, options: Needs): void => {
  app.register(async (scope) => {
    scope.addContentTypeParser([...mediumTypes], { parseAs: "buffer" }, async (_: unknown, bytes: unknown) => bytes);
    serve(scope, endpoints.replaceMedium, async ({ params, body }) => {
      const name = nameIn(params.name);
      await refuseUnfit(options, name, body);
      await options.media.write(name, body);
    });
  });
  serve(app, endpoints.readMedia, async () => ({ media: await options.media.list() }));
  serve(app, endpoints.removeMedium, async ({ params }) => {
    await options.media.remove(nameIn(params.name));
  });
};
