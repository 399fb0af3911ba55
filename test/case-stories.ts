// A hall that has cases (办件), the steps by which they go on, and a story for each time the rules of cases say no.
import { calendarOf } from "../src/base/calendar.ts";
import type { Case } from "../src/hall/cases/book.ts";
import type { CaseMove } from "../src/hall/cases/find-case.ts";
import type { caseRefusals } from "../src/hall/cases/refusals.ts";
import type { CommandArgs } from "../src/hall/commands.ts";
import {
  type Ask,
  ask,
  callNext,
  hallWith,
  open,
  type RulesChange,
  type Story,
  start,
  take,
} from "./given-when-then.ts";

export const week = [1, 2, 3, 4, 5];
export const items = [
  { id: "copy", name: "复印", kind: "on-the-spot" },
  { id: "permit", name: "临时许可", kind: "urgent" },
  { id: "pension", name: "养老登记", service: "civil", kind: "promised", days: 5, papers: ["身份证"] },
  { id: "licence", name: "营业执照", kind: "promised", days: 3 },
] as const;
export const office: RulesChange = {
  services: [
    { id: "civil", name: "民政", prefix: "A" },
    { id: "out", name: "出件", prefix: "C", onePerPerson: false },
  ],
  windows: [{ id: "w1", number: 1, name: "综合窗口（一）", services: ["civil", "out"] }],
  sessions: [
    { id: "am", name: "上午", days: week, from: "09:00", to: "12:00" },
    { id: "pm", name: "下午", days: week, from: "13:30", to: "17:00" },
  ],
  holidays: ["2026-11-30"],
  makeUpDays: [{ date: "2026-11-29", like: 5 }],
  cases: { items: items as never, handOutService: "out", post: true },
};

export const by = (id: string) => ({ role: "staff", id }) as const;
export const staff = <K extends CaseMove>(kind: K, more: Omit<CommandArgs<K>, "case">, id = "77", number = FIRST) =>
  ask(kind, { case: number, ...more } as CommandArgs<K>, by(id)) as Ask;
export const FIRST = "20261123-0001";
export const accept = (more: Partial<CommandArgs<"OpenCase">> = {}) =>
  ask("OpenCase", { items: ["pension"], window: "w1", ...more }, { role: "manager", id: "manager" });

export const handOff = staff("HandOffCase", {});
export const takeOn = staff("TakeCase", {});
export const askFor = staff("AskForPapers", { papers: ["户口簿"] });
export const arrived = staff("AcceptPapers", {});
export const approve = staff("DecideCase", { outcome: "approved" });
export const correct = staff("CorrectDecision", { outcome: "refused", reason: "看错了材料" });
export const complete = staff("CompleteCase", {});
export const handOut = staff("HandOutCase", { window: "w1" });
export const post = staff("PostCase", { tracking: "EMS 123" });
export const withdraw = staff("WithdrawCase", { reason: "本人撤回" });

export const opened = (more: Partial<CommandArgs<"OpenCase">> = {}, change: RulesChange = {}) =>
  hallWith({ ...office, ...change }).given(
    "10:00",
    open("w1"),
    take("civil"),
    callNext("w1"),
    start("w1"),
    accept(more),
  );
export const caseOf = (story: Story, id = FIRST): Case | undefined => story.hall.cases.cases[id];
export const calendar = calendarOf("Asia/Shanghai");
export const wall = (at: number): string => {
  const { date, minute } = calendar.moment(at);
  return `${date} ${String(Math.floor(minute / 60)).padStart(2, "0")}:${String(minute % 60).padStart(2, "0")}`;
};
export const HOUR = 3_600_000;
/** What the last steps brought to cases. */
export const news = ({ happened }: Story): string[] =>
  happened.map(({ kind }) => kind).filter((kind) => /^(Case|Papers|HandOff|Receipt)/.test(kind));

export const moves: Readonly<Record<CaseMove, Ask>> = {
  HandOffCase: handOff,
  TakeCase: takeOn,
  ReturnCase: staff("ReturnCase", { reason: "下班" }),
  AskForPapers: askFor,
  AcceptPapers: arrived,
  DecideCase: approve,
  CorrectDecision: correct,
  CompleteCase: complete,
  FetchCase: staff("FetchCase", {}),
  HandOutCase: handOut,
  PostCase: post,
  WithdrawCase: withdraw,
  ReprintReceipt: staff("ReprintReceipt", {}),
};
export const posted = { delivery: "post", person: "p1" } as const;

/** Every no of cases has a case. */
export const caseNoes: Readonly<Record<keyof typeof caseRefusals, () => Story>> = {
  "unknown-case": () => hallWith(office).when(handOff),
  "unknown-item": () => hallWith(office).when(accept({ items: ["passport"] })),
  "which-item": () =>
    opened({ items: ["pension", "licence"] })
      .given(handOff)
      .when(takeOn),
  "case-over": () => opened().given(withdraw).when(withdraw),
  "case-taken": () => opened().given(handOff, takeOn).when(takeOn),
  "case-not-ready": () => opened().when(moves.FetchCase),
  "cases-full": () => {
    const told = opened();
    told.hall.cases.count = 9999;
    return told.when(accept());
  },
  "papers-missing": () =>
    opened({ missing: ["照片"] })
      .given(handOff, takeOn, approve)
      .when(complete),
  "no-post": () => opened({}, { cases: { items: items as never } }).when(accept(posted)),
  "no-hand-out": () =>
    opened({}, { cases: { items: items as never } })
      .given(handOff, takeOn, approve, complete)
      .when(moves.FetchCase),
};
