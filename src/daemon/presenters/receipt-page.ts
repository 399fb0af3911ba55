// The receipt of a case (受理回执) [G7]: its number, what was accepted, by when it is done, what is still to be brought and
// where the result is fetched. It names nobody; a mask tells the holder that it is theirs.
import type { Calendar } from "../../base/calendar.ts";
import type { Case } from "../../hall/cases/book.ts";
import { handOutWindows, wantedOf } from "../../hall/cases/views.ts";
import { type Hall, rulesOf } from "../../hall/state.ts";
import type { Language } from "../../hall/views/sentences.ts";
import type { PageItem } from "../../protocols/mqtt/arguments.ts";
import { timeText } from "./ticket-page.ts";

/** What a receipt says that the hall's state does not hold. */
export interface ReceiptSources {
  readonly calendar: Calendar;
  readonly maskOf: (person: string) => string | undefined;
  /** Where a phone finds the case; undefined without a public address. */
  readonly caseLinkOf: (number: string) => string | undefined;
}

const words = {
  "zh-CN": {
    title: "受理回执",
    copy: "（补打）",
    items: (names: string) => `事项：${names}`,
    accepted: (time: string) => `受理时间：${time}`,
    promised: (time: string) => `承诺办结：${time} 前`,
    standing: "等待补交材料，办理时限暂停计算",
    done: "已当场办结",
    missing: (papers: string, time: string) => `请补交：${papers}（${time} 前）`,
    fetch: (windows: string) => `领取方式：凭此编号取号，到窗口领取${windows === "" ? "" : `（${windows}号窗口）`}`,
    post: "领取方式：邮寄",
    person: (mask: string) => `申请人：${mask}`,
    query: "扫码查询办理进度",
  },
  en: {
    title: "Receipt",
    copy: " (reprint)",
    items: (names: string) => `Matter: ${names}`,
    accepted: (time: string) => `Accepted: ${time}`,
    promised: (time: string) => `Done by: ${time}`,
    standing: "Waiting for papers: the promised time stands still",
    done: "Done on the spot",
    missing: (papers: string, time: string) => `Still to bring: ${papers} (by ${time})`,
    fetch: (windows: string) => `Fetch it: take a number by this case${windows === "" ? "" : `, windows ${windows}`}`,
    post: "The result is sent by post",
    person: (mask: string) => `Applicant: ${mask}`,
    query: "Scan to see how it stands",
  },
} as const satisfies Record<Language, unknown>;

const text = (said: string, size = 1): PageItem => ({ item: "text", text: said.slice(0, 200), size, align: "left" });
const heading = (said: string, size: number): PageItem => ({
  item: "text",
  text: said,
  size,
  align: "center",
  bold: true,
});

const timesOf = (found: Case, calendar: Calendar, language: Language): PageItem[] => {
  const said = words[language];
  if (found.kind === "on-the-spot" && found.state === "ended") return [text(said.done)];
  if (found.standing) return [text(said.standing)];
  return found.promisedAt === undefined ? [] : [text(said.promised(timeText(calendar, found.promisedAt)))];
};

const papersOf = (found: Case, calendar: Calendar, language: Language): PageItem[] =>
  wantedOf(found).map(({ papers, until }) =>
    text(words[language].missing(papers.join(language === "en" ? ", " : "、"), timeText(calendar, until))),
  );

const fetchOf = (hall: Hall, { delivery, kind }: Case, language: Language): PageItem[] => {
  if (kind === "on-the-spot") return [];
  const said = words[language];
  return [
    text(delivery === "post" ? said.post : said.fetch(handOutWindows(hall).join(language === "en" ? ", " : "、"))),
  ];
};

const linkItems = (link: string | undefined, language: Language): PageItem[] =>
  link === undefined ? [] : [{ item: "qr", data: link }, heading(words[language].query, 1)];

export const receiptPageOf = (
  hall: Hall,
  found: Case,
  { calendar, maskOf, caseLinkOf }: ReceiptSources,
): PageItem[] => {
  const { name, language } = rulesOf(hall);
  const said = words[language];
  const mask = found.person === undefined ? undefined : maskOf(found.person);
  return [
    heading(name, 1),
    heading(said.title + (found.copies > 0 ? said.copy : ""), 2),
    heading(found.id, 2),
    { item: "rule" },
    ...found.steps.map((step) => text(said.items(step.name))),
    text(said.accepted(timeText(calendar, found.acceptedAt))),
    ...timesOf(found, calendar, language),
    ...papersOf(found, calendar, language),
    ...fetchOf(hall, found, language),
    ...(mask === undefined ? [] : [text(said.person(mask))]),
    ...linkItems(caseLinkOf(found.id), language),
    { item: "cut" },
  ];
};
