// What a manager does with the present: moves services between windows with a mouse, with keys and from a menu, and reads before
// what it would do; and how the board's addresses are read.
import type { Page } from "playwright-core";
import t, { type Test } from "tap";
import { systemClock } from "../src/base/clock.ts";
import type { ServiceView, TicketView, WindowView } from "../src/hall/views/views.ts";
import { adding, orphaned, removing } from "../src/web/manager/floor/change.ts";
import { stepFrom } from "../src/web/manager/floor/steps.ts";
import { overLimit, talliesOf } from "../src/web/manager/now/tallies.ts";
import { hashOf, questionIn, shifted } from "../src/web/manager/reports/question.ts";
import { placeOf } from "../src/web/manager/sections.ts";
import { becomes, browserFor, keepFaults } from "./browser.ts";
import { pagesFor } from "./built-pages.ts";
import { boardAt } from "./stub-board.ts";
import { StubHall } from "./stub-hall.ts";
import { ratingsOfMonth, sectionsAt, superviseAt } from "./stub-sections.ts";
import { quietTide } from "./stub-tide.ts";

const clock = systemClock();
const MINUTE_MS = 60_000;

const window = (id: string, takes: readonly string[], more: Partial<WindowView> = {}): WindowView => ({
  ...{ id, number: Number(id), name: id, state: "open", since: 0 },
  services: takes.map((service) => ({ id: service, name: service })),
  ...more,
});

const folder = await pagesFor(t);
const browser = await browserFor(t);

const faults: string[] = [];
const hall = new StubHall(folder, boardAt(clock.now()), clock.now);
const tide = quietTide(clock.now());
hall.set("manage", { tide, limits: { waitMinutes: 15, dwellMinutes: 20 } });
await hall.start();
t.teardown(() => hall.stop());
const page: Page = await browser.newPage({ viewport: { width: 1400, height: 900 }, serviceWorkers: "block" });
await page.clock.install();
keepFaults(page, faults);
await page.goto(`${hall.address}/manager`);
await page.locator(".window-card").first().waitFor();

t.test("an address leads to its section, and one that nobody knows to the present", async (t) => {
  t.same(placeOf("#settings/plans/summer"), { section: "settings", within: "plans/summer" });
  t.same(placeOf("#no-such"), { section: "now", within: "" });
  t.same(placeOf(""), { section: "now", within: "" });
});

t.test("figures have an address: period, day and side; what it leaves open is today", async (t) => {
  const today = "2026-11-22";
  t.same(questionIn("", today), { period: "day", date: today, side: "hour" });
  const week = questionIn("week/2026-11-02/window", today);
  t.equal(hashOf(week), "#history/week/2026-11-02/window");
  t.equal(questionIn("month/yesterday/day", today).date, today);
  t.equal(questionIn("day/2026-11-02/day", today).side, "hour", "a day has no days");
  t.equal(shifted(week, -1), "2026-10-26");
  t.equal(shifted({ period: "month", date: "2026-01-31" }, 1), "2026-02-01");
  t.equal(shifted({ period: "month", date: "2026-03-31" }, -1), "2026-02-01");
  t.equal(shifted({ period: "day", date: "" }, 1), "", "before the hall is known");
});

t.test("what would be done is known before: who takes what, and what nobody would", async (t) => {
  const [one, two] = [window("1", ["a", "b"]), window("2", ["b"])];
  const closed = window("3", ["a"], { state: "closed" });
  t.same(adding(two, "a"), [{ window: two, services: ["b", "a"] }]);
  t.same(adding(two, "b"), [], "it has it already");
  t.same(removing(two, "b"), [], "its last service stays");
  t.same(orphaned([one, two, closed], removing(one, "a")), ["a"], "a closed window takes nobody");
  t.same(orphaned([one, two, closed], removing(one, "b")), []);
  t.same(orphaned([one, { ...two, helps: [{ id: "a", name: "a" }] }], removing(one, "a")), [], "help counts");
});

t.test("arrow keys lead to the nearest window that way, and stop at the edge", async (t) => {
  const floor = [0, 1, 2].flatMap((row) => [0, 1, 2].map((column) => ({ x: column * 200, y: row * 150 })));
  t.equal(stepFrom(floor, 4, "ArrowLeft"), 3);
  t.equal(stepFrom(floor, 4, "ArrowDown"), 7);
  t.equal(stepFrom(floor, 2, "ArrowRight"), undefined);
  t.equal(stepFrom(floor, 4, "Enter"), undefined);
});

t.test("four figures: who waits, how long, how many windows are open, and who has waited too long", async (t) => {
  const service = (id: string, waiting: number, longestSince?: number) =>
    ({ id, waiting, ...(longestSince !== undefined && { longestSince }) }) as ServiceView;
  const windows = [window("1", []), window("2", [], { state: "paused" }), window("3", [], { draining: "close" })];
  const tallies = talliesOf([service("a", 3, 500), service("b", 4, 200), service("c", 0)], windows);
  t.match(tallies, { waiting: 7, longest: { id: "b" }, open: 1, windows: 3 });
  const issued = (minutesAgo: number) => ({ issuedAt: -minutesAgo * MINUTE_MS }) as TicketView;
  t.equal(overLimit([[issued(16), issued(15)], [issued(40)]], 15, 0), 2);
});

const dialog = page.locator("dialog");
const card = (id: string) => page.locator(`[data-window="${id}"]`);
const chip = (within: string, name: string) => page.locator(`${within} .chip`, { hasText: name });
const done = (window: number) =>
  page.locator(".outcome.ok", { hasText: `${window} 号窗口 调整` }).waitFor({ state: "visible" });
const ordered = () => hall.commands.splice(0).map(({ op, args }) => ({ op, args }));

t.test(
  "a service is dragged from the list onto a window that is busy, and it is said when that takes effect",
  async (t) => {
    await chip(".services", "民政事务").dragTo(card("2"));
    t.match(await dialog.textContent(), /2 号窗口办「民政事务」.*正在办 B007，办完这一号才变.*20 分钟内潮汐不再改动/s);
    t.same(ordered(), [], "nothing happens before it is meant");
    await dialog.getByRole("button", { name: "加上" }).click();
    await done(2);
    t.match(ordered(), [{ op: "retask-window", args: { window: "2", services: ["social", "medical", "civil"] } }]);
    await chip(".services", "社会保险").dragTo(card("2"));
    await dialog.getByText("这个窗口已经在办了").waitFor();
    await page.keyboard.press("Escape");
    await dialog.waitFor({ state: "detached" });
    t.same(ordered(), []);
  },
);

t.test("from one window to another it moves, or is done at both; with keys alone", async (t) => {
  await chip('[data-window="3"]', "市场准入").focus();
  await page.keyboard.press("Enter");
  await page.locator(".carried", { hasText: "「市场准入」放到哪个窗口" }).waitFor();
  await card("1").locator(".drop:focus").waitFor();
  await page.keyboard.press("ArrowRight");
  await card("2").locator(".drop:focus").waitFor();
  await page.keyboard.press("Enter");
  const move = dialog.locator(".choice", { hasText: "从 3 号窗口移过来" });
  t.match(await move.textContent(), /3 号窗口现在就变/);
  t.match(await dialog.locator(".choice", { hasText: "两个窗口都办" }).textContent(), /办完这一号才变/);
  await move.getByRole("button").click();
  await done(3);
  t.match(ordered(), [
    { op: "retask-window", args: { window: "2", services: ["social", "medical", "market"] } },
    { op: "retask-window", args: { window: "3", services: ["medical"] } },
  ]);
  await chip('[data-window="1"]', "民政事务").focus();
  await page.keyboard.press("Space");
  await page.keyboard.press("Escape");
  await chip('[data-window="1"]:not(:has(.drop))', "民政事务").waitFor();
  const isInFocus = () =>
    chip('[data-window="1"]', "民政事务").evaluate((one) => one === one.ownerDocument.activeElement);
  await becomes(t, isInFocus, true);
});

t.test("what no window would take any more is said before it is taken away", async (t) => {
  await chip('[data-window="1"]', "民政事务").click();
  await card("1").getByRole("button", { name: "从 1 号窗口拿掉" }).click();
  t.match(await dialog.textContent(), /此后没有开放窗口办「民政事务」，还有 2 人在等/);
  await dialog.getByRole("button", { name: "拿掉" }).click();
  await done(1);
  t.match(ordered(), [{ op: "retask-window", args: { window: "1", services: ["social", "medical", "other"] } }]);
});

t.test("windows stand on the board as they do in the hall, and no card hides another", async (t) => {
  const at = (id: string, row: number, column: number) => {
    const before = hall.entry<WindowView>("board", `window/${id}`);
    return { [`window/${id}`]: { ...before, place: { row, column } } };
  };
  hall.set("board", { ...at("1", 2, 1), ...at("2", 1, 3), ...at("3", 1, 3) });
  await page.locator(".is-placed").waitFor();
  const boxes = await page
    .locator(".is-placed .window-card")
    .evaluateAll((cards) => cards.map((one) => [one.offsetLeft, one.offsetTop] as const));
  t.equal(new Set(boxes.map(String)).size, 5);
  t.ok(boxes[0]![1] > boxes[1]![1], "the second row is behind the first");
  t.ok(boxes[1]![0] > boxes[0]![0]);
});

t.test("a board that has lost the hall says since when, and counts no waits on", async (t) => {
  await hall.stop();
  const old = page.locator(".trouble", { hasText: "连接断了" });
  await old.waitFor();
  const longest = page.locator(".tiles li").nth(1).locator("b");
  const before = await longest.textContent();
  await page.clock.runFor(2 * MINUTE_MS);
  t.equal(await longest.textContent(), before);
  await hall.start();
  await old.waitFor({ state: "detached" });
});

const openMorning = async (t: Test) => {
  const now = Date.parse("2026-11-21T09:40:00+08:00");
  const morning = new StubHall(folder, { ...boardAt(now), ...sectionsAt(now) }, () => now);
  await morning.start();
  t.teardown(() => morning.stop());
  const board = await browser.newPage({ viewport: { width: 1366, height: 768 } });
  t.teardown(() => board.close());
  keepFaults(board, faults);
  await board.clock.setFixedTime(now);
  const answers = { "supervision/*": superviseAt(now), "reports/**": { ratings: ratingsOfMonth } };
  for (const [path, json] of Object.entries(answers))
    await board.route(`**/api/v1/${path}`, (route) => route.fulfill({ json }));
  return { board, open: (section: string) => board.goto(`${morning.address}/manager#${section}`) };
};

t.test("ratings, cases, appointments and supervision say first what cannot wait", async (t) => {
  const { board, open } = await openMorning(t);
  const texts = async (selector: string): Promise<string[]> => {
    await board.locator(selector).first().waitFor();
    return (await board.locator(selector).allTextContents()).map((text) => text.trim());
  };

  await open("ratings");
  await becomes(t, () => board.locator(".rates .section-figures b").allTextContents(), ["96.9 %", "96.9 %", "25.2 %"]);
  t.match(await texts(".complaint h3 small"), ["c2", "c3", "c1"]);
  t.match(await texts(".complaint .until"), [/▲ .*已超时.*已过 3 小时/, /○ .*还有 2 小时/, /○ /]);

  await open("cases");
  t.match(await texts(".case h3"), [/B-3.*已超期/, /B-2.*即将到期/, /B-4/, /B-1/]);
  await board.getByRole("button", { name: /超期/ }).press("Enter");
  await becomes(t, () => board.locator(".case").count(), 1);
  t.match(await texts(".case h3"), [/B-3/], "a figure shows its own, by the keyboard too");

  await open("appointments");
  t.match(await texts(".appointments .numbers tbody tr"), [/^09:00–09:30.*43–21$/, /^09:30–10:00 ○ 现在/, /^10:00/]);
  t.match(await texts(".appointments .standing"), ["○ 现在", "○ 待到", "○ 待到", "▲ 未到", "● 已签到"]);

  await open("supervision");
  t.match(await texts(".numbers tbody th"), ["1 号窗口屏", "医保窗口", "打印机", "医保窗口", "社保窗口"]);
  t.match(await texts(".numbers tbody tr"), [/▲ 失联09:10–至今30 分/, /● 窗口无人 去领材料.*1 小时 30 分/]);
  const figure = board.locator(".numbers td.n").first();
  const align = await figure.evaluate((cell) => cell.ownerDocument.defaultView?.getComputedStyle(cell).textAlign);
  t.equal(align, "end", "figures stand under each other");

  await board.emulateMedia({ media: "print" });
  const onPaper = (selector: string) => board.locator(selector).first().isVisible();
  t.match((await texts(".print-head:visible"))[0], /监察 青山镇便民服务中心/);
  t.match((await texts("h2:visible")).join(), "2026-11-21", "which day it is of stands on paper too");
  t.same(await Promise.all(["main input", "header", ".contents", "main button"].map(onPaper)), [
    false,
    false,
    false,
    false,
  ]);
  await open("cases");
  await board.locator(".case").first().waitFor();
  t.same(await Promise.all([".section-figures b", ".case h3", ".case button"].map(onPaper)), [true, true, false]);

  await board.emulateMedia({ media: "screen", forcedColors: "active" });
  const paint = (selector: string) =>
    board
      .locator(selector)
      .first()
      .evaluate((one) => one.ownerDocument.defaultView?.getComputedStyle(one).backgroundColor);
  const [chosen, other] = [await paint(".contents [aria-current]"), await paint(".contents a:not([aria-current])")];
  t.not(chosen, other, "with the machine's own colours the open section is told from the others");
  t.equal(await paint("button[aria-pressed=true]"), chosen);
});

t.test("a section is a page of its own: its address, its title, and the reader's place in it", async (t) => {
  await page.click('.contents a[href="#staff"]');
  await page.locator(".presence").waitFor();
  await becomes(t, () => page.title(), "人员 · 管理台");
  t.equal(await page.locator(".contents [aria-current=page]").textContent(), "人员");
  await becomes(t, () => page.locator("main").evaluate((main) => main === main.ownerDocument.activeElement), true);
  t.equal(await page.locator(".flags a").count(), 2, "what needs somebody is in sight from here");
  await page.goBack();
  await page.locator(".window-card").first().waitFor();
  t.same(faults, [], "and no page broke the content policy or threw");
});
