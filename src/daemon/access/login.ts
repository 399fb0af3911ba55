// What a person types to come in, and what the hall asks of a PIN and a password.
import { type Static, Type } from "typebox";
import { Slug } from "../../hall/rules/fields.ts";
import { StaffId } from "../../hall/rules/staff-member.ts";

const closed = { additionalProperties: false };
const Carrier = Type.Enum(["cookie", "bearer"], {
  default: "cookie",
  description: "where the token goes: into a cookie no script can read, or into the answer for a program",
});

export const Pin = Type.String({ pattern: "^[0-9]{6,12}$", description: "6 to 12 digits" });
export const Password = Type.String({ minLength: 10, maxLength: 128 });

/** What is typed is only bounded: its form must not tell whether it could be right. */
const Typed = Type.String({ maxLength: 128 });

export const Login = Type.Union([
  Type.Object(
    { role: Type.Literal("clerk"), id: StaffId, pin: Typed, window: Slug, carrier: Type.Optional(Carrier) },
    { ...closed, description: "a clerk, at the window where they sit down" },
  ),
  Type.Object(
    { role: Type.Literal("staff"), id: StaffId, pin: Typed, carrier: Type.Optional(Carrier) },
    { ...closed, description: "a member of staff who sits at no window: back office, guidance, helper" },
  ),
  Type.Object(
    { role: Type.Literal("manager"), password: Typed, carrier: Type.Optional(Carrier) },
    { ...closed, description: "the manager" },
  ),
]);
export type Login = Static<typeof Login>;
