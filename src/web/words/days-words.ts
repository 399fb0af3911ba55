// What the editor of plans says of single days and of notices.
import type { Table } from "./word-table.ts";

export const daysWords = {
  "days.title": ["特别日期", "Special days"],
  "days.holidays": ["放假日期（{n} 天）", "Holidays ({n} days)"],
  "days.make-up": ["调休上班", "Worked in exchange"],
  "days.date": ["日期", "Date"],
  "days.like": ["按星期几上班", "With the hours of"],
  "days.as": ["按周{day}", "like {day}"],
  "days.extra": ["延时服务", "Extended hours"],
  "days.extra-name": ["延时服务", "Extended hours"],
  "days.session": ["延长哪个时段", "Which session runs longer"],
  "days.own-session": ["另加时段", "one more session"],
  "days.opens": ["开始", "opens"],
  "days.closes": ["结束", "closes"],
  "days.closures": ["暂停办公", "Closures"],
  "days.all-day": ["全天", "all day"],
  "days.reason": ["原因", "Reason"],
  "days.notices": ["通知", "Notices"],
  "days.text": ["内容", "Text"],
  "days.new-notice": ["新通知", "New notice"],
  "days.on-screen": ["大屏", "screen"],
  "days.on-phone": ["手机", "phone"],
  "days.on-kiosk": ["取号机", "kiosk"],
  "days.ahead": ["日历变化提前几天自动通知", "Days ahead for changes of the calendar"],
} as const satisfies Table;
