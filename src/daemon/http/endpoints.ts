// What the REST door offers beside the operations.
import { Type } from "typebox";
import type { ActorRole } from "../../hall/commands.ts";
import { Slug } from "../../hall/rules/fields.ts";
import { clientRoles } from "../access/identity.ts";
import { Login, Password, Pin } from "../access/login.ts";
import { pairableRoles } from "../access/pairing.ts";
import { appointmentEndpoints } from "./appointment-endpoints.ts";
import { caseEndpoints } from "./case-endpoints.ts";
import type { Endpoint } from "./endpoint.ts";
import { hallEndpoints } from "./hall-endpoints.ts";
import { lookEndpoints } from "./look-endpoints.ts";
import { mediaEndpoints } from "./media-endpoints.ts";
import { ownTicketEndpoints } from "./own-ticket-endpoints.ts";
import { photoEndpoints } from "./photo-endpoints.ts";
import { planEndpoints } from "./plan-endpoints.ts";
import { privateEndpoints } from "./private-endpoints.ts";
import { ratingEndpoints } from "./rating-endpoints.ts";
import { reportEndpoints } from "./report-endpoints.ts";
import { settingsEndpoints } from "./settings-endpoints.ts";
import { supervisionEndpoints } from "./supervision-endpoints.ts";
import { ticketPageEndpoints } from "./ticket-page-endpoints.ts";

const closed = { additionalProperties: false };
const manager: readonly ActorRole[] = ["manager"];
const granted: readonly ActorRole[] = clientRoles.filter((role) => role !== "visitor");

const Ms = Type.Integer({ description: "ms since 1970 UTC" });
const Data = Type.Record(Type.String(), Type.Unknown());
const Topic = Type.Object(
  { epoch: Type.String(), seq: Type.Integer(), data: Data },
  { description: "the entries of a topic, and the cursor to follow it from over hall.v1" },
);
const list = (name: string, description: string) => Type.Object({ [name]: Type.Array(Data) }, { description });
const Label = Type.String({ maxLength: 60 });

const Self = Type.Object({
  role: Type.Enum(clientRoles),
  id: Type.String(),
  window: Type.Optional(Type.String()),
  expiresAt: Type.Optional(Ms),
});
const WithToken = Type.Object({ ...Self.properties, token: Type.String({ description: "told this once" }) });

const CrowdState = Type.Object({ peoplePerHour: Type.Integer({ minimum: 0, maximum: 5000 }) }, closed);

export const endpoints = {
  readBoard: {
    method: "GET",
    path: "/board",
    summary: "The public board: hall, services, windows, last calls",
    roles: clientRoles,
    answer: Topic,
  },
  readWindows: {
    method: "GET",
    path: "/windows",
    summary: "All windows",
    roles: clientRoles,
    answer: list("windows", "in the order of the plan"),
    problems: ["not-configured"],
  },
  readWindow: {
    method: "GET",
    path: "/windows/:window",
    summary: "One window",
    roles: clientRoles,
    answer: Data,
    problems: ["unknown-window", "not-configured"],
  },
  readServices: {
    method: "GET",
    path: "/services",
    summary: "All services, with how many wait",
    roles: clientRoles,
    answer: list("services", "in the order of the plan"),
    problems: ["not-configured"],
  },
  readTicket: {
    method: "GET",
    path: "/tickets/:ticket",
    summary:
      "One ticket of today, and how many are ahead; kiosk, manager and the staff who took it get its link for a phone",
    roles: ["kiosk", "clerk", "staff", "manager"],
    answer: Data,
    problems: ["unknown-ticket", "not-configured"],
  },
  readQueue: {
    method: "GET",
    path: "/queue",
    summary: "Who waits, by service, at most 50 each",
    roles: manager,
    answer: list("services", "each with its waiting tickets"),
    problems: ["not-configured"],
  },
  readDevices: {
    method: "GET",
    path: "/devices",
    summary: "All devices and their state",
    roles: manager,
    answer: Topic,
  },
  ...settingsEndpoints,
  ...ticketPageEndpoints,
  ...planEndpoints,
  ...hallEndpoints,
  ...reportEndpoints,
  ...photoEndpoints,
  ...lookEndpoints,
  ...mediaEndpoints,
  ...supervisionEndpoints,
  ...ownTicketEndpoints,
  ...ratingEndpoints,
  ...appointmentEndpoints,
  ...caseEndpoints,
  ...privateEndpoints,
  readSession: {
    method: "GET",
    path: "/session",
    summary: "Who the client is, and what the door offers it",
    roles: clientRoles,
    answer: Type.Object({
      ...Self.properties,
      demo: Type.Boolean({ description: "sessions without a secret are given here" }),
      needsSetUp: Type.Boolean({ description: "no manager's password is set yet, and it may be set from here" }),
    }),
  },
  logIn: {
    method: "POST",
    path: "/session",
    summary: "Log in",
    roles: clientRoles,
    body: Login,
    status: 201,
    answer: Type.Object({ ...Self.properties, token: Type.Optional(Type.String()) }),
    problems: ["wrong-credentials", "locked-out", "unknown-window", "overloaded", "unwritable"],
  },
  logOut: { method: "DELETE", path: "/session", summary: "Log out", roles: granted, status: 204 },
  startDemo: {
    method: "POST",
    path: "/demo/session",
    summary: "A session without a secret; only on this machine and only in a demonstration",
    roles: clientRoles,
    body: Type.Object(
      {
        role: Type.Enum(["kiosk", "screen", "pad", "clerk", "staff", "manager"]),
        id: Type.Optional(Type.String({ pattern: "^[0-9A-Za-z-]{1,32}$" })),
        window: Type.Optional(Slug),
      },
      closed,
    ),
    status: 201,
    answer: WithToken,
    problems: ["not-local", "not-found"],
  },
  readCrowd: {
    method: "GET",
    path: "/demo/crowd",
    summary: "How many simulated visitors come to a demonstration",
    roles: manager,
    answer: CrowdState,
    problems: ["not-found"],
  },
  letCrowdIn: {
    method: "POST",
    path: "/demo/crowd",
    summary: "Let simulated visitors in",
    roles: manager,
    body: CrowdState,
    answer: CrowdState,
    problems: ["not-found"],
  },
  sendCrowdHome: {
    method: "DELETE",
    path: "/demo/crowd",
    summary: "Send the simulated visitors home",
    roles: manager,
    answer: CrowdState,
    problems: ["not-found"],
  },
  readPicture: {
    method: "GET",
    path: "/demo/pictures/:device/:version",
    summary: "What a simulated sign shows, or a paper of a simulated printer; only on this machine",
    roles: clientRoles,
    answerType: "image/png",
    problems: ["not-local", "not-found"],
  },
  askPairing: {
    method: "POST",
    path: "/pairing",
    summary: "A screen, kiosk or pad asks for a code to show",
    roles: clientRoles,
    status: 201,
    answer: Type.Object({
      code: Type.String({ description: "six digits" }),
      secret: Type.String({ description: "to collect the token with" }),
      lastsMs: Type.Integer(),
    }),
    problems: ["overloaded"],
  },
  collectPairing: {
    method: "POST",
    path: "/pairing/collect",
    summary: "The screen asks whether it has been approved; 202 while it has not",
    roles: clientRoles,
    body: Type.Object({ secret: Type.String({ maxLength: 100 }) }, closed),
    answer: WithToken,
    problems: ["pairing-over", "unwritable"],
  },
  approvePairing: {
    method: "POST",
    path: "/pairing/approve",
    summary: "The manager says what the screen with this code is",
    roles: manager,
    body: Type.Object(
      {
        code: Type.String({ pattern: "^[0-9]{6}$" }),
        role: Type.Enum(pairableRoles),
        id: Slug,
        label: Type.Optional(Label),
      },
      closed,
    ),
    answer: Type.Object({ role: Type.Enum(pairableRoles), id: Type.String() }),
    problems: ["unknown-code", "locked-out", "not-found"],
  },
  readGrants: {
    method: "GET",
    path: "/tokens",
    summary: "Every token that is good now, without the tokens",
    roles: manager,
    answer: list("tokens", "name, kind, role, id, label, createdAt, seenAt"),
  },
  revokeGrant: {
    method: "DELETE",
    path: "/tokens/:name",
    summary: "Revoke a token; its connections end within a heartbeat",
    roles: manager,
    status: 204,
    problems: ["not-found", "unwritable"],
  },
  setPin: {
    method: "PUT",
    path: "/staff/:staff/pin",
    summary: "Set the PIN of a member of staff and end their sessions",
    roles: manager,
    body: Type.Object({ pin: Pin }, closed),
    status: 204,
    problems: ["not-found", "unwritable"],
  },
  setPassword: {
    method: "PUT",
    path: "/manager/password",
    summary: "Set the manager's password; without one set, anybody on this machine may",
    roles: ["visitor", "manager"],
    body: Type.Object({ password: Password }, closed),
    status: 204,
    problems: ["not-local", "unwritable"],
  },
} as const satisfies Record<string, Endpoint>;

export type EndpointName = keyof typeof endpoints;
