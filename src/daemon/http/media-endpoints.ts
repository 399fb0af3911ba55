// What the REST door offers about pictures and videos of the hall screen. They are read at /media/:name, by anybody.
import { Type } from "typebox";
import type { ActorRole } from "../../hall/commands.ts";
import { MEDIUM_BYTES_MAX, mediumTypes } from "../files/media.ts";
import type { Endpoint } from "./endpoint.ts";

const manager: readonly ActorRole[] = ["manager"];

const File = Type.Object({ file: Type.String(), bytes: Type.Integer() });

export const mediaEndpoints = {
  readMedia: {
    method: "GET",
    path: "/media",
    summary: "Pictures and videos that the hall screen may show; `screen.media` of the rules says which it does",
    roles: manager,
    answer: Type.Object({ media: Type.Array(File) }),
  },
  replaceMedium: {
    method: "PUT",
    path: "/media/:name",
    summary: `Put a picture (jpg, png) or a video (mp4) there, at most ${MEDIUM_BYTES_MAX / 1e6} MB; its name ends as what it is`,
    roles: manager,
    bodyTypes: mediumTypes,
    status: 204,
    problems: ["unwritable"],
    bodyLimit: MEDIUM_BYTES_MAX,
  },
  removeMedium: {
    method: "DELETE",
    path: "/media/:name",
    summary: "Take a picture or video away; a screen that has it in its turn leaves it out",
    roles: manager,
    status: 204,
    problems: ["unwritable"],
  },
} as const satisfies Record<string, Endpoint>;
