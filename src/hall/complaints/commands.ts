// What can be asked of complaints (差评处置, 办不成事): a bad rating, or a matter that could not be done, followed to its end.
import { type TObject, type TProperties, Type } from "typebox";
import { personal, Words } from "../contact.ts";
import { closed, Slug } from "../rules/fields.ts";

const ComplaintId = Type.String({ pattern: "^c[1-9][0-9]{0,6}$", description: "as the board shows it: c17" });
const TicketId = Type.String({ pattern: "^[0-9]{8}-[A-Z]{0,2}[0-9]{1,5}$", description: "date and number" });
const Note = Type.String({ minLength: 1, maxLength: 200 });

const on = <P extends TProperties>(properties: P, description: string) =>
  Type.Object(properties, { ...closed, description });

const step = <P extends TProperties>(properties: P, description: string) =>
  on({ complaint: ComplaintId, ...properties }, description);

export const complaintCommands = {
  ReportProblem: on(
    {
      source: Type.Optional(
        Type.Union([Type.Literal("no-can-do"), Type.Literal("other")], {
          description: "办不成事 (default): what no window could do; or any other complaint",
        }),
      ),
      ticket: Type.Optional(TicketId),
      window: Type.Optional({ ...Slug, description: "where it was heard" }),
      service: Type.Optional(Slug),
      words: Type.Optional(Words),
      note: Type.Optional(Note),
      ...personal,
    },
    "Something could not be done, or went wrong: follow it to its end",
  ),
  AssignComplaint: step({ staff: Type.String({ minLength: 1, maxLength: 12 }) }, "Give it to a member of staff"),
  RecordContact: step(
    { reached: Type.Boolean({ description: "the visitor was spoken to" }), note: Type.Optional(Note) },
    "The visitor was called back (回访)",
  ),
  CorrectComplaint: step({ note: Note }, "It has been put right (整改), and how"),
  ExplainComplaint: step({ note: Note }, "It has been explained, where no law gives what was asked for"),
  CloseComplaint: step({}, "It is over"),
  AppealRating: step({ reason: Note }, "Object to a bad rating (申诉)"),
  UpholdRating: step({ note: Type.Optional(Note) }, "The rating stands"),
  ExcludeRating: step({ ground: Slug, note: Type.Optional(Note) }, "The rating leaves the rates, for this ground"),
} as const satisfies Record<string, TObject>;
