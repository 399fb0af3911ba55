// The guide's part for the manager, done on the board.
import type { Page } from "playwright-core";
import type { Act, Acts } from "./act.ts";
import { type GuideHall, PASSWORD, PIN } from "./guide-hall.ts";
import type { Tour } from "./tour.ts";

const SIZE = [840, 1000] as const;
const MINUTE_MS = 60_000;

/** The board at one of its sections, by the way that stands in its contents. */
export const boardAt = async (tour: Tour, section: string): Promise<Page> => {
  const page = await tour.open("/manager", { size: SIZE });
  await page.locator(`.contents a[href="#${section}"]`).click();
  await page.locator(`.section-${section} section`).first().waitFor();
  return page;
};

/** On a board, a subject of its settings. */
export const openSettings = async (page: Page, subject: string): Promise<void> => {
  await page.locator('.contents a[href="#settings"]').click();
  await page.locator(`.tabs a[href="#settings/${subject}"]`).click();
  await page.locator(`.tabs a[href="#settings/${subject}"][aria-current]`).waitFor();
};

const settingsAt = async (tour: Tour, subject: string): Promise<Page> => {
  const page = await boardAt(tour, "settings");
  await openSettings(page, subject);
  return page;
};

const logsIn: Act = async (tour) => {
  const page = await tour.open("/manager", { size: SIZE });
  await tour.sees(page, "管理台登录");
  await tour.fill(page, "密码", PASSWORD);
  await tour.press(page, "登录");
  await page.locator(".tide").waitFor();
  await tour.sees(page, "退出");
};

const takesAdvice: Act = async (tour) => {
  const page = await boardAt(tour, "tide");
  await tour.press(page, "建议", ".modes");
  await page.locator(".advice").first().waitFor();
  await tour.picture("manager-advice", page.locator(".tide .columns > div > [aria-live]"));
  await tour.press(page, "采纳", ".advice");
  await tour.sees(page, /请人员到 6 号窗口开窗/);
};

const pins: Act = async (tour) => {
  const page = await boardAt(tour, "tide");
  await page.locator(".pins select[name=state]").selectOption({ label: "保持开放" });
  await tour.press(page, "固定", ".pins form");
  await page.locator(".pins li").waitFor();
  await tour.press(page, "解除固定", ".pins li");
  await page.locator(".pins li").waitFor({ state: "detached" });
};

/** A clerk sits down at window 2 and works. */
const seatClerk = async ({ ask }: GuideHall): Promise<void> => {
  const clerk = { role: "clerk", id: "4002", pin: PIN, window: "2", carrier: "bearer" };
  const { token } = await ask("POST", "/session", clerk);
  for (const step of ["open", "call-next"]) await ask("POST", `/windows/2/${step}`, {}, token);
};

const CARD = '[data-window="2"]';
/** By the window's menu. */
const pressAt = async (tour: Tour, page: Page, name: string): Promise<void> => {
  await tour.press(page, "⋯", CARD);
  await page.locator("dialog button", { hasText: name }).waitFor();
  await tour.press(page, name, "dialog");
};

const changesWindow: Act = async (tour, hall) => {
  await seatClerk(hall);
  const page = await boardAt(tour, "now");
  const card = page.locator(CARD);
  await card.locator(".state", { hasText: "叫号中" }).waitFor();
  await tour.picture("manager-windows", page.locator("section.floor"));
  await pressAt(tour, page, "暂停");
  await card.getByText("本号办完后暂停").waitFor();
  await pressAt(tour, page, "继续");
  await tour.press(page, "⋯", CARD);
  await page.locator("dialog").getByLabel("公安户政").check();
  await tour.press(page, "确定", "dialog");
  await card.getByText("办完后调整业务").or(card.getByText("公安户政")).first().waitFor();
};

const stopsIssuing: Act = async (tour) => {
  const page = await boardAt(tour, "now");
  await tour.press(page, "停止取号、清空等候");
  const row = "tr:has(th:text-is('综合业务'))";
  await tour.press(page, "停止取号", row);
  await page.locator(`${row} [name=reason]`).fill("材料系统升级，下午恢复");
  await tour.press(page, "停止取号", `${row} form`);
  await tour.sees(page, /已停：材料系统升级/);
  await tour.press(page, "恢复取号", row);
  await page.locator(`${row}:has-text("取号中")`).waitFor();
};

const setsPin: Act = async (tour) => {
  const page = await settingsAt(tour, "access");
  const form = page.locator("form:has(input[name=staff]):has(input[name=pin])");
  await form.locator("[name=staff]").fill("4003");
  await form.locator("[name=pin]").fill(PIN);
  await form.locator("button").click();
  await tour.sees(page, "已设定");
};

const notesLeave: Act = async (tour) => {
  const page = await boardAt(tour, "staff");
  const form = page.locator(".presence form:has(select[name=staff])");
  await form.locator("select").selectOption("4003");
  await form.locator("[name=reason]").fill("参加培训");
  await tour.press(page, "登记请假", ".presence");
  await tour.sees(page, /由 李桂兰 顶岗/);
  await tour.picture("manager-duty", page.locator(".presence"));
  await tour.press(page, "已回来", ".presence");
  await page.getByText(/由 李桂兰 顶岗/).waitFor({ state: "detached" });
};

const explainsEmpty: Act = async (tour, hall) => {
  hall.skip(10 * MINUTE_MS);
  await hall.take("general");
  const page = await boardAt(tour, "staff");
  await tour.sees(page, /4 号窗口空岗/);
  const row = ".presence li:has-text('4 号窗口')";
  await tour.press(page, "说明原因", row);
  await page.locator(`${row} [name=reason]`).fill("出警，半小时后回来");
  await tour.press(page, "说明原因", `${row} form`);
  await tour.sees(page, /出警，半小时后回来/);
};

const settlesComplaint: Act = async (tour) => {
  const page = await boardAt(tour, "ratings");
  const card = ".complaint";
  await page.locator(card).first().waitFor();
  await tour.picture("manager-complaint", page.locator(card).first());
  await tour.press(page, "看原话", card);
  await tour.press(page, "看联系方式", card);
  await tour.press(page, "交办", card);
  await tour.fill(page, "交给", "4003");
  await tour.press(page, "交办", `${card} form`);
  await tour.sees(page, /承办：王秀英/);
  await tour.press(page, "已回访", card);
  await tour.sees(page, /回访 1 次/);
  await tour.press(page, "登记整改", card);
  await tour.fill(page, "写明情况", "已与县医保局对接，材料补传完毕");
  await tour.press(page, "登记整改", `${card} form`);
  await tour.press(page, "办结", card);
  await tour.sees(page, /已办结 1 件/);
};

const looksAtAppointments: Act = async (tour) => {
  const page = await boardAt(tour, "appointments");
  await tour.press(page, "查看联系人", ".appointments");
  await tour.sees(page, /1380000000\d/);
  await tour.press(page, "代为预约", ".appointments");
  await tour.press(page, "签到", ".appointments .actions");
  await page.locator(".appointments td", { hasText: "已签到" }).nth(1).waitFor();
};

const looksAtCases: Act = async (tour) => {
  const page = await boardAt(tour, "cases");
  await tour.press(page, "全部", ".cases");
  await tour.sees(page, /退休待遇申领/);
  await tour.sees(page, "办件");
};

const reads: Act = async (tour) => {
  await boardAt(tour, "today");
  const page = await boardAt(tour, "history");
  for (const name of ["周", "按业务", "按窗口", "按人员"]) await tour.press(page, name, ".reports");
  await tour.sees(page, "保存 Excel");
  const saving = page.waitForEvent("download");
  await tour.press(page, "保存 Excel");
  await saving;
};

const notifies: Act = async (tour) => {
  const page = await settingsAt(tour, "texts");
  const text = "周三下午停电检修，14 点以后停止取号";
  await tour.press(page, "通知", ".plans [aria-label=通知]");
  await tour.fill(page, "内容", text);
  await tour.picture("manager-notice", page.locator(".plans [aria-label=通知]"));
  await tour.press(page, "保存", ".steps");
  await tour.sees(page, "已保存并生效");
  const kiosk = await tour.open("/kiosk");
  await kiosk.getByText(text).waitFor();
};

/** Somebody called at the machine before. */
const answersCall: Act = async (tour) => {
  const page = await boardAt(tour, "staff");
  await tour.press(page, "我去处理", ".help-asks");
  await page.locator(".help-asks").waitFor({ state: "detached" });
};

export const managerActs: Acts = {
  "manager-log-in": logsIn,
  "manager-advice": takesAdvice,
  "manager-pin": pins,
  "manager-retask": changesWindow,
  "manager-stop": stopsIssuing,
  "manager-pin-code": setsPin,
  "manager-leave": notesLeave,
  "manager-empty": explainsEmpty,
  "manager-complaint": settlesComplaint,
  "manager-appointments": looksAtAppointments,
  "manager-cases": looksAtCases,
  "manager-report": reads,
  "manager-notice": notifies,
  "manager-help": answersCall,
};
