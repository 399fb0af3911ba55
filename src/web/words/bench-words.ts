// What screens, signs and pads say about a bench window (潮汐窗口) that opens or closes.
import type { Table } from "./word-table.ts";

export const benchWords = {
  "bench.soon": ["{n} 号窗口即将开放", "Window {n} opens soon"],
  "bench.opened": ["{n} 号窗口现已开放", "Window {n} is open now"],
  "bench.closing": ["{n} 号窗口办完当前业务后关闭", "Window {n} closes after its visitor"],
  "bench.speech": ["{n}号窗口现已开放，办理{services}，请留意叫号。", "Window {n} is open now for {services}."],
  "bench.sign": ["即将开放", "Opens soon"],
  "bench.come": ["请到本窗口开窗，{time} 后开始叫号", "Please open this window; calls begin in {time}"],
  "bench.come-now": ["请到本窗口开窗，已到叫号时间", "Please open this window; calls are due"],
  "bench.invited": ["有新号 {number}，请叫号", "New ticket {number}: please call"],
} as const satisfies Table;
