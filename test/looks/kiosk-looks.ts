// The ticket machine's page, from rest to paper, upright and lying, and on its bad days.
import type { Page } from "playwright-core";
import { calendarOf } from "../../src/base/calendar.ts";
import { systemClock } from "../../src/base/clock.ts";
import { inWholeMinutes, newcomersWaits } from "../../src/hall/steering/expected-wait.ts";
import type { HallView, ServiceView } from "../../src/hall/views/views.ts";
import type { Look, LookHall } from "./look.ts";

const upright = { width: 1080, height: 1920 };
const lying = { width: 1280, height: 800 };
const base = { path: "/kiosk", size: upright, hall: "day", strict: "public", awaits: "main.choose" } as const;

type Entries = Record<string, unknown>;

const board = ({ hall, ...entries }: Entries, more: Entries): Entries => ({
  ...entries,
  hall: { ...(hall as HallView), takesAppointments: true, handsOut: true },
  ...more,
});

/** The hall says how long one waits every 15 s; nobody is to stand here until then. */
const foretell = async (page: Page, { core }: LookHall): Promise<void> => {
  const { hall } = core.port;
  const told = newcomersWaits(hall, calendarOf(hall.rules!.timeZone).moment(systemClock().now()));
  const waits = Object.fromEntries([...told].map(([service, wait]) => [service, inWholeMinutes(wait)]));
  core.live.set("board", new Map([["waits", waits]]), "WaitsTold");
  await page.locator(".service-waiting b").first().waitFor();
};

/** This machine alone sees a board with appointments, results to fetch, and what else is given. */
const seeing = async (page: Page, hall: LookHall, more: Entries = {}): Promise<void> => {
  await page.routeWebSocket(/\/ws$/, (socket) => {
    const server = socket.connectToServer();
    server.onMessage((message) => {
      const frame = JSON.parse(String(message));
      const isBoard = frame.t === "snap" && frame.topic === "board";
      socket.send(isBoard ? JSON.stringify({ ...frame, data: board(frame.data, more) }) : message);
    });
  });
  await page.reload();
  await foretell(page, hall);
};

const names = ["不动产登记", "税务", "住房公积金", "交通运输", "卫生健康", "农业农村", "自然资源", "教育", "人才招聘"];
const others = [
  "水电气网",
  "婚姻登记",
  "司法公证",
  "残联服务",
  "一件事一次办",
  "跨省通办",
  "档案查询",
  "退役军人",
  "信访",
];

const manyServices = (): Entries =>
  Object.fromEntries(
    [...names, ...others].map((name, place): [string, ServiceView] => [
      `service/more-${place}`,
      { id: `more-${place}`, name, detail: "", bring: "", waiting: (place * 5) % 7, accepting: place !== 6 },
    ]),
  );

const press = (page: Page, name: string): Promise<void> => page.getByRole("button", { name }).first().click();

const chooses = async (page: Page, hall: LookHall): Promise<void> => {
  await foretell(page, hall);
  await page.locator(".service", { hasText: "人社社保" }).click();
  await page.locator("main.confirm").waitFor();
};

const takes = async (page: Page, hall: LookHall): Promise<void> => {
  await chooses(page, hall);
  await page.click(".take");
};

const types = async (page: Page): Promise<void> => {
  await press(page, "我有预约");
  for (const digit of "13800") await page.locator(`.digit:text-is("${digit}")`).click();
};

/** Somebody has just been served at the third window. */
const served = async ({ ask, core }: LookHall): Promise<string> => {
  const by = { role: "clerk", id: "1003" } as const;
  const { state } = core.port.hall.windows.get("3")!;
  if (state === "calling") await ask("start", { window: "3" }, by);
  if (state === "calling" || state === "serving") await ask("finish", { window: "3" }, by);
  for (const op of ["call-next", "start"] as const) await ask(op, { window: "3" }, by);
  const { ticket = "" } = core.port.hall.windows.get("3")!;
  await ask("finish", { window: "3" }, by);
  return ticket;
};

/** As a reader types it. */
const typing = (text: string): string => `for (const key of [...${JSON.stringify(text)}, "Enter"])
  document.body.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true }));`;

const noPaper = { printing: { canPrint: false } };

export const kioskLooks: readonly Look[] = [
  { ...base, name: "kiosk-choose", bring: seeing },
  { ...base, name: "kiosk-rush", hall: "rush", size: lying, bring: foretell },
  {
    ...base,
    name: "kiosk-many",
    size: { width: 1920, height: 1080 },
    bring: (page, hall) => seeing(page, hall, manyServices()),
  },
  {
    ...{ ...base, name: "kiosk-confirm", awaits: ".classes [aria-pressed=true]" },
    bring: async (page, hall) => {
      await chooses(page, hall);
      await press(page, "绿色通道");
    },
  },
  { ...base, name: "kiosk-confirm-lying", size: lying, awaits: "main.confirm", bring: chooses },
  {
    ...{ ...base, name: "kiosk-check-in", path: "/kiosk?reads=card,code", awaits: "main.check-in" },
    bring: async (page, hall) => {
      await seeing(page, hall);
      await types(page);
    },
  },
  { ...base, name: "kiosk-given", awaits: "main.given", bring: takes },
  {
    ...{ ...base, name: "kiosk-no-paper", size: lying, awaits: ".phone svg" },
    bring: async (page, hall) => {
      await seeing(page, hall, noPaper);
      await takes(page, hall);
    },
  },
  {
    ...{ ...base, name: "kiosk-refused", awaits: "main.refused" },
    bring: async (page, hall) => {
      await seeing(page, hall);
      await press(page, "我有预约");
      for (const digit of "000000") await page.locator(`.digit:text-is("${digit}")`).click();
      await press(page, "签到取号");
    },
  },
  {
    ...{ ...base, name: "kiosk-rate", path: "/kiosk?reads=code", size: lying, awaits: ".rate-here" },
    bring: async (page, hall) => {
      await foretell(page, hall);
      await page.evaluate(typing(`https://hall.example.cn/t/${hall.core.links.tokenOf(await served(hall))}`));
    },
  },
  {
    ...{ ...base, name: "kiosk-held", awaits: "main.held" },
    bring: async (page, hall) => {
      await chooses(page, hall);
      await hall.cutOff();
      await page.click(".take");
    },
  },
  { ...base, name: "kiosk-help", size: lying, awaits: "main.helping", bring: (page) => press(page, "人工帮助") },
  {
    ...{ ...base, name: "kiosk-en", path: "/kiosk?lang=en", size: { width: 860, height: 1140 } },
    bring: seeing,
  },
  {
    ...{ ...base, name: "kiosk-buttons", path: "/kiosk?keys=5", size: lying, awaits: ".service:focus" },
    bring: async (page, hall) => {
      await foretell(page, hall);
      await page.keyboard.press("ArrowDown");
    },
  },
];
