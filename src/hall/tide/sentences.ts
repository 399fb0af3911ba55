// What a review decided, as the manager reads it and the screens may show it: from the numbers of the decision itself.
import type { Bar } from "./masks.ts";
import type { Option, Review } from "./review.ts";
import type { TidalHall } from "./tidal-hall.ts";
import type { WaitEstimate } from "./wait-estimate.ts";

const whole = (minutes: number): number => Math.round(Math.max(0, minutes));

/** What a window is for, as its sign says it. */
const signOf = (hall: TidalHall, window: number): string => {
  const { name, skills } = hall.windows[window]!;
  const main = skills.filter(({ isMain }) => isMain).map(({ service }) => hall.services[service]!.name);
  return main.length === 0 ? name : `${name}（${main.join("/")}）`;
};

/** The service whose people gain most, where that can be felt. */
const easedMost = (hall: TidalHall, before: readonly number[], after: readonly number[]) => {
  let best: { name: string; from: number; to: number } | undefined;
  hall.services.forEach(({ name }, service) => {
    const [from, to] = [whole(before[service] ?? 0), whole(after[service] ?? 0)];
    if (from > to && from - to > (best ? best.from - best.to : 0)) best = { name, from, to };
  });
  return best;
};

const opening = (hall: TidalHall, { waits }: Review, option: Option): string => {
  const eased = easedMost(hall, waits, option.waits);
  const effect = eased ? `；${eased.name}预计等 ${eased.from} 分 → ${eased.to} 分` : "";
  const saved = whole(option.gainMinutes);
  return `打开${signOf(hall, option.window)}：接下来一段时间预计共少等 ${saved} 人·分钟${effect}。`;
};

const closing = (hall: TidalHall, option: Option): string => {
  const loss = whole(-option.gainMinutes);
  const reason = loss === 0 ? "不再开放也不会多等" : `不再开放仅多等 ${loss} 人·分钟`;
  return `关闭${signOf(hall, option.window)}：${reason}。`;
};

/** Why a change is made, or suggested. */
export const explainOption = (hall: TidalHall, review: Review, option: Option): string =>
  option.kind === "open" ? opening(hall, review, option) : closing(hall, option);

const barTexts: Readonly<Record<Bar, string>> = {
  pinned: "已由管理员固定",
  "off-duty": "窗口人员不在岗",
  "near-shift-begin": "窗口人员刚到岗",
  "near-shift-end": "临近下班",
  dwell: "刚刚调整过",
  "open-too-short": "开放时间还短",
  changing: "正在调整",
};

/** Why a change is out of the question. */
export const explainBar = (bar: Bar): string => barTexts[bar];

/** What a manager's pin costs, beside what would be done without it. */
export const explainPin = (hall: TidalHall, window: number, costMinutes: number): string => {
  const { name } = hall.windows[window]!;
  const cost = whole(costMinutes);
  return cost === 0 ? `固定${name}目前不会让人多等。` : `固定${name}将让大家共多等约 ${cost} 人·分钟。`;
};

/** What the ticket says about the wait. */
export const explainWait = ({ minutes, from, to }: WaitEstimate): string => {
  const [middle, least, most] = [whole(minutes), Math.floor(Math.max(0, from)), Math.ceil(Math.max(0, to))];
  return middle < 1 ? "马上叫号" : `约 ${middle} 分钟（${least}–${most}）`;
};
