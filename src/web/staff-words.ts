// What pages say about the people who work in the hall.
import type { Table } from "./word-table.ts";

export const staffWords = {
  "staff.number": ["工号 {number}", "No. {number}"],
  "staff.telephone": ["电话 {telephone}", "Tel. {telephone}"],
  "staff.stands-in": ["代 {name}", "for {name}"],
} as const satisfies Table;
