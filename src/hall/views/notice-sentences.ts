// How the calendar is told, in the two languages of a hall. It knows days and spans, and not why they are told.
import { weekdayOf } from "../../base/calendar.ts";
import type { Closure, ExtraHours } from "../rules/calendar-rules.ts";
import type { DaySpan } from "../rules/day-span.ts";

export interface NoticeText {
  readonly text: string;
  readonly textEn: string;
}

const weekdaysZh = ["周一", "周二", "周三", "周四", "周五", "周六", "周日"] as const;
const weekdaysEn = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"] as const;
const months = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split(" ");

const numbersOf = (day: string): [month: number, day: number] => {
  const [month, date] = day.slice(-5).split("-");
  return [Number(month), Number(date)];
};

const dayZh = (day: string): string => numbersOf(day).join("月").concat("日");
const dayEn = (day: string): string => {
  const [month, date] = numbersOf(day);
  return `${date} ${months[month - 1]}`;
};
const onDayZh = (date: string): string => `${dayZh(date)}（${weekdaysZh[weekdayOf(date) - 1]}）`;
const onDayEn = (date: string): string => `${weekdaysEn[weekdayOf(date) - 1]} ${dayEn(date)}`;

const spanZh = ({ from, to }: DaySpan): string => {
  if (from === to) return dayZh(from);
  const [[month], [lastMonth, last]] = [numbersOf(from), numbersOf(to)];
  return month === lastMonth ? `${dayZh(from)}至${last}日` : `${dayZh(from)}至${dayZh(to)}`;
};
const spanEn = ({ from, to }: DaySpan): string => (from === to ? dayEn(from) : `${dayEn(from)} to ${dayEn(to)}`);

const openZh = (resumes: string | undefined): string => (resumes ? `，${onDayZh(resumes)}恢复办公` : "");
const openEn = (resumes: string | undefined): string => (resumes ? `, open again on ${onDayEn(resumes)}` : "");

/** @param resumes the first day on which the hall is open again, where that is known */
export const holidayNotice = (span: DaySpan, resumes?: string): NoticeText => ({
  text: `${spanZh(span)}放假${openZh(resumes)}`,
  textEn: `Closed for holidays ${spanEn(span)}${openEn(resumes)}`,
});

export const makeUpNotice = (date: string): NoticeText => ({
  text: `${onDayZh(date)}照常上班`,
  textEn: `Open as on a working day on ${onDayEn(date)}`,
});

export const extraNotice = ({ name, nameEn = name, opens, closes, session, days, ...span }: ExtraHours): NoticeText => {
  const zh = days ? days.map((day) => weekdaysZh[day - 1]).join("、") : "";
  const en = days ? `${days.map((day) => weekdaysEn[day - 1]).join(", ")} ` : "";
  return session
    ? { text: `${spanZh(span)}${zh}${name}至${closes}`, textEn: `${nameEn} ${spanEn(span)}: ${en}until ${closes}` }
    : {
        text: `${spanZh(span)}${zh}${name}${opens}至${closes}`,
        textEn: `${nameEn} ${spanEn(span)}: ${en}${opens} to ${closes}`,
      };
};

export const closureNotice = ({ from, to = from, hours, reason }: Closure): NoticeText => ({
  text: `${spanZh({ from, to })}${hours ? `${hours.from}至${hours.to}` : ""}暂停办公：${reason}`,
  textEn: `Closed ${spanEn({ from, to })}${hours ? ` ${hours.from} to ${hours.to}` : ""}: ${reason}`,
});

export const rushNotice = (name: string, span: DaySpan): NoticeText => ({
  text: `${spanZh(span)}${name}，办事人数较多，请合理安排时间`,
  textEn: `${spanEn(span)}: ${name}, more visitors than usual`,
});
