// What a manager sees of the tide and does about it, and what the hall, a window and a clerk see of what comes of it: the pages
// in a browser against a stub hall.
import type { Page } from "playwright-core";
import t, { type Test } from "tap";
import { systemClock } from "../src/base/clock.ts";
import type { WindowView } from "../src/hall/views/views.ts";
import { looked, NEWS_MS, newsLines } from "../src/web/screen/bench-news.ts";
import { becomes, browserFor, keepFaults, openContext } from "./browser.ts";
import { pagesFor } from "./built-pages.ts";
import { isPlain } from "./plain-page.ts";
import { boardAt, callAt } from "./stub-board.ts";
import { StubHall } from "./stub-hall.ts";
import { quietTide, tideAt, waitsNow } from "./stub-tide.ts";

const clock = systemClock();
const MINUTE_MS = 60_000;

const folder = await pagesFor(t);
const context = await openContext(await browserFor(t));

t.test("what a screen tells of bench windows", async (t) => {
  const at = 1_000_000;
  const bench = (id: string, more: Partial<WindowView> = {}): WindowView => ({
    ...{ id, number: Number(id), name: "潮汐窗口", state: "closed", since: 0, services: [], isBench: true },
    ...more,
  });
  const told = (news: ReturnType<typeof looked>, windows: WindowView[], now: number) =>
    newsLines(news, windows, now).map(({ kind, window }) => `${window.id} ${kind}`);
  const [shut, open] = [bench("6"), bench("6", { state: "open" })];
  const first = looked(undefined, [shut, bench("7", { state: "serving" })], at);
  t.same(told(first, [shut, bench("7", { state: "serving" })], at), [], "what was open before is no news");
  t.same(told(first, [bench("6", { opensAt: at + 5 })], at), ["6 soon"]);
  const second = looked(first, [open], at + 10);
  t.same(told(second, [open], at + 10), ["6 opened"]);
  t.same(told(looked(second, [bench("6", { state: "calling" })], at + 20), [open], at + 20), ["6 opened"], "still");
  t.same(told(second, [open], at + 10 + NEWS_MS), [], "a minute later it is none");
  t.same(told(second, [bench("6", { state: "serving", draining: "close" })], at + 10), ["6 closing"]);
  const ordinary = { ...open, isBench: undefined } as unknown as WindowView;
  t.same(told(looked(first, [ordinary], at), [ordinary], at), [], "an ordinary window is no news");
  const many = ["1", "2", "3"].map((id) => bench(id, { opensAt: at }));
  t.equal(newsLines(first, [...many, bench("4", { state: "closed" })], at).length, 2, "two lines at most");
});

const faults: string[] = [];

const visit = async (t: Test, path: string, tide: object = tideAt(clock.now()), width = 1400) => {
  const hall = new StubHall(folder, boardAt(clock.now()), clock.now);
  hall.set("manage", { tide });
  hall.set("board", { waits: waitsNow });
  await hall.start();
  const page = await context.newPage();
  await page.setViewportSize({ width, height: 1000 });
  keepFaults(page, faults);
  await page.goto(hall.address + path);
  t.teardown(async () => {
    await page.close();
    await hall.stop();
  });
  return { hall, page };
};

const done = (page: Page, text: string) => page.locator(".outcome.ok", { hasText: text }).waitFor();

t.test("a manager takes advice with one press, or declines it with a reason", async (t) => {
  const { hall, page } = await visit(t, "/manager#tide");
  await page.locator(".tide .advice").waitFor();
  await isPlain(t, page, { contrast: 4.5, buttonPx: 32 });
  t.match(await page.locator(".tide .advice").textContent(), /打开 5 号窗口.*预计共少等 142 人·分钟/s);
  await page.click(".advice >> text=不采纳");
  await page.click(".decline >> text=没有人手");
  await done(page, "不采纳");
  await page.click(".advice >> text=不采纳");
  await page.fill(".decline input", "下午开会");
  await page.keyboard.press("Enter");
  await page.locator(".decline").waitFor({ state: "detached" });
  await done(page, "不采纳");
  await page.focus(".advice .primary");
  await page.keyboard.press("Enter");
  await done(page, "打开 5 号窗口");
  t.match(hall.commands, [
    { op: "decline-advice", args: { advice: "17-5", reason: "没有人手" } },
    { op: "decline-advice", args: { advice: "17-5", reason: "下午开会" } },
    { op: "accept-advice", args: { advice: "17-5" } },
  ]);
  hall.set("manage", { tide: quietTide(clock.now()) });
  await page.locator(".tide", { hasText: "现在不需要开关窗口" }).waitFor();
});

t.test("a manager switches the mode, pins a window, declares a rush and uses another plan", async (t) => {
  const { hall, page } = await visit(t, "/manager#tide");
  const tide = page.locator(".tide");
  t.match(await tide.locator(".pins").textContent(), /5 号窗口.*设备检修.*多等约 38 人·分钟/s);
  await tide.locator(".modes button", { hasText: "自动" }).click();
  await done(page, "自动");
  await tide.locator("button", { hasText: "解除固定" }).click();
  await done(page, "解除固定");
  t.same(await tide.locator(".pins select[name=window] option").allTextContents(), ["5 号窗口"], "the bench alone");
  await tide.locator(".pins select[name=state]").selectOption("closed");
  await tide.locator(".pins select[name=minutes]").selectOption("120");
  await tide.locator(".pins input[name=reason]").fill("设备检修");
  await page.keyboard.press("Enter");
  await done(page, "固定");
  await tide.locator(".rushes select[name=service]").selectOption("civil");
  await tide.locator(".rushes select[name=times]").selectOption("2");
  await tide.locator(".rushes form button").click();
  await done(page, "申报");
  await tide.locator(".rushes li button").click();
  await done(page, "结束");
  await tide.locator(".plan select").selectOption("year-end");
  await tide.locator(".plan form button").click();
  await done(page, "改用");
  await tide.locator("text=回到日历的方案").click();
  await done(page, "回到日历的方案");
  t.match(
    hall.commands.map(({ op, args }) => ({ op, args })),
    [
      { op: "switch-tide", args: { mode: "auto" } },
      { op: "unpin-window", args: { window: "5" } },
      { op: "pin-window", args: { window: "5", state: "closed", minutes: 120, reason: "设备检修" } },
      { op: "declare-rush", args: { service: "civil", times: 2, minutes: 60 } },
      { op: "end-rush", args: { service: "medical" } },
      { op: "use-plan", args: { plan: "year-end" } },
      { op: "use-plan", args: {} },
    ],
  );
});

t.test("the pressure, the summons and what was done are told in both languages, on a phone too", async (t) => {
  const chinese = await visit(t, "/manager#tide");
  const panel = chinese.page.locator(".tide");
  t.match(await panel.locator(".pressure tr", { hasText: "医疗保障" }).textContent(), /7.*17:\d\d.*27 分钟.*1、2、3/s);
  t.match(await panel.locator(".summons").textContent(), /请人员到 6 号窗口开窗.*[34]:\d\d 后开始叫号/s);
  t.match(await panel.locator(".decisions").textContent(), /不再开放仅多等 2 人·分钟/);
  const { page } = await visit(t, "/manager?lang=en#tide", undefined, 390);
  const english = (await page.locator(".tide").textContent()) ?? "";
  t.match(english, /Open window 5.*saves about 142 person-minutes.*Window 5 to close.*about to change/s);
  t.notMatch(
    english.replace(/社会保险|医疗保障|设备检修|赶集日|年底社保医保集中缴费|潮汐窗口|管理员/g, ""),
    /[\u4e00-\u9fff]/,
    "nothing is left in Chinese but names and reasons",
  );
  const fits = () => page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth");
  await becomes(t, fits, true, "nothing is wider than the phone");
  await isPlain(t, page, { contrast: 4.5, buttonPx: 32 });
});

t.test("the screen, the sign and the pad follow a bench window that opens", async (t) => {
  const { hall, page } = await visit(t, "/screen");
  const window5 = hall.entry<WindowView>("board", "window/5");
  await page.locator(".screen .last li").first().waitFor();
  hall.set("board", { "window/5": { ...window5, opensAt: clock.now() + 5 * MINUTE_MS } });
  await page.locator(".bench", { hasText: "5 号窗口即将开放 社会保险、医疗保障" }).waitFor();
  hall.set("board", { "window/5": { ...window5, state: "open" } });
  await page.locator(".bench", { hasText: "5 号窗口现已开放" }).waitFor();
  hall.set("board", { calls: [callAt(clock.now(), "A019", 5), ...hall.entry<object[]>("board", "calls")] });
  await page.locator(".called.new", { hasText: "A019" }).waitFor();
  t.equal(await page.locator(".bench").count(), 1, "no call is burnt away, and no news by a call");
  await page.setViewportSize({ width: 1280, height: 720 });
  const isWhole = (selector: string) =>
    page.locator(selector).evaluate((part) => part.scrollHeight <= part.clientHeight + 1);
  const areWhole = () => Promise.all([".now", ".services", ".screen"].map(isWhole));
  await becomes(t, areWhole, [true, true, true], "nothing is cut off");
  await isPlain(t, page, { contrast: 7, buttonPx: 0 });
  hall.set("board", { "window/5": { ...window5, state: "serving", draining: "close" } });
  await page.locator(".bench", { hasText: "办完当前业务后关闭" }).waitFor();

  const sign = await visit(t, "/window?id=5");
  await sign.page.locator("text=未开放").waitFor();
  sign.hall.set("board", { "window/5": { ...window5, opensAt: clock.now() + MINUTE_MS } });
  await sign.page.locator(".word", { hasText: "即将开放" }).waitFor();
  await sign.page.locator("footer", { hasText: "社会保险、医疗保障" }).waitFor();

  const pad = await visit(t, "/clerk?window=1");
  await pad.page.locator(".key").first().waitFor();
  t.equal(await pad.page.locator(".news, .come").count(), 0);
  const own = pad.hall.entry<WindowView>("desk/1", "window");
  pad.hall.set("board", { "window/5": { ...window5, opensAt: clock.now() + MINUTE_MS } });
  pad.hall.set("desk/1", { ticket: null, window: { ...own, state: "open" }, invited: { number: "B031" } });
  await pad.page.locator(".news", { hasText: "有新号 B031，请叫号" }).waitFor();
  await pad.page.locator(".news", { hasText: "5 号窗口即将开放" }).waitFor();
  pad.hall.set("desk/1", { window: { ...own, state: "closed", opensAt: clock.now() + 90_000 }, invited: undefined });
  t.match(await pad.page.locator(".come").textContent(), /请到本窗口开窗，[01]:\d\d 后开始叫号/);
  await isPlain(t, pad.page, { contrast: 4.5, buttonPx: 44 });
  t.same(faults, [], "and no page broke the content policy or threw");
});
