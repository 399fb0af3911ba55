// The page of a ticket: what a visitor needs to know, the number largest.
import type { Calendar } from "../../base/calendar.ts";
import type { Hall, Ticket } from "../../hall/state.ts";
import { rulesOf } from "../../hall/state.ts";
import type { PageItem } from "../../protocols/mqtt/arguments.ts";

const text = (content: string, size = 1, bold = false): PageItem => ({
  item: "text",
  text: content,
  size,
  align: "center",
  ...(bold ? { bold } : {}),
});

const twoDigits = (value: number): string => String(value).padStart(2, "0");

const timeText = (calendar: Calendar, at: number): string => {
  const { date, minute } = calendar.moment(at);
  return `${date} ${twoDigits(Math.floor(minute / 60))}:${twoDigits(minute % 60)}`;
};

/** Windows that take the service now, or would when open. */
const windowsText = (hall: Hall, service: string): string => {
  const open = [...hall.windows.values()].filter((window) => window.services.includes(service));
  const numbers = open.map(({ id }) => hall.plans.get(id)?.number).filter((number) => number !== undefined);
  return numbers.length > 0 ? `请到 ${numbers.join("、")} 号窗口` : "";
};

const classText = (hall: Hall, ticket: Ticket): string =>
  (hall.classes.get(ticket.class)?.rank ?? 0) > 0 ? (hall.classes.get(ticket.class)?.name ?? "") : "";

export interface PageFacts {
  /** People in front when the ticket was issued. */
  readonly ahead: number;
  readonly calendar: Calendar;
}

export const ticketPageOf = (hall: Hall, ticket: Ticket, { ahead, calendar }: PageFacts): PageItem[] => {
  const service = hall.services.get(ticket.service);
  const lines = [
    text(rulesOf(hall).name),
    ...(ticket.copies > 0 ? [text("（补打）")] : []),
    { item: "rule" } as const,
    text(ticket.number, 4, true),
    text(service?.name ?? ticket.service, 2),
    text(classText(hall, ticket), 2, true),
    text(`前面还有 ${ahead} 人`),
    text(windowsText(hall, ticket.service)),
    text(service?.bring ? `请带：${service.bring}` : ""),
    { item: "rule" } as const,
    text(timeText(calendar, ticket.issuedAt)),
    text("请留意大屏和语音叫号，过号请到服务台"),
    { item: "feed", lines: 3 } as const,
    { item: "cut" } as const,
  ];
  return lines.filter((line) => line.item !== "text" || line.text !== "");
};
