// How a hall reports its ratings to its province (省级好差评): where, in which form, under which region.
import { type Static, Type } from "typebox";
import { Slug } from "../../hall/rules/fields.ts";

const closed = { additionalProperties: false };
const Text = (maxLength: number, description: string) => Type.String({ maxLength, default: "", description });

export const ProvinceService = Type.Object(
  {
    code: Text(60, "of the service in the province's catalogue (事项编码)"),
    version: Text(20, "of that entry"),
    department: Text(60, "whose it is"),
    departmentCode: Text(40, "its code"),
    category: Text(20, "kind of service"),
  },
  closed,
);
export type ProvinceService = Static<typeof ProvinceService>;

export const ProvinceConfig = Type.Object(
  {
    adapter: Type.Enum(["anhui"], { description: "whose field list is spoken" }),
    url: Type.String({
      pattern: "^https?://[^\\s]+$",
      maxLength: 300,
      description: "takes one rating a POST, as JSON",
    }),
    region: Type.Object(
      {
        code: Type.String({ pattern: "^[0-9]{6}([0-9]{6})?$", description: "administrative division, 6 or 12 digits" }),
        name: Type.String({ minLength: 1, maxLength: 60 }),
      },
      closed,
    ),
    baseCode: Text(60, "of the unit that runs the hall (ssqdBaseCode)"),
    services: Type.Record(Slug, ProvinceService, {
      default: {},
      description: "what the province calls our services; one without an entry goes with its own id",
    }),
    secretFile: Type.Optional(
      Type.String({
        pattern: "^[A-Za-z0-9._-]{1,80}$",
        description: "file in the data folder whose text is sent as Bearer token, read anew each time",
      }),
    ),
    personal: Type.Enum(["absent", "masked"], {
      default: "absent",
      description: "what is told of an identified visitor; nothing in clear ever",
    }),
  },
  { ...closed, description: "Ratings are reported to the province; without this section they stay here" },
);
export type ProvinceConfig = Static<typeof ProvinceConfig>;
