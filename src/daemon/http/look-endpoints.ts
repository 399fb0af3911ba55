// What the REST door says of how pages look and what they are read in.
import { Type } from "typebox";
import { clientRoles } from "../access/identity.ts";
import { PageLanguage } from "../config/language-files.ts";
import { PHOTO_BYTES_MAX } from "../files/photos.ts";
import type { Endpoint } from "./endpoint.ts";
import { pictureBody } from "./photo-endpoints.ts";

const { code, name } = PageLanguage.properties;

export const lookEndpoints = {
  readLanguages: {
    method: "GET",
    path: "/languages",
    summary: "Languages of the pages beside Chinese and English, which every page has",
    roles: clientRoles,
    answer: Type.Array(Type.Object({ code, name })),
  },
  readLanguage: {
    method: "GET",
    path: "/languages/:code",
    summary: "The words of one language",
    roles: clientRoles,
    answer: PageLanguage,
    problems: ["not-found"],
  },
  replaceEmblem: {
    method: "PUT",
    path: "/look/emblem",
    summary: `The hall's emblem on its pages, read at /emblem: JPEG or PNG of at most ${PHOTO_BYTES_MAX / 1000} kB`,
    roles: ["manager"],
    ...pictureBody,
    status: 204,
    problems: ["unwritable"],
  },
  removeEmblem: {
    method: "DELETE",
    path: "/look/emblem",
    summary: "Take the emblem away; Tidehall's own sign stands in its place",
    roles: ["manager"],
    status: 204,
    problems: ["unwritable"],
  },
} as const satisfies Record<string, Endpoint>;
