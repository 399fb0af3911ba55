// How kiosk and screen say what a newcomer would wait.
import type { Table } from "./word-table.ts";

export const waitWords = {
  "wait.soon": ["马上叫号", "called in a moment"],
  "wait.none": ["不用等", "no wait"],
  "wait.about": ["约 {n} 分", "~{n} min"],
  "wait.between": ["约 {n} 分钟（{from}～{to}）", "about {n} min ({from} to {to})"],
} as const satisfies Table;
