// What can be asked of a hall. One schema per command: the wire, the REST path, the documents and decide all use it.
import { type Static, type TObject, type TProperties, Type } from "typebox";
import type { Moment } from "../base/calendar.ts";
import { appointmentCommands } from "./appointments/commands.ts";
import { caseCommands } from "./cases/commands.ts";
import { complaintCommands } from "./complaints/commands.ts";
import { personal, Words } from "./contact.ts";
import { presenceCommands } from "./presence/commands.ts";
import { Slug } from "./rules/fields.ts";
import { TideMode } from "./rules/plans.ts";
import { HallRules } from "./rules/rules.ts";

const closed = { additionalProperties: false };
const TicketId = Type.String({
  pattern: "^[0-9]{8}-[A-Z]{0,2}[0-9]{1,5}$",
  description: "date and number: 20261121-A001",
});
const AdviceId = Type.String({ pattern: "^[0-9]{1,6}-[0-9]$", description: "as the board shows it: 12-0" });
const Reason = Type.String({ minLength: 1, maxLength: 60 });
const Note = Type.String({ maxLength: 200 });
const Names = Type.Array(Type.String({ maxLength: 40 }), { maxItems: 16 });
const on = <P extends TProperties>(properties: P, description: string) =>
  Type.Object(properties, { ...closed, description });

export const commandSchemas = {
  // Visitors
  TakeTicket: on(
    {
      service: Slug,
      class: Type.Optional(Slug),
      person: Type.Optional(
        Type.String({ minLength: 1, maxLength: 40, description: "opaque reference of an identified person" }),
      ),
      matters: Type.Optional(
        Type.Array(Slug, { maxItems: 5, uniqueItems: true, description: "further services of the same visit" }),
      ),
      paper: Type.Optional(Type.Boolean({ description: "a printer is expected to print it; default false" })),
    },
    "A visitor asks for a number",
  ),
  CancelTicket: on({ ticket: TicketId, reason: Type.Optional(Reason) }, "The visitor gives the number back"),
  ReturnTicket: on({ ticket: TicketId }, "A visitor who missed the call, or was held, is back"),
  RateTicket: on(
    {
      ticket: TicketId,
      grade: Type.Integer({ minimum: 1, maximum: 5, description: "5 very satisfied to 1 very dissatisfied" }),
      tags: Type.Optional(Type.Array(Slug, { maxItems: 8, uniqueItems: true })),
      words: Type.Optional(Words),
      ...personal,
    },
    "The visitor rates the service received",
  ),
  // Windows
  OpenWindow: on({ window: Slug, clerk: Type.Optional(Type.String({ maxLength: 12 })) }, "A clerk sits down"),
  CloseWindow: on({ window: Slug, reason: Type.Optional(Reason) }, "Close, after the present visitor"),
  PauseWindow: on(
    {
      window: Slug,
      reason: Reason,
      minutes: Type.Optional(
        Type.Integer({ minimum: 1, maximum: 480, description: "back so long after it begins, as visitors are told" }),
      ),
    },
    "Pause, after the present visitor",
  ),
  ResumeWindow: on({ window: Slug }, "Go on after a pause, or take a close or pause back while it still drains"),
  RetaskWindow: on(
    { window: Slug, services: Type.Array(Slug, { minItems: 1, maxItems: 60, uniqueItems: true }) },
    "Change what a window takes, after the present visitor",
  ),
  CallNext: on({ window: Slug }, "Call whoever is next for this window"),
  CallTicket: on(
    { window: Slug, ticket: TicketId },
    "Call a chosen ticket; needs the right to choose, or one's own held or kept ticket",
  ),
  RecallTicket: on({ window: Slug }, "Announce the present call again"),
  StartService: on({ window: Slug }, "The visitor has arrived at the window"),
  FinishService: on({ window: Slug }, "The matter is done; where the visit has another, that comes next"),
  AddMatter: on({ window: Slug, service: Slug }, "The visitor at the window has one more matter"),
  MissTicket: on({ window: Slug }, "Nobody came"),
  HoldTicket: on(
    {
      window: Slug,
      minutes: Type.Optional(Type.Integer({ minimum: 1, maximum: 480, description: "returns by itself after this" })),
      pool: Type.Optional(
        Type.Union([Type.Literal("window"), Type.Literal("hall")], {
          description: "who may call it again; default window",
        }),
      ),
      reason: Type.Optional(Reason),
    },
    "The visitor fetches something and comes back",
  ),
  TransferTicket: on(
    {
      window: Slug,
      service: Type.Optional(Slug),
      toWindow: Type.Optional(Slug),
      toClerk: Type.Optional(Type.String({ minLength: 1, maxLength: 12 })),
      returns: Type.Optional(Type.Boolean({ description: "comes back to this window afterwards; default false" })),
      note: Type.Optional(Note),
      place: Type.Optional(
        Type.Union([Type.Literal("keep"), Type.Literal("front"), Type.Literal("tail")], {
          description: "its place in the new line; default keep, so nobody loses time over a wrong window",
        }),
      ),
    },
    "Send the visitor to another service, window or person",
  ),
  UndoStep: on({ window: Slug }, "Take the window's last step back"),
  // Manager
  ConfigureHall: on({ rules: HallRules }, "Put new rules in force"),
  StopIssuing: on({ reason: Reason, service: Type.Optional(Slug) }, "Give no more numbers, for one service or for all"),
  ResumeIssuing: on({ service: Type.Optional(Slug) }, "Give numbers again"),
  ExpireWaiting: on({ reason: Reason, service: Type.Optional(Slug) }, "End every waiting ticket, with the reason"),
  // The tide
  SwitchTide: on({ mode: TideMode }, "How far the tide acts by itself, for today"),
  UsePlan: on(
    { plan: Type.Optional(Slug) },
    "Run the windows by this plan today; `base` is the base plan, none the calendar's",
  ),
  PinWindow: on(
    {
      window: Slug,
      state: Type.Union([Type.Literal("open"), Type.Literal("closed")]),
      minutes: Type.Integer({ minimum: 5, maximum: 720, description: "how long the tide may not change it" }),
      reason: Type.Optional(Reason),
    },
    "Keep a bench window open, or closed, whatever the tide says",
  ),
  UnpinWindow: on({ window: Slug }, "Leave a bench window to the tide again"),
  AcceptAdvice: on({ advice: AdviceId }, "Do what the tide suggests"),
  DeclineAdvice: on({ advice: AdviceId, reason: Reason }, "Leave what the tide suggests, for a while"),
  DeclareRush: on(
    {
      service: Type.Optional(Slug),
      times: Type.Number({ minimum: 1.1, maximum: 5, description: "visitors beside what was expected" }),
      minutes: Type.Integer({ minimum: 10, maximum: 720 }),
    },
    "More people are coming than any forecast knows, to one service or to all",
  ),
  EndRush: on({ service: Type.Optional(Slug) }, "The rush is over"),
  ...appointmentCommands,
  ...caseCommands,
  ...complaintCommands,
  ...presenceCommands,
  // The hall itself
  Tick: on({}, "Time has passed: do what is due"),
  RecordPrint: on(
    {
      ticket: TicketId,
      outcome: Type.Union([Type.Literal("printed"), Type.Literal("failed"), Type.Literal("unknown")]),
      device: Type.String({ maxLength: 40 }),
    },
    "What became of a ticket's paper",
  ),
  ConfirmPaper: on({ ticket: TicketId }, "A person has seen the paper of which nobody was sure"),
  ReprintTicket: on({ ticket: TicketId }, "Print a ticket once more (补打)"),
  RecordDelivery: on(
    { ticket: TicketId, call: Type.Integer({ minimum: 1 }), reached: Names, missed: Names },
    "Which of sign, voice and screen have said a call",
  ),
  ReadPrivate: on(
    { ref: Type.String({ pattern: "^[\\w-]{22}$", description: "reference of a person, or of what somebody said" }) },
    "A member of staff looks at who somebody is, or at their own words",
  ),
  RecordDevice: on(
    { device: Type.String({ maxLength: 40 }), state: Type.String({ maxLength: 20 }), faults: Names },
    "A device came, went or has a fault",
  ),
} as const satisfies Record<string, TObject>;

export type CommandKind = keyof typeof commandSchemas;
export type CommandArgs<K extends CommandKind> = Static<(typeof commandSchemas)[K]>;

export const actorRoles = ["kiosk", "screen", "pad", "clerk", "staff", "manager", "device", "visitor", "hall"] as const;
export type ActorRole = (typeof actorRoles)[number];

/** Who asks: a role, and the number or name within it. */
export interface Actor {
  readonly role: ActorRole;
  readonly id: string;
}

interface Envelope<K extends CommandKind> {
  readonly kind: K;
  readonly args: CommandArgs<K>;
  readonly by: Actor;
  readonly when: Moment;
}

/** A command of one kind, or of any. The time stands in it, so that decide needs no clock. */
export type Command<K extends CommandKind = CommandKind> = { [P in K]: Envelope<P> }[K];

export { TicketId };
