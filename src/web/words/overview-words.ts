// What the front door of a demonstration says, beside the words of all pages.
import type { Table } from "./word-table.ts";

export const overviewWords = {
  "page.book": ["预约办事", "Book a time"],
  "page.office": ["审批后台、帮办", "Back office, helpers"],
  "page.hall": ["大厅信息", "About the hall"],
  "overview.pages": ["打开一个页面", "Open a page"],
  "overview.paper-here": ["按一项业务，小票从这里出来", "Press a service: the ticket comes out here"],
} as const satisfies Table;
