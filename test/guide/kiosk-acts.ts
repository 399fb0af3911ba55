// The guide's part for the ticket machine and those who help at it, done at the machine's page.
import type { Page } from "playwright-core";
import type { Act, Acts } from "./act.ts";
import type { GuideHall } from "./guide-hall.ts";
import type { Tour } from "./tour.ts";

const SIZE = [860, 1140] as const;
const ROLL_LINES = 20_000;
const VISITORS = ["13800000001", "13800000002", "13800000003"].map((telephone) => ({ telephone }));

/** The machine's page at its first step, whatever stood there. */
const kioskOf = async (tour: Tour, { tokens }: GuideHall): Promise<Page> => {
  const page = await tour.open("/kiosk", { size: SIZE, pass: { app: "kiosk", token: tokens.kiosk } });
  await page.reload();
  await page.locator(".service:not([disabled])").first().waitFor();
  return page;
};

const getsNumber = async (tour: Tour, page: Page): Promise<void> => {
  await tour.press(page, "取号", ".confirm");
  await tour.sees(page, "您的号");
  await page.locator(".given .number", { hasText: /^[A-Z]\d{3}$/ }).waitFor();
};

const printerOf = ({ devices }: GuideHall) => devices.all("printer")[0]!;

const takes: Act = async (tour, hall) => {
  const page = await kioskOf(tour, hall);
  await tour.sees(page, "请选择要办的业务");
  await tour.picture("kiosk-choose", page.locator(".choose"));
  const before = printerOf(hall).papers.length;
  await tour.press(page, "医疗保障");
  await getsNumber(tour, page);
  await tour.sees(page, "请取走小票，留意叫号和屏幕");
  await tour.until("the paper comes out", () => printerOf(hall).papers.length > before);
};

const takesGreen: Act = async (tour, hall) => {
  const page = await kioskOf(tour, hall);
  await tour.press(page, "民政优抚");
  await tour.press(page, "绿色通道");
  await page.locator("[aria-pressed=true]", { hasText: "绿色通道" }).waitFor();
  await tour.picture("kiosk-confirm", page.locator(".confirm"));
  await getsNumber(tour, page);
};

const takesForMatters: Act = async (tour, hall) => {
  const page = await kioskOf(tour, hall);
  await tour.press(page, "人社社保");
  await tour.press(page, "还要办别的事吗？一个号就够");
  await tour.press(page, "综合业务", ".matters");
  await tour.press(page, "选好了");
  await getsNumber(tour, page);
};

const checksIn: Act = async (tour, hall) => {
  const { date } = hall.daemon.core.port.hall;
  const { code } = await hall.ask("POST", "/booking", { service: "medical", date, from: "10:00", ...VISITORS[0] });
  await hall.ask("POST", "/booking", { service: "civil", date, from: "10:30", ...VISITORS[2] });
  const page = await kioskOf(tour, hall);
  await tour.press(page, "我有预约");
  for (const digit of code) await page.locator(".digits button", { hasText: digit }).click();
  await tour.picture("kiosk-check-in", page.locator(".check-in"));
  await tour.press(page, "签到取号");
  await tour.sees(page, "您已按预约签到，优先办理");
};

const booksHere: Act = async (tour, hall) => {
  const page = await kioskOf(tour, hall);
  await tour.press(page, "预约办事");
  await tour.press(page, "民政优抚", ".book-here");
  await tour.press(page, "11月24日", ".book-here");
  await tour.press(page, "09:00", ".book-here");
  for (const digit of VISITORS[1]!.telephone) await tour.press(page, digit, ".digits");
  await tour.press(page, "确认预约");
  await tour.sees(page, "预约码");
};

const helps: Act = async (tour, hall) => {
  const page = await kioskOf(tour, hall);
  await tour.press(page, "标准字");
  await tour.press(page, "特大字");
  await tour.press(page, "大字");
  await tour.press(page, "人工帮助");
  await tour.sees(page, "工作人员可以帮您");
  await tour.press(page, "呼叫工作人员");
  await tour.sees(page, "已呼叫，工作人员马上就来");
  await tour.press(page, "继续");
};

const changesPaper: Act = async (tour, hall) => {
  const page = await kioskOf(tour, hall);
  printerOf(hall).load(0);
  await tour.sees(page, "暂时打不出小票：号码会显示在屏幕上，请记住或拍下");
  printerOf(hall).load(ROLL_LINES);
  await page.locator(".recovering").waitFor({ state: "detached" });
};

const takesWithoutPaper: Act = async (tour, hall) => {
  const page = await kioskOf(tour, hall);
  printerOf(hall).load(0);
  await tour.sees(page, /暂时打不出小票/);
  await tour.press(page, "医疗保障");
  await getsNumber(tour, page);
  await tour.sees(page, "手机扫码，把号带走");
  await tour.picture("kiosk-no-paper", page.locator(".given"));
  printerOf(hall).load(ROLL_LINES);
};

const isLost: Act = async (tour, hall) => {
  const page = await kioskOf(tour, hall);
  const line = { isCut: true };
  await page.routeWebSocket(/./, (wire) => void (line.isCut ? wire.close() : wire.connectToServer()));
  await page.reload();
  await tour.sees(page, "系统正在恢复，请稍候");
  line.isCut = false;
  await page.locator(".recovering").waitFor({ state: "detached" });
  await page.locator(".service:not([disabled])").first().waitFor();
  await tour.leave("/kiosk");
};

export const kioskActs: Acts = {
  "kiosk-take": takes,
  "kiosk-green": takesGreen,
  "kiosk-matters": takesForMatters,
  "kiosk-check-in": checksIn,
  "kiosk-book": booksHere,
  "kiosk-help": helps,
  "kiosk-paper": changesPaper,
  "kiosk-no-paper": takesWithoutPaper,
  "kiosk-lost": isLost,
};
