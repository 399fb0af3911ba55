// What the REST door offers about photographs of staff. They are read at /photos/:staff, by anybody.
import { Type } from "typebox";
import type { ActorRole } from "../../hall/commands.ts";
import { PHOTO_BYTES_MAX } from "../files/photos.ts";
import type { Endpoint } from "./endpoint.ts";

const manager: readonly ActorRole[] = ["manager"];
const BASE64_LENGTH_MAX = Math.ceil(PHOTO_BYTES_MAX / 3) * 4;

/** What a picture comes in. */
export const pictureBody = {
  body: Type.Object(
    {
      picture: Type.String({
        pattern: "^[A-Za-z0-9+/]+={0,2}$",
        maxLength: BASE64_LENGTH_MAX,
        description: `JPEG or PNG of at most ${PHOTO_BYTES_MAX / 1000} kB, in base64`,
      }),
    },
    { additionalProperties: false },
  ),
  bodyLimit: BASE64_LENGTH_MAX + 1000,
};

export const photoEndpoints = {
  replacePhoto: {
    method: "PUT",
    path: "/staff/:staff/photo",
    summary: "The photograph of a member of staff, which visitors see over the window",
    roles: manager,
    ...pictureBody,
    status: 204,
    problems: ["not-found", "unwritable"],
  },
  removePhoto: {
    method: "DELETE",
    path: "/staff/:staff/photo",
    summary: "Take the photograph away; initials stand in its place",
    roles: manager,
    status: 204,
    problems: ["not-found", "unwritable"],
  },
} as const satisfies Record<string, Endpoint>;
