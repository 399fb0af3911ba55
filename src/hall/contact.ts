// What tells who somebody is. The rules never see it: on the way in a `contact` becomes `person`, a reference, and
// `words` becomes the reference under which what was said is sealed. Both are purged when nothing needs them any more.
import { type Static, Type } from "typebox";
import { closed } from "./rules/fields.ts";

export const Contact = Type.Object(
  {
    name: Type.Optional(Type.String({ minLength: 1, maxLength: 40 })),
    telephone: Type.Optional(
      Type.String({ pattern: "^\\+?[0-9][0-9 -]{5,18}[0-9]$", description: "mobile or fixed line" }),
    ),
    idNumber: Type.Optional(Type.String({ minLength: 4, maxLength: 40, description: "of whatever card was shown" })),
    address: Type.Optional(Type.String({ minLength: 1, maxLength: 120, description: "where papers are sent" })),
  },
  {
    ...closed,
    minProperties: 1,
    description: "who somebody is; kept sealed, and found again by ID number or telephone",
  },
);
export type Contact = Static<typeof Contact>;

/** Of a command that concerns a person. A client says `contact`, the rules read `person`. */
export const personal = {
  contact: Type.Optional(Contact),
  person: Type.Optional(
    Type.String({ minLength: 1, maxLength: 40, description: "reference of the person; the hall puts it here itself" }),
  ),
};

/** What a visitor says in words of their own; the rules read a reference. */
export const Words = Type.String({ minLength: 1, maxLength: 1000, description: "in the visitor's own words; sealed" });
