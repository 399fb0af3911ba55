// What can be asked of presence (在岗): who is on duty, who is away, why a window is empty, and who wants a hand.
import { type TObject, type TProperties, Type } from "typebox";
import { closed, Slug } from "../rules/fields.ts";
import { StaffId, staffRoles } from "../rules/staff-member.ts";

const on = <P extends TProperties>(properties: P, description: string) =>
  Type.Object(properties, { ...closed, description });

const Reason = Type.String({ minLength: 1, maxLength: 60 });
/** Staff speak for themselves; a manager says whom they mean. */
const Staff = Type.Optional(
  Type.String({ ...StaffId, description: "whom it is about; default whoever asks, and only a manager names others" }),
);
const LocalTime = Type.String({
  pattern: "^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])T([01][0-9]|2[0-3]):[0-5][0-9]$",
  description: "YYYY-MM-DDTHH:MM, local time",
});
const Counted = Type.String({ pattern: "^[0-9]{1,6}$", description: "as the hall counts them" });

export const presenceCommands = {
  SignIn: on(
    {
      staff: Staff,
      post: Type.Optional(Type.Enum([...staffRoles], { description: "what for; default the first of their roles" })),
    },
    "Somebody is on duty, and not at a window: back office, guidance desk, helper (签到)",
  ),
  SignOut: on({ staff: Staff }, "Off duty again (签退)"),
  AskLeave: on(
    {
      staff: Staff,
      from: Type.Optional(Type.String({ ...LocalTime, description: "default now" })),
      until: Type.Optional(Type.String({ ...LocalTime, description: "default until they are back" })),
      reason: Reason,
    },
    "Somebody is away; whoever is named as deputy steps in (AB角) [G4]",
  ),
  EndLeave: on({ leave: Counted }, "They are back before the time, or do not go"),
  ExplainEmpty: on({ window: Slug, reason: Reason }, "Why nobody sits at a window in opening hours [N4]"),
  AskForHelp: on(
    { note: Type.Optional(Type.String({ maxLength: 60 })) },
    "Somebody at a ticket machine or a window needs a hand (呼叫工作人员) [N8]",
  ),
  AnswerHelp: on({ ask: Counted }, "Somebody goes there"),
  // The hall itself
  RecordStart: on(
    {
      lastAliveAt: Type.Optional(Type.Integer({ minimum: 0, description: "ms since 1970 UTC" })),
      wasStopped: Type.Boolean({ description: "it was told to stop; otherwise it vanished" }),
    },
    "The daemon is at work again, after a time in which nobody watched [N7]",
  ),
} as const satisfies Record<string, TObject>;
