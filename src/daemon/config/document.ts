// The one configuration document of a hall. The schema below is the published one; its defaults are the only defaults.
import { type Static, Type } from "typebox";
import { DriverSetting } from "../../drivers/setting.ts";
import { Slug } from "../../hall/rules/fields.ts";
import { HallRules } from "../../hall/rules/rules.ts";
import { deviceKinds } from "../../protocols/mqtt/messages.ts";
import { ProvinceConfig } from "../province/config.ts";
import { PageLanguage } from "./language-files.ts";

const closed = { additionalProperties: false };
const section = (description: string) => ({ ...closed, default: {}, description });
const Port = Type.Integer({ minimum: 0, maximum: 65535 });
const DeviceId = Slug;

export const DeviceConfig = Type.Object(
  {
    id: DeviceId,
    kind: Type.Enum(deviceKinds),
    role: Type.Optional(
      Type.Enum(["ticket-machine", "call-keypad"], { description: "what a device of kind button is for" }),
    ),
    window: Type.Optional(Slug),
    clerk: Type.Optional(
      Type.String({ maxLength: 12, description: "who sits at the keypad's window when it opens it" }),
    ),
    printer: Type.Optional(Slug),
    keys: Type.Optional(
      Type.Record(Type.String({ maxLength: 32 }), Slug, { description: "service by key of a ticket machine" }),
    ),
    kiosk: Type.Optional(
      Type.String({
        minLength: 1,
        maxLength: 40,
        description:
          "id of the ticket machine's page beside which this reader stands: what it reads goes there while the page is open",
      }),
    ),
    driver: Type.Optional(DriverSetting),
  },
  closed,
);

export const ConfigDocument = Type.Object(
  {
    $schema: Type.Optional(Type.String()),
    hall: HallRules,
    holidayLists: Type.Array(Type.String({ pattern: "^[^/\\\\]{1,60}\\.json$" }), {
      default: [],
      maxItems: 20,
      description: "files beside this one with a year's public holidays (放假调休安排), added to the hall's own",
    }),
    languageFiles: Type.Array(Type.String({ pattern: "^[^/\\\\]{1,60}\\.json$" }), {
      default: [],
      maxItems: 12,
      description: "files beside this one with further languages of the pages, one in each",
    }),
    languages: Type.Array(PageLanguage, { default: [], maxItems: 12, description: "the same, written here" }),
    devices: Type.Array(DeviceConfig, { default: [], maxItems: 300 }),
    http: Type.Object(
      {
        host: Type.String({
          default: "127.0.0.1",
          description: "address to listen on; 0.0.0.0 serves the hall's network",
        }),
        port: { ...Port, default: 8080 },
        names: Type.Array(Type.String({ maxLength: 100 }), {
          default: [],
          description: "further host names by which pages may be opened, checked against Host and Origin",
        }),
        publicUrl: Type.Optional(
          Type.String({
            pattern: "^https?://([A-Za-z0-9-]+(\\.[A-Za-z0-9-]+)*|\\[[0-9A-Fa-f:]+\\])(:[0-9]{1,5})?$",
            maxLength: 120,
            description:
              "how a visitor's phone reaches the pages, https://hall.example.cn; tickets carry a QR code then",
          }),
        ),
      },
      section("Pages, REST and WebSocket"),
    ),
    mqtt: Type.Object(
      {
        broker: Type.Enum(["embedded", "outside"], { default: "embedded" }),
        host: Type.String({ default: "127.0.0.1", description: "address the embedded broker listens on" }),
        port: { ...Port, default: 1883 },
        url: Type.String({ default: "mqtt://127.0.0.1:1883", description: "of a broker from outside" }),
      },
      section("The devices' broker"),
    ),
    limits: Type.Object(
      {
        messagesPerMinute: Type.Integer({
          minimum: 0,
          default: 300,
          description: "frames and requests of one client; 0 is no limit",
        }),
        ticketsPerMinute: Type.Integer({
          minimum: 0,
          default: 60,
          description: "tickets from one kiosk; 0 is no limit",
        }),
        bookingsPerMinute: Type.Integer({
          minimum: 0,
          default: 6,
          description: "appointments asked for from one address without a log-in; 0 is no limit",
        }),
        connectionsPerAddress: Type.Integer({
          minimum: 0,
          default: 100,
          description: "WebSockets of one address; 0 is no limit",
        }),
      },
      section("Bounds on what one party may ask"),
    ),
    keep: Type.Object(
      {
        personalDays: Type.Integer({
          minimum: 1,
          maximum: 365,
          default: 30,
          description: "days until personal data is purged",
        }),
      },
      section("How long what is kept"),
    ),
    province: Type.Optional(ProvinceConfig),
    log: Type.Object(
      { level: Type.Enum(["debug", "info", "warn", "error"], { default: "info" }) },
      section("The log on standard output"),
    ),
  },
  { ...closed, title: "Tidehall configuration", description: "One hall: its rules, its devices and its doors" },
);

export type ConfigDocument = Static<typeof ConfigDocument>;
export type DeviceConfig = Static<typeof DeviceConfig>;
