// What a review decided, as the manager reads it and the screens may show it: from the numbers of the decision itself. The
// minutes are those that people wait on the normal path; what weighs long waits double stays inside the review.
import type { Language } from "../views/sentences.ts";
import type { Bar } from "./masks.ts";
import type { Option, Review } from "./review.ts";
import type { SignChange } from "./sign-review.ts";
import type { TidalHall } from "./tidal-hall.ts";
import type { WaitEstimate } from "./wait-estimate.ts";

const whole = (minutes: number): number => Math.round(Math.max(0, minutes));

/** Minutes of waiting that a change saves, all people together, if as many come as expected; below 0 where it costs. */
export const savedBy = (review: Review, option: Option): number => review.waited - option.waited;

/** What a window is for, as its sign says it. */
const signOf = (hall: TidalHall, window: number, language: Language): string => {
  const { name, skills } = hall.windows[window]!;
  const main = skills.filter(({ isMain }) => isMain).map(({ service }) => hall.services[service]!.name);
  if (main.length === 0) return name;
  return language === "en" ? `${name} (${main.join("/")})` : `${name}（${main.join("/")}）`;
};

/** The service whose people gain most, where that can be felt. Of one that nobody calls for, no wait can be told. */
const easedMost = (hall: TidalHall, review: Review, option: Option) => {
  let best: { name: string; from: number; to: number } | undefined;
  hall.services.forEach(({ name }, service) => {
    const [from, to] = [whole(review.waits[service] ?? 0), whole(option.waits[service] ?? 0)];
    if (review.stranded.includes(service)) return;
    if (from > to && from - to > (best ? best.from - best.to : 0)) best = { name, from, to };
  });
  return best;
};

/** A service for which people wait and no window calls, until this one opens. */
const rescued = ({ services }: TidalHall, { stranded }: Review, option: Option): string | undefined =>
  services[stranded.find((service) => !option.stranded.includes(service)) ?? -1]?.name;

const effectOf = (hall: TidalHall, review: Review, option: Option, language: Language): string => {
  const name = rescued(hall, review, option);
  if (name !== undefined) return language === "en" ? `; nobody calls for ${name} now` : `；${name}现在没有窗口受理`;
  const eased = easedMost(hall, review, option);
  if (!eased) return "";
  return language === "en"
    ? `; ${eased.name} waits ${eased.to} min instead of ${eased.from}`
    : `；${eased.name}预计等 ${eased.from} 分 → ${eased.to} 分`;
};

const opening = (hall: TidalHall, review: Review, option: Option, language: Language): string => {
  const saved = whole(savedBy(review, option));
  const sign = signOf(hall, option.window, language);
  const effect = effectOf(hall, review, option, language);
  return language === "en"
    ? `Open ${sign}: ${saved} minutes less waiting, all people together, in the time ahead${effect}.`
    : `打开${sign}：接下来一段时间预计共少等 ${saved} 人·分钟${effect}。`;
};

const closing = (hall: TidalHall, review: Review, option: Option, language: Language): string => {
  const loss = whole(-savedBy(review, option));
  const sign = signOf(hall, option.window, language);
  if (language === "en") {
    const reason =
      loss === 0 ? "nobody waits longer without it" : `without it people wait ${loss} minutes longer, all together`;
    return `Close ${sign}: ${reason}.`;
  }
  const reason = loss === 0 ? "不再开放也不会多等" : `不再开放仅多等 ${loss} 人·分钟`;
  return `关闭${sign}：${reason}。`;
};

/** Why a change is made, or suggested. */
export const explainOption = (hall: TidalHall, review: Review, option: Option, language: Language = "zh-CN"): string =>
  (option.kind === "open" ? opening : closing)(hall, review, option, language);

const orderTexts = {
  open: ["由管理员固定为开放。", "Pinned open by the manager."],
  closed: ["由管理员固定为关闭。", "Pinned closed by the manager."],
  planned: ["按方案开放。", "Open by the plan."],
} as const satisfies Record<string, readonly [zh: string, en: string]>;

/** Why a window opens or closes that no review has asked for. */
export const explainOrder = (order: keyof typeof orderTexts, language: Language): string =>
  orderTexts[order][language === "en" ? 1 : 0];

/** Why a window changes its sign. */
export const explainSign = (
  hall: TidalHall,
  { window, skills, savedMinutes }: SignChange,
  language: Language = "zh-CN",
): string => {
  const { name } = hall.windows[window]!;
  const work = skills.map(({ service }) => hall.services[service]!.name);
  const saved = whole(savedMinutes);
  return language === "en"
    ? `${name} changes to ${work.join("/")}: ${saved} minutes less waiting, all people together.`
    : `${name}改办${work.join("、")}：接下来一段时间预计共少等 ${saved} 人·分钟。`;
};

const barTexts: Readonly<Record<Bar, readonly [zh: string, en: string]>> = {
  pinned: ["已由管理员固定", "pinned by the manager"],
  "off-duty": ["窗口人员不在岗", "its clerk is not on duty"],
  "near-shift-begin": ["窗口人员刚到岗", "its clerk has only just come"],
  "near-shift-end": ["临近下班", "its clerk leaves soon"],
  dwell: ["刚刚调整过", "changed a short while ago"],
  "open-too-short": ["开放时间还短", "not open for long yet"],
  changing: ["正在调整", "about to change"],
};

/** Why a change is out of the question. */
export const explainBar = (bar: Bar, language: Language = "zh-CN"): string => barTexts[bar][language === "en" ? 1 : 0];

/** What a manager's pin costs, beside what would be done without it. */
export const explainPin = (
  hall: TidalHall,
  window: number,
  costMinutes: number,
  language: Language = "zh-CN",
): string => {
  const { name } = hall.windows[window]!;
  const cost = whole(costMinutes);
  if (language === "en")
    return cost === 0
      ? `The pin of ${name} makes nobody wait longer now.`
      : `The pin of ${name} costs about ${cost} minutes of waiting, all people together.`;
  return cost === 0 ? `固定${name}目前不会让人多等。` : `固定${name}将让大家共多等约 ${cost} 人·分钟。`;
};

/** What the ticket says about the wait. */
export const explainWait = ({ minutes, from, to }: WaitEstimate, language: Language = "zh-CN"): string => {
  const [middle, least, most] = [whole(minutes), Math.floor(Math.max(0, from)), Math.ceil(Math.max(0, to))];
  if (language === "en") return middle < 1 ? "next in a moment" : `about ${middle} min (${least} to ${most})`;
  return middle < 1 ? "马上叫号" : `约 ${middle} 分钟（${least}～${most}）`;
};
