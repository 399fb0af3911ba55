// What the editor of plans says.
import type { Table } from "./word-table.ts";

export const planWords = {
  "plan.title": ["方案", "Plans"],
} as const satisfies Table;
