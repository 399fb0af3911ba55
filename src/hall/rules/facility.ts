// What a hall is besides its queue: where it lies, how large it is, and what stands in it that no wire leads to. The service
// map shows the first; the standards of the counties are held against the rest.
import { type Static, Type } from "typebox";
import { closed, Label, Slug, whole } from "./fields.ts";

const Text = Type.String({ minLength: 1, maxLength: 200 });
const Telephone = Type.String({ pattern: "^[0-9+][0-9 -]{2,19}$" });

export const PlaceRules = Type.Object(
  {
    address: Type.Optional(Text),
    latitude: Type.Optional(Type.Number({ minimum: -90, maximum: 90, description: "degrees, WGS 84" })),
    longitude: Type.Optional(Type.Number({ minimum: -180, maximum: 180, description: "degrees, WGS 84" })),
    telephone: Type.Optional(Telephone),
    complaintTelephone: Type.Optional(
      Type.Unsafe<string>({ ...Telephone, description: "shown in the hall and on the map (投诉电话) [Q8]" }),
    ),
    transport: Type.Optional(Type.Unsafe<string>({ ...Text, description: "how to come, where to park" })),
  },
  { ...closed, default: {}, description: "where the hall is, for the service map (政务服务地图) [S7]" },
);

export const areas = [
  "consulting",
  "self-service",
  "waiting",
  "windows",
  "form-filling",
  "office",
  "complaints",
  "helping",
  "special-services",
  "publicity",
  "back-office",
] as const;

export const equipment = [
  "queue-machine",
  "electronic-display",
  "broadcast",
  "window-signs",
  "evaluators",
  "rating-codes",
  "publicity-screen",
  "self-service-terminal",
  "query-machine",
  "suggestion-box",
  "complaint-telephone",
  "duty-roster",
  "id-card-reader",
  "social-security-card-reader",
  "scanner",
  "copier",
  "telephone",
  "video-monitoring",
  "electronic-supervision",
  "barrier-free",
  "wheelchair",
  "reading-glasses",
  "wifi",
  "phone-charging",
  "nursing-room",
  "parking",
] as const;

export const FacilityRules = Type.Object(
  {
    standard: Type.Optional(
      Type.Unsafe<string>({ ...Slug, description: "the document it is held against: shizhong-town-basic and so on" }),
    ),
    areaSquareMetres: Type.Optional(whole(1, 100_000, "floor area, m² [S8]")),
    areas: Type.Array(Type.Enum(areas), { default: [], uniqueItems: true, description: "功能分区 [G1]" }),
    equipment: Type.Array(Type.Enum(equipment), {
      default: [],
      uniqueItems: true,
      description: "what stands in the hall, also what has no wire [G2] [S3]",
    }),
    televisionInches: Type.Optional(whole(10, 300, "of the information television [Q8]")),
    computers: Type.Optional(whole(1, 300, "those for visitors included [Q9]")),
    offers: Type.Array(Label, {
      default: [],
      maxItems: 20,
      description: "service beyond the hours and the window: 上门服务 and so on [G6] [S4]",
    }),
  },
  { ...closed, default: {}, description: "the hall's rooms and equipment, for `tidehall standard`" },
);

export type PlaceRules = Static<typeof PlaceRules>;
export type FacilityRules = Static<typeof FacilityRules>;
export type Area = (typeof areas)[number];
export type Equipment = (typeof equipment)[number];
