// The access document: who may come in. It holds hashes and never a secret in clear.
import { type Static, Type } from "typebox";
import { Slug } from "../../hall/rules/fields.ts";
import { clientRoles } from "./identity.ts";

const closed = { additionalProperties: false };
const Ms = Type.Integer({ description: "ms since 1970 UTC" });

/** A scrypt hash with the parameters it was made with, so that later ones can be dearer. */
export const PasswordHash = Type.Object(
  {
    n: Type.Integer({ minimum: 2, maximum: 131_072 }),
    r: Type.Integer({ minimum: 1, maximum: 16 }),
    p: Type.Integer({ minimum: 1, maximum: 8 }),
    salt: Type.String({ maxLength: 100 }),
    hash: Type.String({ maxLength: 100 }),
  },
  closed,
);

/** What one token allows. It stands under the SHA-256 of the token. */
export const Grant = Type.Object(
  {
    kind: Type.Enum(["session", "paired", "demo"]),
    role: Type.Enum(clientRoles),
    id: Type.String({ maxLength: 40 }),
    window: Type.Optional(Slug),
    label: Type.String({ maxLength: 60 }),
    createdAt: Ms,
    /** Kept to five minutes. */
    seenAt: Ms,
    expiresAt: Type.Optional(Ms),
    idleMs: Type.Optional(Type.Integer({ minimum: 0, description: "ms without a request after which it ends" })),
  },
  closed,
);

export const AccessDocument = Type.Object(
  {
    format: Type.Literal(1),
    /** Keeps the addresses of visitors from being read out of their names. */
    salt: Type.String({ minLength: 16 }),
    tokens: Type.Record(Type.String(), Grant),
    manager: Type.Optional(PasswordHash),
    staff: Type.Record(Type.String(), PasswordHash),
    /** Hash of a device's broker secret, by device id. */
    devices: Type.Record(Type.String(), Type.String()),
  },
  closed,
);

export type PasswordHash = Static<typeof PasswordHash>;
export type Grant = Static<typeof Grant>;
export type AccessDocument = Static<typeof AccessDocument>;
