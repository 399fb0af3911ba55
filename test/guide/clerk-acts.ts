// The guide's part for clerks, done at window 1 with its tablet as evaluator pad.
import type { Page } from "playwright-core";
import type { Act, Acts } from "./act.ts";
import { PIN } from "./guide-hall.ts";
import type { Tour } from "./tour.ts";

const SIZE = [1180, 860] as const;
const PAD_SIZE = [900, 620] as const;
const PATH = "/clerk";

const deskOf = (tour: Tour): Promise<Page> => tour.open(PATH, { size: SIZE });

/** Presses one of the nine keys. */
const key = (tour: Tour, page: Page, name: string): Promise<void> => tour.press(page, name, ".keys");

const isIn = (page: Page, state: string): Promise<void> =>
  page.locator("header .state", { hasText: new RegExp(`^${state}$`) }).waitFor();

const logsIn: Act = async (tour) => {
  const page = await deskOf(tour);
  await tour.sees(page, "窗口登录");
  await page.locator("option", { hasText: "1 号窗口" }).waitFor({ state: "attached" });
  await tour.fill(page, "工号", "4001");
  await tour.fill(page, "密码", PIN);
  await page.getByLabel("窗口", { exact: true }).selectOption("1");
  await tour.press(page, "登录");
  await tour.sees(page, "窗口没有开");
};

const opens: Act = async (tour) => {
  const page = await deskOf(tour);
  await tour.press(page, "开窗");
  await isIn(page, "空闲");
  await tour.look(page);
};

const callsNext = async (tour: Tour, page: Page): Promise<void> => {
  await key(tour, page, "叫下一个");
  await isIn(page, "叫号中");
};

const starts = async (tour: Tour, page: Page): Promise<void> => {
  await key(tour, page, "开始");
  await isIn(page, "办理中");
  await tour.look(page);
};

const finishes = async (tour: Tour, page: Page): Promise<void> => {
  await key(tour, page, "办结");
  await page.locator("header .state", { hasText: /^(评价中|空闲)$/ }).waitFor();
};

const calls: Act = async (tour, { devices }) => {
  const page = await deskOf(tour);
  await callsNext(tour, page);
  await tour.sees(page, /正在播报|已播报/);
  const number = await page.locator(".ticket .number").textContent();
  const sign = devices.all("window-sign").find(({ device }) => device.id === "window-1-sign")!;
  await tour.until("the sign shows the number", () => JSON.stringify(sign.face).includes(number!));
  await tour.picture("clerk-calling", page.locator(".clerk"));
};

const recalls: Act = async (tour) => {
  const page = await deskOf(tour);
  await key(tour, page, "重呼");
  await tour.sees(page, "已叫 2 次");
};

const begins: Act = async (tour) => {
  const page = await deskOf(tour);
  await starts(tour, page);
};

const addsMatter: Act = async (tour) => {
  const page = await deskOf(tour);
  await tour.choose(page, "还要办一项", "公安户政");
  await tour.sees(page, "之后还办");
};

/** The next matter is another window's: this one is free again. */
const ends: Act = async (tour) => {
  const page = await deskOf(tour);
  await finishes(tour, page);
};

const isRated: Act = async (tour, hall) => {
  const token = await hall.passOf("pad", "window-1-pad");
  const pad = () => tour.open("/pad", { size: PAD_SIZE, pass: { app: "pad", token, id: "window-1-pad" } });
  await pad();
  const desk = await deskOf(tour);
  await callsNext(tour, desk);
  await starts(tour, desk);
  await finishes(tour, desk);
  const page = await pad();
  await page.locator(".grades").waitFor();
  await tour.picture("pad", page.locator(".pad-page"));
  await tour.press(page, "非常满意");
  await tour.sees(page, "谢谢您的评价");
};

const misses: Act = async (tour) => {
  const page = await deskOf(tour);
  await callsNext(tour, page);
  await key(tour, page, "过号");
  await page.locator(".own button").waitFor();
  await tour.press(page, "叫回");
  await isIn(page, "叫号中");
  await starts(tour, page);
};

const holds: Act = async (tour) => {
  const page = await deskOf(tour);
  await tour.choose(page, "挂起时间", "20 分钟");
  await key(tour, page, "挂起");
  await page.locator(".own", { hasText: "已挂起" }).waitFor();
  await tour.picture("clerk-own", page.locator(".own"));
  await tour.press(page, "叫回");
  await isIn(page, "叫号中");
};

const transfers: Act = async (tour) => {
  const page = await deskOf(tour);
  await key(tour, page, "转移");
  await tour.press(page, "公安户政", ".transfer");
  await tour.fill(page, "留言", "材料已看过，只差户口簿复印件");
  await tour.picture("clerk-transfer", page.locator(".transfer"));
  await page.getByLabel("办完后回到本窗口").waitFor();
  await tour.press(page, "转移", ".transfer-last");
  await isIn(page, "空闲");
};

const accepts: Act = async (tour, { devices }) => {
  const page = await deskOf(tour);
  await callsNext(tour, page);
  await starts(tour, page);
  const papers = devices.all("printer")[0]!.papers.length;
  await tour.press(page, "受理", ".ticket");
  await page.getByLabel(/退休待遇申领/).check();
  await tour.fill(page, "姓名", "徐阿姨");
  await tour.fill(page, "电话", "13800000001");
  await tour.fill(page, "容缺材料（用顿号分开）", "社保卡");
  await tour.picture("clerk-case", page.locator(".case-form"));
  await tour.press(page, "受理", ".case-form");
  await tour.until("the receipt comes out", () => devices.all("printer")[0]!.papers.length > papers);
};

const reportsProblem: Act = async (tour) => {
  const page = await deskOf(tour);
  await tour.press(page, "登记“办不成事”", ".own-complaints");
  await tour.fill(page, "什么事、在哪一步没有办成", "异地备案要的转诊单，县里系统查不到");
  await page.locator(".own-complaints [name=telephone]").fill("13800000001");
  await tour.press(page, "登记“办不成事”", ".own-complaints form");
  await tour.sees(page, "登记“办不成事”：完成");
};

const pauses: Act = async (tour) => {
  const page = await deskOf(tour);
  await finishes(tour, page);
  await key(tour, page, "暂停");
  await tour.press(page, "整理材料");
  await isIn(page, "暂停");
  await key(tour, page, "继续");
  await isIn(page, "空闲");
};

const undoes: Act = async (tour) => {
  const page = await deskOf(tour);
  await callsNext(tour, page);
  await tour.look(page);
  await key(tour, page, "撤销");
  await isIn(page, "空闲");
};

const closes: Act = async (tour) => {
  const page = await deskOf(tour);
  await tour.press(page, "关窗", "header");
  await isIn(page, "关闭");
  await tour.press(page, "退出", "header");
  await tour.sees(page, "窗口登录");
  for (const path of [PATH, "/pad"]) await tour.leave(path);
};

export const clerkActs: Acts = {
  "clerk-log-in": logsIn,
  "clerk-open": opens,
  "clerk-call": calls,
  "clerk-recall": recalls,
  "clerk-start": begins,
  "clerk-matter": addsMatter,
  "clerk-finish": ends,
  "clerk-pad": isRated,
  "clerk-miss": misses,
  "clerk-hold": holds,
  "clerk-transfer": transfers,
  "clerk-case": accepts,
  "clerk-problem": reportsProblem,
  "clerk-pause": pauses,
  "clerk-undo": undoes,
  "clerk-close": closes,
};
