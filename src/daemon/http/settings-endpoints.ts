// What the REST door offers about the settings as a whole.
import { Type } from "typebox";
import type { ActorRole } from "../../hall/commands.ts";
import { Outlook, Trial } from "../../protocols/api/settings-sections.ts";
import type { Endpoint } from "./endpoint.ts";

const manager: readonly ActorRole[] = ["manager"];
/** Sixty services and three hundred members of staff, with Chinese texts at their full length. */
const SETTINGS_BYTES_MAX = 524_288;

const Sections = Type.Record(Type.String(), Type.Unknown(), {
  description: "sections of the hall's rules, as in the configuration's schema",
});
const Saved = {
  seq: Type.Integer({ description: "of the event in the ledger" }),
  at: Type.Integer({ description: "ms since 1970 UTC" }),
  by: Type.String({ description: "role and name; `hall:start` where the configuration had changed" }),
  changed: Type.Array(Type.String(), { description: "names of the sections that it changed" }),
};

export const settingsEndpoints = {
  readSettings: {
    method: "GET",
    path: "/settings",
    summary: "The settings; ETag is their version",
    roles: manager,
    answer: Type.Unknown(),
  },
  replaceSettings: {
    method: "PUT",
    path: "/settings",
    summary: "Replace the settings that If-Match names",
    roles: manager,
    body: Type.Unknown(),
    answer: Type.Object({ version: Type.Integer() }),
    problems: ["precondition-failed", "precondition-required", "rules-conflict", "unwritable"],
    isConditional: true,
    bodyLimit: SETTINGS_BYTES_MAX,
  },
  readSettingsInForce: {
    method: "GET",
    path: "/settings/in-force",
    summary: "Every section as it is in force, and as the configuration alone has it; ETag is the settings' version",
    roles: manager,
    answer: Type.Object({ version: Type.Integer(), sections: Sections, standard: Sections }),
  },
  readSettingsSchema: {
    method: "GET",
    path: "/settings/schema",
    summary: "The JSON Schema of the sections: what each rule is, its bounds, its choices and its default",
    roles: manager,
    answer: Type.Unknown(),
  },
  previewSettings: {
    method: "POST",
    path: "/settings/preview",
    summary: "What is wrong with settings, or what they would come to; nothing is changed",
    roles: manager,
    body: Trial,
    answer: Outlook,
    bodyLimit: SETTINGS_BYTES_MAX,
  },
  readSettingsHistory: {
    method: "GET",
    path: "/settings/history",
    summary: "The last versions of the settings that changed something, newest first",
    roles: manager,
    answer: Type.Object({ versions: Type.Array(Type.Object(Saved), { description: "at most 30" }) }),
  },
  readSettingsVersion: {
    method: "GET",
    path: "/settings/history/:seq",
    summary: "One version of the settings, with the one before it",
    roles: manager,
    answer: Type.Object({ ...Saved, sections: Sections, former: Type.Optional(Sections) }),
    problems: ["not-found"],
  },
} as const satisfies Record<string, Endpoint>;
