// Photographs of staff: a manager puts them there, and anybody may see them, since visitors do. Whoever has none is shown by
// the last signs of their name, so that no page has to ask first.
import type { FastifyInstance } from "fastify";
import type { LookRules } from "../../hall/rules/look-rules.ts";
import type { StaffMember } from "../../hall/rules/staff-member.ts";
import { rulesOf } from "../../hall/state.ts";
import { photoTypeOf } from "../files/photos.ts";
import { coloursOf } from "../look/theme.ts";
import { endpoints } from "./endpoints.ts";
import { HttpProblem, malformed } from "./http-problem.ts";
import { serve } from "./serve.ts";
import type { ServerOptions } from "./server-options.ts";

type Needs = Pick<ServerOptions, "port" | "photos">;

const memberIn = ({ port }: Needs, staff: string | undefined): StaffMember => {
  const member = port.hall.staff.get(staff ?? "");
  if (!member) throw new HttpProblem("not-found", { detail: `staff ${staff}` });
  return member;
};

/** 王小明 is called 小明, and Li Min is LM. */
const initialsOf = (name: string): string => {
  const latin = name.match(/\b[A-Za-z]/g);
  return latin ? latin.slice(0, 2).join("").toUpperCase() : [...name].slice(-2).join("");
};

const escaped = (text: string): string => text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);

/** On the hall's own colour. */
const drawn = (name: string, look: LookRules): string => {
  const colour = coloursOf(look).light["--accent"];
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 100"><rect width="100" height="100" fill="${colour}"/><text x="50" y="53" fill="#fff" font-family="sans-serif" font-size="38" text-anchor="middle" dominant-baseline="middle">${escaped(initialsOf(name))}</text></svg>`;
};

/** For the whole server. */
export const addPhotos = (app: FastifyInstance, options: Needs): void => {
  app.get<{ Params: { staff: string } }>("/photos/:staff", async ({ params }, reply) => {
    const { id, name } = memberIn(options, params.staff);
    const photo = await options.photos.read(id);
    reply.header("cache-control", "no-cache");
    return photo
      ? reply.type(photo.type).send(photo.bytes)
      : reply.type("image/svg+xml").send(drawn(name, rulesOf(options.port.hall).look));
  });
};

/** Throws `malformed` where the bytes are no picture. */
export const pictureIn = (picture: string) => {
  const bytes = Buffer.from(picture, "base64");
  const type = photoTypeOf(bytes);
  if (type) return { type, bytes };
  throw malformed([{ path: "/picture", value: `${bytes.length} bytes`, expected: "a JPEG or PNG picture" }]);
};

export const addPhotoEditing = (app: FastifyInstance, options: Needs): void => {
  serve(app, endpoints.replacePhoto, async ({ params, body }) => {
    await options.photos.write(memberIn(options, params.staff).id, pictureIn(body.picture));
  });
  serve(app, endpoints.removePhoto, async ({ params }) => {
    await options.photos.remove(memberIn(options, params.staff).id);
  });
};
