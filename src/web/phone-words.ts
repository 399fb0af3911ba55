// What the page of one ticket says on a visitor's phone.
import type { Table } from "./word-table.ts";

export const phoneWords = {
  "phone.ahead": ["前面还有 {n} 人", "{n} ahead of you"],
  "phone.next": ["下一个就是您，请在大厅等候", "You are next; please stay in the hall"],
  "phone.wait": ["预计还要约 {n} 分钟（{from}～{to}）", "About {n} minutes ({from} to {to})"],
  "phone.soon": ["预计马上叫号", "Called in a moment"],
  "phone.opened": ["{n} 号窗口刚刚开放，也办这项业务", "Window {n} has just opened and takes this too"],
  "phone.to-window": ["请到 {n} 号窗口", "Please go to window {n}"],
  "phone.at-window": ["正在 {n} 号窗口办理", "Being served at window {n}"],
  "phone.helper-comes": ["请留在原地，帮办员会来找您", "Please stay where you are: a helper comes to you"],
  "phone.with-helper": ["帮办员正在为您办理", "A helper is serving you"],
  "phone.held": ["已挂起，请按约定的时间回到窗口", "On hold: come back to the window when agreed"],
  "phone.kept": ["已过号，号码还为您保留，请到服务台", "You were called: go to the help desk, your number is kept"],
  "phone.served": ["已办结，谢谢您的到来", "Done. Thank you for coming"],
  "phone.missed": ["已过号作废，需要办事请重新取号", "The call was missed: please take a new number"],
  "phone.cancelled": ["已取消，需要办事请重新取号", "Given back: take a new number when you need one"],
  "phone.expired": ["今天的号已经结束，请在开放时间重新取号", "Today's numbers are over: please take a new one"],
  "phone.past": ["这是以前的号，已经结束；需要办事请重新取号", "This number is of another day, and over"],
  "phone.unknown": ["没有找到这张号票，请看纸上的号码或问工作人员", "There is no such ticket; please ask the staff"],
  "phone.stale": ["连不上大厅，显示的是 {time} 的情况", "The hall does not answer; as of {time}"],
  "phone.leave": ["不等了，放弃排队", "Give my number back"],
  "phone.leave-sure": ["放弃后 {number} 号作废，不能恢复", "Number {number} will end for good"],
  "phone.stay": ["继续等", "Stay in line"],
  "phone.leave-now": ["确定放弃", "Give it back"],
  "phone.taken": ["{time} 取号", "Taken at {time}"],
} as const satisfies Table;
