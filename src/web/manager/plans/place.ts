// Where in the plans a problem lies, as a manager calls the place. Pure.
import type { PlanSections } from "../../../protocols/api/plan-sections.ts";
import type { Say, Word } from "../../words/words.ts";

const fields: Readonly<Record<string, Word>> = {
  services: "plan.own",
  helps: "plan.helps",
  isBench: "plan.bench",
  duty: "plan.duty",
  place: "plan.place",
  row: "plan.row",
  column: "plan.column",
  open: "plan.open",
  skills: "plan.skills",
  expect: "plan.expect",
  expectAll: "plan.expect-all",
  name: "plan.name",
  plan: "plan.title",
  from: "plan.from",
  to: "plan.to",
  days: "plan.days",
  mode: "plan.mode",
};

const calendar: Readonly<Record<string, Word>> = {
  holidays: "days.holidays",
  makeUpDays: "days.make-up",
  extraHours: "days.extra",
  closures: "days.closures",
  notices: "days.notices",
};

/** The name of an entry: of a window its number. */
const entryName = (section: string, at: number, plans: PlanSections, say: Say): string => {
  if (section === "windows") return say("window.number", { n: plans.windows[at]?.number ?? at + 1 });
  const about = calendar[section];
  if (about) return `${say(about, { n: "" })} ${say("plan.n-th", { n: at + 1 })}`;
  const list = section === "plans" ? plans.plans : section === "seasons" ? plans.seasons : plans.staff;
  return list[at]?.name ?? say("plan.n-th", { n: at + 1 });
};

/** `/windows/3/helps/0/speed` as 「4 号窗口 · 兼办 · 第 1 项」. */
export const placeOf = (path: string, plans: PlanSections, say: Say): string => {
  const [, section = "", ...rest] = path.split("/");
  if (section === "tide") return rest[0] ? say(`plan.${rest[0]}` as Word) : say("plan.rules");
  const [entry, ...inner] = rest;
  const names = inner.map((part) =>
    /^\d+$/.test(part) ? say("plan.n-th", { n: Number(part) + 1 }) : fields[part] ? say(fields[part]) : part,
  );
  return [entry === undefined ? section : entryName(section, Number(entry), plans, say), ...names].join(" · ");
};
