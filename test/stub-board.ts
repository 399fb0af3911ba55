// The canned board of the stub hall: a township hall on an ordinary morning, with one thing wrong.
import type { DeskQueueView } from "../src/hall/views/desk-views.ts";
import type { CallView, HallView, ServiceView, TicketView, WindowView } from "../src/hall/views/views.ts";
import type { DeviceView, PaperView, SpokenView } from "../src/protocols/api/device-view.ts";

const MINUTE_MS = 60_000;

const names = [
  ["social", "社会保险", "Social insurance", "参保登记、待遇申领、社保卡", "身份证、社保卡"],
  ["medical", "医疗保障", "Medical insurance", "参保、异地就医备案、报销", "身份证、医保卡、发票原件"],
  ["civil", "民政事务", "Civil affairs", "低保、高龄津贴、临时救助", "身份证、户口簿"],
  ["market", "市场准入", "Business registration", "个体户登记、变更、注销", "身份证、经营场所证明"],
  ["veterans", "退役军人", "Veterans", "建档立卡、优待证", "身份证、退伍证"],
  ["other", "综合受理", "Everything else", "其他事项和办不成事反映", ""],
] as const;

const hall: HallView = {
  id: "stub",
  name: "青山镇便民服务中心",
  nameEn: "Qingshan Township Service Hall",
  date: "2026-11-21",
  timeZone: "Asia/Shanghai",
  language: "zh-CN",
  look: { accent: "#0b4f55", scheme: "light", screens: "dark", letters: "normal" },
  accepting: true,
  classes: [
    { id: "ordinary", name: "普通", rank: 0 },
    { id: "green", name: "绿色通道", rank: 5 },
  ],
  pauses: [
    { id: "away", name: "临时离开" },
    { id: "papers", name: "整理材料" },
    { id: "meal", name: "用餐" },
  ],
};

const serviceAt = (
  now: number,
  [id, name, nameEn, detail, bring]: (typeof names)[number],
  place: number,
): ServiceView => ({
  id,
  name,
  nameEn,
  detail,
  bring,
  waiting: [4, 7, 2, 0, 1, 3][place]!,
  longestSince: now - (18 - place) * MINUTE_MS,
  accepting: place !== 4,
  ...(place === 4 ? { stopped: "系统维护" } : {}),
});

const takes = (...places: number[]) => places.map((place) => ({ id: names[place]![0], name: names[place]![1] }));

const windowAt = (number: number, name: string, state: WindowView["state"], more: Partial<WindowView>): WindowView => ({
  id: String(number),
  number,
  name,
  state,
  since: 0,
  services: [],
  ...more,
});

const windowsAt = (now: number): WindowView[] => [
  windowAt(1, "综合窗口（一）", "calling", {
    since: now,
    services: takes(0, 1, 2, 5),
    ticket: "A012",
    clerk: { id: "101", name: "李敏" },
  }),
  windowAt(2, "综合窗口（二）", "serving", { since: now, services: takes(0, 1), ticket: "B007", draining: "pause" }),
  windowAt(3, "综合窗口（三）", "open", { since: now - MINUTE_MS, services: takes(1, 3) }),
  windowAt(4, "公安窗口", "paused", { since: now - 9 * MINUTE_MS, services: takes(5), pauseReason: "临时离开" }),
  windowAt(5, "潮汐窗口", "closed", { since: now - 90 * MINUTE_MS, services: takes(0, 1), isBench: true }),
];

export const callAt = (at: number, number: string, window: number, more: Partial<CallView> = {}): CallView => ({
  number,
  window,
  windowName: ["", "综合窗口（一）", "综合窗口（二）", "综合窗口（三）"][window] ?? "",
  call: 1,
  at,
  status: "called",
  ...more,
});

export const ticketAt = (now: number, more: Partial<TicketView> = {}): TicketView => ({
  id: "20261121-A012",
  number: "A012",
  service: "social",
  serviceName: "社会保险",
  class: "green",
  status: "called",
  issuedAt: now - 17 * MINUTE_MS,
  calls: 1,
  paper: "unknown",
  window: "1",
  calledAt: now - 25_000,
  note: "材料已在咨询台核对，差一张复印件",
  why: "A012 属于绿色通道，优先呼叫（已等 17 分钟）",
  reached: ["sign"],
  missed: ["voice"],
  ...more,
});

const queue: DeskQueueView = {
  waiting: 13,
  services: [
    { id: "social", name: "社会保险", waiting: 4 },
    { id: "medical", name: "医疗保障", waiting: 7 },
    { id: "civil", name: "民政事务", waiting: 2 },
  ],
};

const device = (now: number, id: string, more: Partial<DeviceView> & Pick<DeviceView, "kind">): DeviceView => ({
  id,
  state: "ready",
  since: now - 60 * MINUTE_MS,
  faults: [],
  queue: 0,
  malformed: 0,
  ...more,
});

const sign = (now: number, window: string, lines: string[], tone: string): DeviceView =>
  device(now, `window-${window}-sign`, { kind: "led", window, showing: { lines, tone }, converged: true });

const boardShown = {
  title: "青山镇便民服务中心",
  notice: "请留意叫号",
  calls: [
    { number: "A012", window: "1", flash: true },
    { number: "B007", window: "2", flash: false },
    { number: "A011", window: "3", flash: false },
    { number: "C003", window: "2", flash: false },
  ],
};

const devicesAt = (now: number): DeviceView[] => [
  sign(now, "1", ["请A012号", "到1号窗口"], "call"),
  sign(now, "2", ["B007", "正在办理"], "serving"),
  sign(now, "3", ["综合窗口", "热情为您服务"], "idle"),
  sign(now, "4", ["暂停服务"], "paused"),
  device(now, "window-5-sign", { kind: "led", window: "5", state: "lost", faults: ["no-answer"], malformed: 2 }),
  device(now, "speaker-1", { kind: "speaker", last: { op: "say", status: "done", at: now - 20_000 } }),
  device(now, "printer-1", { kind: "printer", state: "degraded", faults: ["paper-low"] }),
  device(now, "hall-sign", { kind: "screen", showing: boardShown }),
];

const papers = (now: number): PaperView[] => [
  {
    at: now - MINUTE_MS,
    number: "A016",
    printer: "printer-1",
    status: "printed",
    page: [
      { item: "text", text: "青山镇便民服务中心", size: 1, align: "center" },
      { item: "text", text: "A016", size: 4, align: "center", bold: true },
      { item: "text", text: "社会保险", size: 2, align: "center" },
      { item: "rule" },
      { item: "text", text: "前方等待 4 人", size: 2, align: "center" },
      { item: "text", text: "请带好：身份证、社保卡", size: 1, align: "left" },
      { item: "qr", data: "http://127.0.0.1/t/20261121-A016" },
      { item: "text", text: "2026-11-21 09:32", size: 1, align: "right" },
      { item: "cut" },
    ],
  },
];

const spoken = (now: number): SpokenView[] => [
  { at: now - 2000, speaker: "speaker-1", text: "请 A012 号到 1 号窗口", status: "speaking" },
  { at: now - 50_000, speaker: "speaker-1", text: "请 B007 号到 2 号窗口", status: "spoken" },
  { at: now - 90_000, speaker: "speaker-1", text: "请 A011 号到 3 号窗口", status: "spoken" },
];

const keyed = <T>(prefix: string, list: readonly T[], key: (one: T) => string): Record<string, T> =>
  Object.fromEntries(list.map((one) => [`${prefix}/${key(one)}`, one]));

const callsAt = (now: number): CallView[] => [
  callAt(now - 60_000, "B007", 2, { status: "serving" }),
  callAt(now - 120_000, "A011", 3, { status: "served" }),
  callAt(now - 180_000, "C003", 2, { status: "missed" }),
];

const deskAt = (now: number, window: WindowView | undefined) => ({
  window,
  ticket: ticketAt(now),
  queue,
  next: { id: "medical", name: "医疗保障", class: "green", issuedAt: now - 14 * MINUTE_MS },
  own: [ticketAt(now, { id: "20261121-B004", number: "B004", status: "held", heldUntil: now + 8 * MINUTE_MS })],
  undo: { step: "call", until: now + 12_000 },
});

/** All topics as they stand at `now`. */
export const boardAt = (now: number): Record<string, Record<string, unknown>> => {
  const services = names.map((service, place) => serviceAt(now, service, place));
  const windows = windowsAt(now);
  const inDoubt = ticketAt(now, { id: "20261121-A014", number: "A014", status: "waiting" });
  return {
    board: {
      ...keyed("service", services, ({ id }) => id),
      ...keyed("window", windows, ({ id }) => id),
      hall,
      calls: callsAt(now),
    },
    "desk/1": deskAt(now, windows[0]),
    manage: { "queue/social": [inDoubt], papers: [inDoubt], trouble: null },
    devices: { ...keyed("device", devicesAt(now), ({ id }) => id), paper: papers(now), spoken: spoken(now) },
  };
};
