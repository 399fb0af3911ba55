// What a ticket's page on a phone goes by. Only data; own-ticket.ts reads it.
import { Type } from "typebox";
import { closed, whole } from "./fields.ts";

export const PhoneRules = Type.Object(
  {
    comeBackMinutes: whole(0, 60, "minutes before the earliest call that is expected, from which on it asks back", {
      default: 10,
    }),
    comeBackAhead: whole(0, 20, "people ahead, from which on it asks back where no wait is told", { default: 3 }),
  },
  { ...closed, default: {}, description: "When a ticket's page on a phone asks its holder back to the hall" },
);
