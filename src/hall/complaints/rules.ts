// What a hall decides about ratings (好差评) and about what follows a bad one. The codes 1 to 5 are fixed; words, reasons,
// silence and every deadline are local. Where a county publishes nothing, the defaults are those of Dezhou 2020.
import { type Static, Type } from "typebox";
import type { Problem } from "../../base/check.ts";
import { closed, Label, Slug, whole } from "../rules/fields.ts";
import { repeated } from "../rules/problems-of.ts";
import { isBad } from "./grades.ts";

export const ratingChannels = ["pad", "kiosk", "phone", "code"] as const;
export type RatingChannel = (typeof ratingChannels)[number];

const Grade = whole(1, 5, "5 very satisfied to 1 very dissatisfied");
const GradeWords = Type.Array(Label, { minItems: 5, maxItems: 5 });

const Reason = Type.Object(
  {
    tag: Slug,
    name: Label,
    nameEn: Type.Optional(Label),
    grades: Type.Array(Grade, { minItems: 1, uniqueItems: true, default: [1, 2], description: "offered after these" }),
  },
  closed,
);

const standardReasons = [
  { tag: "waited-long", name: "等候时间长", nameEn: "Waited too long", grades: [1, 2] },
  { tag: "served-slowly", name: "办理速度慢", nameEn: "Served slowly", grades: [1, 2] },
  { tag: "unfriendly", name: "服务态度不好", nameEn: "Unfriendly", grades: [1, 2] },
  { tag: "not-explained", name: "一次没有讲清楚", nameEn: "Not explained the first time", grades: [1, 2] },
  { tag: "sent-around", name: "来回跑、多次跑", nameEn: "Sent from place to place", grades: [1, 2] },
  { tag: "not-solved", name: "事情没有办成", nameEn: "My matter was not solved", grades: [1, 2] },
];

const Silence = Type.Union([
  Type.Literal("unrated"),
  Type.Object(
    { countsAs: Grade, afterDays: whole(1, 60, "natural days after the service") },
    { ...closed, description: "Guangdong 2020: 7 days, then 3 (基本满意)" },
  ),
]);

/** In the hall's own hours, or to the end of the n-th working day after. */
const Deadline = Type.Union([
  Type.Object({ hours: whole(1, 240, "working hours") }, closed),
  Type.Object({ workingDays: whole(1, 60, "to the end of this working day after") }, closed),
]);
export type Deadline = Static<typeof Deadline>;

const deadline = (days: number, description: string) =>
  Type.Unsafe<Deadline>({ ...Deadline, default: { workingDays: days }, description });

const Deadlines = Type.Object(
  {
    contact: deadline(1, "until a visitor who left a telephone has been called back (回访); Honggu 1 day [Q3]"),
    settle: deadline(5, "until it is put right or explained; Dezhou 5 working days, elsewhere 15 [Q3]"),
    appeal: deadline(5, "in which the hall may object to a rating (申诉)"),
    ruling: deadline(5, "until an objection is decided (复核)"),
    remindHours: whole(1, 72, "working hours before each of them somebody is reminded", { default: 4 }),
    attempts: whole(1, 9, "calls back without an answer after which a complaint may be closed", { default: 3 }),
  },
  { ...closed, default: {}, description: "the clock of the complaint ledger (差评处置)" },
);

const Ground = Type.Object({ id: Slug, name: Label, nameEn: Type.Optional(Label) }, closed);

const standardGrounds = [
  { id: "mistaken", name: "误评", nameEn: "Pressed by mistake" },
  { id: "malicious", name: "恶意评价", nameEn: "Malicious" },
  { id: "not-ours", name: "与本次服务无关", nameEn: "Not about this service" },
];

export const RatingRules = Type.Object(
  {
    words: Type.Unsafe<Static<typeof GradeWords>>({
      ...GradeWords,
      default: ["非常满意", "满意", "基本满意", "不满意", "非常不满意"],
      description: "for 5, 4, 3, 2, 1 (国办发〔2019〕51号); elsewhere 很好, 好, 一般, 差, 很差",
    }),
    wordsEn: Type.Unsafe<Static<typeof GradeWords>>({
      ...GradeWords,
      default: ["Very satisfied", "Satisfied", "Fairly satisfied", "Dissatisfied", "Very dissatisfied"],
    }),
    reasons: Type.Array(Reason, {
      maxItems: 24,
      default: standardReasons,
      description: "what a visitor may tap with a grade",
    }),
    silence: Type.Unsafe<Static<typeof Silence>>({
      ...Silence,
      default: "unrated",
      description: "what a service without a rating counts as; no praise by itself [Q3]",
    }),
    channels: Type.Array(Type.Enum(ratingChannels), {
      uniqueItems: true,
      default: ["pad", "kiosk", "phone"],
      description: "where a rating is taken: pad at the window, kiosk, the ticket's page, the window's QR code [N6]",
    }),
    days: whole(0, 30, "days after the service in which a phone may still rate it; 0 is the day itself", {
      default: 7,
    }),
    deadlines: Deadlines,
    excludes: Type.Array(Ground, {
      maxItems: 12,
      default: standardGrounds,
      description: "grounds on which an objection may take a rating out of the rates",
    }),
  },
  { ...closed, default: {}, description: "ratings (好差评), and what follows a bad one" },
);
export type RatingRules = Static<typeof RatingRules>;
export type Silence = RatingRules["silence"];

/** As many as a pad shows after a bad grade [HALL-3.1]. */
const PAD_REASONS_MAX = 8;

export const badReasons = ({ reasons }: RatingRules) => reasons.filter(({ grades }) => grades.some(isBad));

/** Contradictions in what the rules say of ratings. */
export const ratingProblems = ({ ratings }: { readonly ratings: RatingRules }): Problem[] => {
  const bad = badReasons(ratings).length;
  return [
    ...repeated("/ratings/reasons", ratings.reasons, ({ tag }) => tag, "tag"),
    ...repeated("/ratings/excludes", ratings.excludes, ({ id }) => id, "id"),
    ...(bad > PAD_REASONS_MAX
      ? [{ path: "/ratings/reasons", value: `${bad} for a bad grade`, expected: `at most ${PAD_REASONS_MAX}` }]
      : []),
  ];
};
