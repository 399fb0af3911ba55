// A manager edits plans in a browser, in a hall that lives by them: what is saved holds, what is wrong is said where it is wrong,
// what would change is shown before, and the version before comes back.
import type { Page } from "playwright-core";
import t from "tap";
import { planDays } from "../src/daemon/past/plan-days.ts";
import { hallView } from "../src/hall/views/views.ts";
import { openBoardOf } from "./board-browser.ts";
import { defaultConfig } from "./one-process-hall.ts";
import { isPlain } from "./plain-page.ts";

t.setTimeout(240_000);

const base = defaultConfig();
const windows = base.hall.windows.filter(({ id }) => id < "6");
const bench = { id: "6", number: 6, name: "潮汐窗口", services: ["medical"], isBench: true };
const { daemon, faults, openBoard } = await openBoardOf({
  ...base,
  hall: { ...base.hall, windows: [...windows, bench], sessions: [], holidays: ["2027-01-01"], plans: [], seasons: [] },
  devices: base.devices.filter(({ window }) => (window ?? "1") < "6"),
});
const openEditor = async (): Promise<Page> => {
  const page = await openBoard(1400, "settings/plans");
  await page.locator(".plans table").first().waitFor();
  return page;
};

const rules = () => daemon.core.port.hall.rules!;
const within = (page: Page, name: string) => page.locator(".settings .tabs a", { hasText: name }).click();
const tab = async (page: Page, name: string) => {
  await within(page, "窗口与方案");
  await page.locator(".plans > .choices button", { hasText: name }).click();
};
const save = async (page: Page) => {
  await page.click(".steps .primary");
  await page.locator(".steps [role=status]", { hasText: "已保存" }).waitFor();
};
const page = await openEditor();

t.test("a window's own work, help and duty are changed, seen as a difference, and hold when saved", async (t) => {
  await isPlain(t, page, { contrast: 4.5, buttonPx: 44 });
  await page.getByLabel("6 主办 添加").selectOption("social-security");
  await page.getByLabel("6 兼办 添加").selectOption("civil");
  await page.locator(".plans tr", { hasText: "潮汐窗口" }).getByLabel("民政优抚 速度").fill("0.7");
  await page.getByLabel("6 在岗时间 添加").click();
  await page.getByLabel("6 在岗时间 到").fill("16:30");
  const changes = page.locator(".save-bar .changes");
  await changes.locator("tr", { hasText: "6 号窗口 在岗时间" }).waitFor();
  t.match(await changes.textContent(), /6 号窗口 主办医疗保障医疗保障、人社社保.*兼办新增民政优抚 0\.7.*09:00–16:30/s);
  t.same(rules().windows.at(-1)?.services, ["medical"], "nothing holds before it is saved");
  await save(page);
  t.match(rules().windows.at(-1), {
    services: ["medical", "social-security"],
    helps: [{ service: "civil", speed: 0.7 }],
    duty: [{ from: "09:00", to: "16:30", drains: true }],
  });
  t.equal(await changes.count(), 0);
});

t.test("what is wrong is said where it is wrong, and cannot be saved", async (t) => {
  await page.getByLabel("6 在岗时间 到").fill("08:00");
  await page.locator(".save-bar [role=alert]", { hasText: "6 号窗口 · 在岗时间 · 第 1 项 · 到" }).waitFor();
  t.match(await page.locator(".save-bar [role=alert]").textContent(), '"08:00" 不行，应为 晚于 09:00');
  t.equal(await page.locator(".plans tr.wrong").count(), 1);
  t.equal(await page.locator(".steps .primary").isDisabled(), true);
  await page.click(".steps >> text=撤销一步");
  await page.locator(".save-bar [role=alert]").waitFor({ state: "detached" });
});

t.test("a plan, its season and a single day: the calendar answers which holds and why", async (t) => {
  await tab(page, "其他方案");
  await page.click(".plans >> text=新方案");
  await page.locator(".plans").getByLabel("名称").first().fill("赶集日");
  await page.getByLabel("全部业务的人数是平时的几倍").fill("1.6");
  await page.getByLabel("6 固定开放 另定").click();
  await within(page, "日历与节假日");
  await page.click(".plans >> text=新时段");
  await page.locator(".plans table").getByLabel("名称").first().fill("年底集中缴费");
  await page.locator(".plans table .date").first().fill("11-15");
  await page.click(".plans table .weekdays >> text=二");
  await page.click(".plans >> text=某一天");
  await page.locator(".plans table .date").nth(2).fill("2026-12-02");
  await page.locator(".plans table .date").nth(3).fill("2026-12-02");
  const answer = async (date: string) => {
    await page.getByLabel("查某一天").fill(date);
    await page.locator(".plans output", { hasText: date }).waitFor();
    return page.locator("output").textContent();
  };
  t.match(await answer("2026-12-01"), "2026-12-01 用「赶集日」 因为「年底集中缴费」");
  t.match(await answer("2026-12-02"), "因为「某一天」");
  t.match(await answer("2026-12-03"), "用「基本方案」 没有时段适用");
  t.match(await answer("2027-01-01"), "节假日", "another year, too");
  await isPlain(t, page, { contrast: 4.5, buttonPx: 44 });
  await save(page);
  t.match(rules().plans, [{ name: "赶集日", expectAll: 1.6, windows: [{ window: "6", open: [{ from: "09:00" }] }] }]);
  t.match(rules().seasons, [{ from: "11-15", to: "12-31", days: [2] }, { from: "2026-12-02" }]);
  await page.click('.contents a[href="#tide"]');
  await page.locator(".tide .plan option", { hasText: "赶集日" }).waitFor({ state: "attached" });
  await page.click('.contents a[href="#settings"]');
});

t.test("staff have skills, the tide has its rules, and the version before comes back", async (t) => {
  await tab(page, "人员技能");
  await page.locator(".member", { hasText: "陈建国" }).locator("summary").click();
  await page.getByLabel("陈建国 会办的业务 添加").selectOption("police");
  await tab(page, "潮汐规则");
  await page.getByLabel("平时的方式").selectOption("auto");
  await page.getByLabel("每几分钟研判一次").fill("3");
  await save(page);
  const chen = () => rules().staff.find(({ id }) => id === "1002")?.skills;
  t.same(chen()?.at(-1), { service: "police", speed: 0.8 });
  t.match(rules().tide, { mode: "auto", reviewMinutes: 3 });
  await page.click(".steps >> text=撤销刚才的保存");
  await page.locator(".steps [role=status]", { hasText: "已恢复" }).waitFor();
  t.not(chen()?.at(-1)?.service, "police");
  t.not(rules().tide.mode, "auto");
  t.equal(rules().plans.length, 1, "and no more than that");
});

t.test("[N5] a Saturday that is worked, a closed day and a notice are entered, and the hall tells them", async (t) => {
  await within(page, "日历与节假日");
  await page.click(".plans >> text=＋ 调休上班");
  await page.getByLabel("日期", { exact: true }).last().fill("2027-02-06");
  await page.click(".plans >> text=＋ 暂停办公");
  await page.locator(".special-days").getByLabel("原因").fill("搬迁");
  await isPlain(t, page, { contrast: 4.5, buttonPx: 44 });
  await within(page, "文字");
  await page.click(".plans >> text=＋ 通知");
  await page.locator(".special-days").getByLabel("内容").fill("征兵报名到周五");
  await page.locator(".special-days button", { hasText: "取号机" }).click();
  await isPlain(t, page, { contrast: 4.5, buttonPx: 44 });
  await save(page);
  const { makeUpDays, closures, notices } = rules();
  t.match(makeUpDays.at(-1), { date: "2027-02-06", like: 1 });
  t.match(closures.at(-1), { reason: "搬迁" });
  t.strictSame(notices.texts.at(-1), { text: "征兵报名到周五", where: ["screen", "phone"] });
  t.match(hallView(daemon.core.port.hall).notices?.[0], { text: "征兵报名到周五" });
  await tab(page, "潮汐规则");
});

t.test("of two managers the slower one is told, and loses nothing", async (t) => {
  const slow = await openEditor();
  await tab(slow, "潮汐规则");
  await slow.getByLabel("开放至少几分钟").fill("45");
  await page.getByLabel("每几分钟研判一次").fill("7");
  await save(page);
  await slow.click(".steps .primary");
  await slow.locator("[role=status]", { hasText: "别人刚刚保存过" }).waitFor();
  t.equal(rules().tide.reviewMinutes, 7);
  t.equal(await slow.getByLabel("开放至少几分钟").inputValue(), "45", "the slower one's own edits stay");
  t.match(await slow.locator(".save-bar .changes").textContent(), "45", "to be looked at once more");
  t.same(faults, [], "and no page broke the content policy or threw");
});

t.test("days are counted over a leap day, and no more of them than asked for", async (t) => {
  const days = planDays(rules(), "2028-02-28", "2028-03-01").map(({ date }) => date);
  t.same(days, ["2028-02-28", "2028-02-29", "2028-03-01"]);
  t.same(planDays(rules(), "2028-03-01", "2028-02-28"), []);
  t.equal(planDays(rules(), "2028-01-01", "2999-01-01").length, 400);
  t.same(planDays(rules(), "2028-99-01", "2999-01-01"), [], "no date is no days");
});
