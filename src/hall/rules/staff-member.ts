// Somebody who works in the hall: what is typed at log-in, what visitors may read over the window, what they can do, and
// who steps in for them. It knows nothing of who is there today.
import { type Static, Type } from "typebox";
import { closed, Label, Slug } from "./fields.ts";
import { Help } from "./plans.ts";

export const StaffId = Type.String({
  pattern: "^[0-9A-Za-z]{1,12}$",
  description: "staff number, typed at log-in",
});

export const staffRoles = ["window", "back-office", "guidance", "helper", "director", "deputy-director"] as const;
export type StaffRole = (typeof staffRoles)[number];

export const StaffMember = Type.Object(
  {
    id: StaffId,
    name: Label,
    mayChoose: Type.Boolean({ default: false, description: "may call a chosen ticket out of turn" }),
    windows: Type.Array(Slug, { default: [], description: "windows they may sit at; empty means any" }),
    skills: Type.Optional(
      Type.Array(Help, {
        maxItems: 60,
        description:
          "what they can help with, and how fast (一人多能) [G4]; without it, what the sign of their window says",
      }),
    ),
    unit: Type.Optional(Type.String({ ...Label, description: "whose staff they are, shown over the window [G3]" })),
    title: Type.Optional(Type.String({ ...Label, description: "职务, shown over the window [G3]" })),
    number: Type.Optional(
      Type.String({ minLength: 1, maxLength: 12, description: "工号 as it is shown [G3]; without it, `id`" }),
    ),
    telephone: Type.Optional(
      Type.String({ pattern: "^[0-9+][0-9 -]{2,19}$", description: "of the office, shown to visitors [G3, Q8]" }),
    ),
    roles: Type.Optional(
      Type.Array(Type.Enum([...staffRoles]), {
        minItems: 1,
        uniqueItems: true,
        description: "what they are there for [Q7, S2]; without it, a window",
      }),
    ),
    deputies: Type.Optional(
      Type.Array(StaffId, {
        maxItems: 6,
        uniqueItems: true,
        description: "who steps in when they are away, in this order (AB角) [G4]",
      }),
    ),
    isPartTime: Type.Optional(Type.Boolean({ description: "part-time or seasonal [S2, T4]; default false" })),
  },
  closed,
);
export type StaffMember = Static<typeof StaffMember>;

/** What they are there for; somebody of whom nothing is said sits at a window. */
export const rolesOf = ({ roles }: Pick<StaffMember, "roles">): readonly StaffRole[] => roles ?? ["window"];

/** The number that visitors read (工号). */
export const numberShown = ({ id, number }: Pick<StaffMember, "id" | "number">): string => number ?? id;
