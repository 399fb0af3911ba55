// What a hall decides about itself: services, windows, hours, numbers, priorities, missed calls. It is data, it is
// part of the ledger (HallConfigured), and decide reads nothing else. The schema gives type, defaults and validation.
import { type Static, Type } from "typebox";
import { AppointmentRules } from "../appointments/rules.ts";
import { CaseRules } from "../cases/rules.ts";
import { RatingRules } from "../complaints/rules.ts";
import { PresenceRules } from "../presence/rules.ts";
import { StatisticsRules } from "../statistics/rules.ts";
import { calendarSections } from "./calendar-rules.ts";
import { FacilityRules, PlaceRules } from "./facility.ts";
import { ClockTime, closed, Label, Slug, Weekdays, whole } from "./fields.ts";
import { LookRules } from "./look-rules.ts";
import { NoticeRules } from "./notice-rules.ts";
import { PauseReasons } from "./pause-reasons.ts";
import { PhoneRules } from "./phone-rules.ts";
import { Duty, Help, Plan, Season, Sign, TideRules } from "./plans.ts";
import { ScreenRules } from "./screen-rules.ts";
import { StaffMember } from "./staff-member.ts";
import { TicketPage } from "./ticket-page.ts";
import { VoiceRules } from "./voice-rules.ts";

export const MissedRule = Type.Union(
  [
    Type.Object({ rule: Type.Literal("void") }, { ...closed, description: "过号作废: the ticket ends" }),
    Type.Object(
      { rule: Type.Literal("tail"), times: whole(1, 9, "missed calls after which the ticket ends") },
      { ...closed, description: "back to the tail, void after `times`" },
    ),
    Type.Object(
      { rule: Type.Literal("keep-calls"), calls: whole(1, 99, "calls of the same service it is kept for") },
      { ...closed, description: "kept for n calls; whoever comes back in time is called first" },
    ),
    Type.Object(
      { rule: Type.Literal("keep-minutes"), minutes: whole(1, 480, "minutes it is kept") },
      { ...closed, description: "kept for n minutes; whoever comes back in time is called first" },
    ),
    Type.Object(
      {
        rule: Type.Literal("back"),
        places: whole(1, 99, "places it moves back"),
        times: whole(1, 9, "missed calls after which the ticket ends"),
      },
      { ...closed, description: "back n places, void after `times`" },
    ),
  ],
  { description: "What becomes of a visitor who does not come when called" },
);

export const Service = Type.Object(
  {
    id: Slug,
    name: Label,
    nameEn: Type.Optional(Label),
    detail: Type.String({ maxLength: 200, default: "", description: "what it covers, for kiosk and window screen" }),
    detailEn: Type.Optional(Type.String({ maxLength: 200 })),
    bring: Type.String({ maxLength: 200, default: "", description: "what to bring, printed on the ticket" }),
    bringEn: Type.Optional(Type.String({ maxLength: 200, description: "shown on kiosk and phone" })),
    prefix: Type.String({ pattern: "^[A-Z]{0,2}$", description: "letters before the number" }),
    from: whole(1, 99999, "first number of a business day", { default: 1 }),
    to: whole(1, 99999, "last number of a business day", { default: 999 }),
    digits: whole(1, 5, "digits printed, with leading zeros", { default: 3 }),
    quotaDay: Type.Optional(whole(0, 99999, "tickets a business day; none means no limit")),
    quotaSession: Type.Optional(
      Type.Record(Slug, whole(0, 99999, "tickets in that session"), { description: "quota by session id" }),
    ),
    minutes: Type.Optional(whole(1, 240, "usual minutes of one visit; without them no wait is told")),
    onePerPerson: Type.Boolean({ default: true, description: "one open ticket per identified person" }),
    isFallback: Type.Optional(
      Type.Boolean({
        description:
          "what no other window could do (兜底, 办不成事): a clerk sends visitors there with one key; default false",
      }),
    ),
    missed: Type.Optional(MissedRule),
  },
  closed,
);

export const WindowPlan = Type.Object(
  {
    id: Slug,
    number: whole(1, 999, "the number that is shown and spoken"),
    name: Label,
    nameEn: Type.Optional(Label),
    services: Type.Array(Slug, { uniqueItems: true, description: "service ids it takes, in order of its main work" }),
    helps: Type.Optional(
      Type.Array(Help, { maxItems: 60, description: "what it also takes while its own work leaves room (兼办)" }),
    ),
    signs: Type.Optional(
      Type.Array(Sign, {
        maxItems: 6,
        description: "what it may take instead, where `tide.changesSigns`; its first service stays in each",
      }),
    ),
    isMobile: Type.Optional(
      Type.Boolean({ description: "no place: a helper goes to the visitor (流动帮办) [Q7, N8]; default false" }),
    ),
    isBench: Type.Optional(Type.Boolean({ description: "opened when the tide asks for it (潮汐窗口); default false" })),
    place: Type.Optional(
      Type.Object(
        { row: whole(1, 40, "from the entrance"), column: whole(1, 40, "from the left, as one comes in") },
        {
          ...closed,
          description: "where it stands in the hall, for the manager's floor plan; without it, by its number",
        },
      ),
    ),
    duty: Type.Optional(
      Type.Array(Duty, { maxItems: 6, description: "when somebody is there for it; without it, all opening hours" }),
    ),
  },
  closed,
);

export const TicketClass = Type.Object(
  {
    id: Slug,
    name: Label,
    nameEn: Type.Optional(Label),
    rank: whole(0, 9, "higher is called first; the ordinary class has 0"),
    isPicked: Type.Optional(
      Type.Boolean({ description: "visitors may choose it at the machine; default true. Not that of appointments" }),
    ),
    weight: Type.Optional(
      Type.Number({
        minimum: 0.1,
        maximum: 10,
        description: "how fast its claim grows beside the ordinary class; without it 1, and 4.5 above rank 0",
      }),
    ),
    headMinutes: Type.Optional(
      Type.Number({
        minimum: 0,
        maximum: 60,
        description: "minutes its claim has from the beginning; without them 0, and 5 above rank 0",
      }),
    ),
  },
  closed,
);

export const Session = Type.Object(
  {
    id: Slug,
    name: Label,
    days: Weekdays,
    from: ClockTime,
    to: ClockTime,
    lastTicketMinutes: whole(0, 240, "minutes before `to` at which issuing stops", { default: 0 }),
    atEnd: Type.Union([Type.Literal("carry"), Type.Literal("expire")], {
      default: "carry",
      description: "whether those still waiting keep their place for the next session, or end with a reason",
    }),
  },
  closed,
);

export const HallRules = Type.Object(
  {
    id: Slug,
    name: Label,
    nameEn: Type.Optional(Label),
    timeZone: Type.String({ default: "Asia/Shanghai", description: "IANA time zone of the business date" }),
    language: Type.Union([Type.Literal("zh-CN"), Type.Literal("en")], { default: "zh-CN" }),
    services: Type.Array(Service, { minItems: 1, maxItems: 60 }),
    windows: Type.Array(WindowPlan, { minItems: 1, maxItems: 60 }),
    staff: Type.Array(StaffMember, { default: [], maxItems: 300 }),
    classes: Type.Array(TicketClass, {
      default: [{ id: "ordinary", name: "普通", rank: 0 }],
      minItems: 1,
      maxItems: 9,
    }),
    callBy: Type.Union([Type.Literal("rank"), Type.Literal("claim")], {
      default: "rank",
      description:
        "who is next: `rank` the highest class and in it the longest wait, own work first; `claim` whose claim is largest, by wait, class and work",
    }),
    guard: Type.Object(
      {
        run: whole(1, 20, "priority calls in a row a window makes while ordinary tickets wait", { default: 2 }),
        waitMinutes: whole(1, 480, "an ordinary ticket that has waited this long goes first", { default: 40 }),
      },
      { ...closed, default: {}, description: "keeps priority classes from starving ordinary tickets" },
    ),
    sessions: Type.Array(Session, { default: [], maxItems: 20, description: "opening hours; none means always open" }),
    ...calendarSections,
    notices: NoticeRules,
    phone: PhoneRules,
    place: PlaceRules,
    facility: FacilityRules,
    look: LookRules,
    voice: VoiceRules,
    missed: Type.Unsafe<Static<typeof MissedRule>>({ ...MissedRule, default: { rule: "tail", times: 3 } }),
    recall: Type.Object(
      {
        max: whole(0, 9, "recalls of one call", { default: 3 }),
        gapSeconds: whole(0, 120, "seconds between two announcements of one ticket", { default: 5 }),
      },
      { ...closed, default: {} },
    ),
    pauses: PauseReasons,
    undoSeconds: whole(0, 120, "seconds in which a clerk may take the last step back", { default: 15 }),
    holdMinutesMax: whole(1, 480, "longest timed hold", { default: 120 }),
    ratingSeconds: whole(0, 300, "seconds a window asks for a rating; 0 does not ask", { default: 30 }),
    ratings: RatingRules,
    ticketPage: TicketPage,
    statistics: StatisticsRules,
    tide: TideRules,
    cases: CaseRules,
    presence: PresenceRules,
    screen: ScreenRules,
    appointments: AppointmentRules,
    plans: Type.Array(Plan, { default: [], maxItems: 40, description: "other ways to run the windows (方案)" }),
    seasons: Type.Array(Season, {
      default: [],
      maxItems: 200,
      description: "which plan holds when; else the base plan",
    }),
    ticketsMax: whole(1, 1_000_000, "tickets a business day, over all services: a bound against floods", {
      default: 1_000_000,
    }),
  },
  { ...closed, title: "Hall rules" },
);

export type HallRules = Static<typeof HallRules>;
export type Service = Static<typeof Service>;
export type WindowPlan = Static<typeof WindowPlan>;
export type TicketClass = Static<typeof TicketClass>;
export type Session = Static<typeof Session>;
export type MissedRule = Static<typeof MissedRule>;
