// What the hall screen and the window screens say.
import type { Table } from "./word-table.ts";

/** A `|` is where a caption may begin a second line. */
export const screenWords = {
  "screen.now": ["正在叫号", "Now calling"],
  "screen.to": ["请到", "go to"],
  "screen.before-window": ["", "window"],
  "screen.after-window": ["号窗口", ""],
  "screen.caption": ["请{number}号|到{window}号窗口办理", "Number {number},| please go to window {window}"],
  "screen.speech": ["请{number}号，到{window}号窗口办理。", "Number {number}, please go to window {window}."],
  "screen.last": ["最近叫号", "Last calls"],
  "screen.service": ["业务", "Service"],
  "screen.next": ["请准备", "Get ready"],
  "screen.waiting": ["等候", "Waiting"],
  "screen.expected": ["预计", "Wait"],
  "screen.minutes": ["{n} 分钟", "{n} min"],
  "screen.none": ["不用等", "no wait"],
  "screen.stopped": ["暂停", "paused"],
  "screen.nobody": ["—", "—"],
  "screen.helper": ["帮办员", "helper"],
  "screen.back": ["至 {time}", "to {time}"],
  "screen.windows": ["窗口状态", "Windows"],
  "screen.offline": ["离线：以下是 {since} 的情况", "Offline: as of {since}"],
  "screen.page": ["第 {page} 页，共 {pages} 页", "Page {page} of {pages}"],
  "screen.notices": ["通知", "Notices"],
  "screen.promotion": ["宣传", "Information"],
  "screen.sound": ["点一下屏幕打开语音", "Tap the screen to allow the voice"],
  "screen.no-calls": ["今天还没有叫号", "Nobody has been called yet today"],

  "window.since": ["{time} 起", "since {time}"],
  "window.opens": ["{time} 开放", "opens at {time}"],
} as const satisfies Table;
