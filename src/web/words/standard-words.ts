// What the manager's board says of the hall beside its county's document. The lines of the document come from the hall.
import type { Table } from "./word-table.ts";

export const standardWords = {
  "standard.title": ["对照标准", "Beside the standard"],
  "standard.show": ["对照检查", "Check now"],
  "standard.hide": ["收起", "Close"],
  "standard.print": ["打印", "Print"],
  "standard.reading": ["正在查阅近四周记录…", "Reading the last four weeks…"],
  "standard.none": [
    "没有指定标准：请在配置的 facility.standard 中写明",
    "No document is named: set facility.standard in the configuration",
  ],
  "standard.failed": ["暂时查不了，请稍后再试", "Not possible just now; try again later"],
  "standard.met": ["符合", "met"],
  "standard.not-met": ["不符合", "not met"],
  "standard.unknown": ["无法判断", "unknown"],
  "standard.sum": [
    "{met} 项符合，{notMet} 项不符合，{unknown} 项无法判断",
    "{met} met, {notMet} not met, {unknown} unknown",
  ],
  "standard.next": ["{name}还要求", "{name} would also ask for"],
  "standard.all-next": ["已达到上一级的全部要求", "All that the next tier asks for is met"],
  "standard.verdict": ["结论", "Verdict"],
  "standard.tag": ["条目", "Line"],
  "standard.text": ["要求", "Demand"],
  "standard.seen": ["现状", "Found"],
  "standard.missing": ["缺：{what}", "missing: {what}"],
} as const satisfies Table;
