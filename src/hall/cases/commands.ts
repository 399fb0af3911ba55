// What can be asked of cases (办件): a matter that goes on after its visitor has left the window.
import { type TObject, type TProperties, Type } from "typebox";
import { personal } from "../contact.ts";
import { closed, LocalDate, Slug } from "../rules/fields.ts";
import { CaseKind } from "./rules.ts";

export const CaseId = Type.String({ pattern: "^[0-9]{8}-[0-9]{4}$", description: "date and number: 20261123-0007" });
const Papers = Type.Array(Type.String({ minLength: 1, maxLength: 40 }), {
  minItems: 1,
  maxItems: 20,
  uniqueItems: true,
  description: "names of papers, never what stands in them",
});
const Text = Type.String({ maxLength: 200 });
const Reason = Type.String({ minLength: 1, maxLength: 60 });
const outcome = Type.Union([Type.Literal("approved"), Type.Literal("refused")]);
const item = Type.Optional({ ...Slug, description: "which of its matters; may be left out where only one fits" });

const on = <P extends TProperties>(properties: P, description: string) =>
  Type.Object({ case: CaseId, ...properties }, { ...closed, description });

export const caseCommands = {
  OpenCase: Type.Object(
    {
      items: Type.Array(Slug, {
        minItems: 1,
        maxItems: 8,
        uniqueItems: true,
        description: "matters; several are one case with one result (一事联办)",
      }),
      kind: Type.Optional({ ...CaseKind, description: "default: the slowest of its items'" }),
      window: Type.Optional({
        ...Slug,
        description: "where it is accepted; its visitor, if one is served, is the case's",
      }),
      delivery: Type.Optional(
        Type.Union([Type.Literal("window"), Type.Literal("post")], {
          description: "how its result goes out; default window",
        }),
      ),
      missing: Type.Optional({
        ...Papers,
        description: "papers still to be brought, accepted without them (容缺受理)",
      }),
      missingUntil: Type.Optional({ ...LocalDate, description: "by when; default as the rules say" }),
      note: Type.Optional(Text),
      paper: Type.Optional(Type.Boolean({ description: "a receipt is to be printed; default false" })),
      ...personal,
    },
    { ...closed, description: "Accept a case" },
  ),
  HandOffCase: on({}, "Its papers go to the back office"),
  TakeCase: on({ item }, "Somebody in the back office takes it on"),
  ReturnCase: on({ item, reason: Type.Optional(Reason) }, "Whoever took it on gives it back"),
  AskForPapers: on(
    {
      item,
      papers: Papers,
      until: Type.Optional({ ...LocalDate, description: "by when; default as the rules say" }),
      note: Type.Optional(Text),
    },
    "Papers are wanting: the promised time stands still until they come",
  ),
  AcceptPapers: on({ item }, "The papers have come, those asked for or those it was accepted without"),
  DecideCase: on(
    {
      item,
      outcome,
      text: Type.Optional(Text),
      isReady: Type.Optional(Type.Boolean({ description: "its result lies ready too; default false" })),
    },
    "Decide a matter of the case",
  ),
  CorrectDecision: on(
    { item, outcome, text: Type.Optional(Text), reason: Reason },
    "A matter was not decided as it was entered: a result that lay ready does so no more",
  ),
  CompleteCase: on({}, "Its result lies ready"),
  FetchCase: on(
    { class: Type.Optional(Slug), paper: Type.Optional(Type.Boolean({ description: "as TakeTicket" })) },
    "Whoever comes for a result takes a number",
  ),
  HandOutCase: on({ window: Slug }, "Its result is handed to the visitor at the window"),
  PostCase: on(
    { tracking: Type.Optional(Type.String({ minLength: 1, maxLength: 40, pattern: "^[0-9A-Za-z -]+$" })) },
    "Its result goes out by post",
  ),
  WithdrawCase: on({ reason: Reason }, "The applicant takes it back, or it cannot go on"),
  ReprintReceipt: on({}, "Print its receipt once more (补打)"),
  RecordReceipt: on(
    {
      outcome: Type.Union([Type.Literal("printed"), Type.Literal("failed"), Type.Literal("unknown")]),
      device: Type.String({ maxLength: 40 }),
    },
    "What became of its receipt's paper",
  ),
} as const satisfies Record<string, TObject>;
