// A manager sets a hall up in a browser, in a hall that lives by it: what is edited is seen beforehand, told as a difference, kept
// over a reload, in force at once where visitors look, and taken back by one button.
import type { Page } from "playwright-core";
import t from "tap";
import { ticketPageOf } from "../src/daemon/presenters/ticket-page.ts";
import { openBoardOf } from "./board-browser.ts";
import { defaultConfig } from "./one-process-hall.ts";

t.setTimeout(240_000);

const base = defaultConfig();
const { daemon, faults, openBoard } = await openBoardOf({
  ...base,
  hall: { ...base.hall, sessions: [], holidays: [] },
  http: { ...base.http, publicUrl: "https://hall.example.cn" },
});

/** What a ticket that is taken now says. */
const printedNow = async (): Promise<string[]> => {
  const { port, calendar, maskOf } = daemon.core;
  const by = { role: "kiosk", id: "kiosk" } as const;
  const answer = await port.submit({ kind: "TakeTicket", args: { service: "civil" }, by });
  if (!answer.ok) throw new Error(answer.refused);
  const ticket = port.hall.tickets.get(String(answer.data.ticket))!;
  return ticketPageOf(port.hall, ticket, { calendar, maskOf, linkOf: () => undefined }).flatMap((item) =>
    item.item === "text" ? [item.text] : [],
  );
};

const paperOf = (page: Page) => page.locator(".ticket-page .paper svg");
/** In the standard page. */
const NUMBER_ROW = 3;

const page = await openBoard(1400, "settings/services");
const rules = () => daemon.core.port.hall.rules!;
const within = (page: Page, name: string) => page.locator(".settings .tabs a", { hasText: name }).click();
const said = (page: Page, text: string) => page.locator(".steps [role=status]", { hasText: text }).waitFor();
const save = async (page: Page) => {
  await page.click(".steps .primary");
  await said(page, "已保存");
};
const changes = page.locator(".save-bar .changes tbody");

t.test(
  "a service's new name is on the kiosk when it is saved and not before, and is taken back by one button",
  async (t) => {
    const kiosk = await page
      .context()
      .browser()!
      .newPage({ viewport: { width: 1080, height: 1920 } });
    await kiosk.goto(`${daemon.address}/kiosk`);
    const onKiosk = (text: string) => kiosk.getByText(text, { exact: true }).first().waitFor();
    await onKiosk("人社社保");
    await page.getByLabel("名称", { exact: true }).fill("社保医保一窗办");
    await page.locator(".preview .tile", { hasText: "社保医保一窗办" }).waitFor();
    await page.getByLabel("通常办理（分钟）").fill("10");
    t.match(await changes.textContent(), /业务「社保医保一窗办」 · 名称人社社保社保医保一窗办.*通常办理（分钟）910/);
    t.equal(rules().services[0]!.name, "人社社保", "nothing holds before it is saved");
    await save(page);
    await onKiosk("社保医保一窗办");
    await page.click(".steps >> text=撤销刚才的保存");
    await said(page, "已恢复");
    await onKiosk("人社社保");
    t.equal(rules().services[0]!.minutes, base.hall.services[0]!.minutes);
    await kiosk.close();
  },
);

t.test("what is refused is said at its field, and edits outlive a reload", async (t) => {
  await page.getByLabel("通常办理（分钟）").fill("999");
  const field = page.locator(".field.wrong", { hasText: "通常办理" });
  await field.waitFor();
  t.match(await field.textContent(), "999 不行，应为 不大于 240");
  t.match(await page.locator(".save-bar [role=alert]").textContent(), "业务 · 「人社社保」 · 通常办理（分钟）");
  t.equal(await page.locator(".steps .primary").isDisabled(), true);
  await page.getByLabel("通常办理（分钟）").fill("11");
  await page.locator(".field.wrong").waitFor({ state: "detached" });
  await page.reload();
  await said(page, "有修改还没有保存");
  t.equal(await page.getByLabel("通常办理（分钟）").inputValue(), "11");
  await page.click(".steps >> text=放弃修改");
  t.equal(await changes.count(), 0);
});

t.test(
  "the hall's colour is seen before it is saved, and every page takes it on without being loaded anew",
  async (t) => {
    await within(page, "大厅与外观");
    await page.getByRole("button", { name: "蓝" }).click();
    await page.locator(".preview .sheet").first().waitFor();
    t.match(await changes.textContent(), "外观 · 主色青蓝");
    await save(page);
    await page.locator('link[href^="/theme.css?"]').waitFor({ state: "attached" });
    t.match(await (await fetch(`${daemon.address}/theme.css`)).text(), /--accent: #0b49/);
  },
);

t.test("versions say who changed what and when, and an older one is put back", async (t) => {
  await within(page, "历史版本");
  const newest = page.locator(".version").first();
  t.match(await newest.textContent(), /外观.*管理台/);
  await newest.click();
  t.match(await page.locator(".versions .changes").textContent(), "外观 · 主色青蓝");
  await page.click(".versions >> text=恢复成这次之前");
  t.match(await changes.textContent(), "外观 · 主色蓝青", "it is looked at like any other change");
  await save(page);
  t.equal(rules().look.accent, base.hall.look.accent);
});

t.test(
  "[Q7] [G3] [S2] duties, part time and photograph of staff and a window that goes about are set, and told beforehand",
  async (t) => {
    await within(page, "窗口与方案");
    await page.getByLabel("6 流动帮办").check();
    await page.getByLabel("6 位置 添加").click();
    await page.getByLabel("6 第几列").fill("3");
    await page.locator(".small-floor li", { hasText: "潮汐窗口" }).waitFor();
    await page.locator(".plans > .choices button", { hasText: "人员技能" }).click();
    await page.locator(".member", { hasText: "陈建国" }).locator("summary").click();
    await page.getByLabel("陈建国 帮办代办").check();
    await page.getByLabel("陈建国 兼职").check();
    t.match(
      await changes.textContent(),
      /6 号窗口 流动帮办否?新?增?.*是.*6 号窗口 位置新增第 1 排第 3 列.*陈建国 1002 职责.*窗口、帮办代办.*陈建国 1002 兼职/s,
    );
    await save(page);
    t.match(
      rules().staff.find(({ id }) => id === "1002"),
      { roles: ["window", "helper"], isPartTime: true },
    );
    t.match(
      rules().windows.find(({ number }) => number === 6),
      { isMobile: true, place: { row: 1, column: 3 } },
    );
    const photo = { name: "chen.png", mimeType: "image/png" };
    await page
      .getByLabel("陈建国 照片", { exact: true })
      .setInputFiles({ ...photo, buffer: Buffer.from("89504e470d0a1a0a", "hex") });
    await page.locator(".picture [role=status]", { hasText: "已换上" }).waitFor();
    const seen = async () => (await fetch(`${daemon.address}/photos/1002`)).headers.get("content-type");
    t.equal(await seen(), "image/png");
    await page
      .getByLabel("陈建国 照片", { exact: true })
      .setInputFiles({ ...photo, buffer: Buffer.from("no picture") });
    await page.locator(".picture [role=status]", { hasText: "✕" }).waitFor();
    await page.getByLabel("陈建国 照片 删除").click();
    await page.locator(".picture [role=status]", { hasText: "已取下" }).waitFor();
    t.match(await seen(), /svg/, "initials stand in its place");
  },
);

t.test(
  "who is called first, what a missed call costs and why windows pause are set, with what each comes to beside it",
  async (t) => {
    const comesTo = (text: string) => page.locator(".preview .face", { hasText: text }).waitFor();
    await within(page, "叫号与过号");
    await comesTo("连叫 2 个优先号后轮到一个普通号；普通号等满 40 分钟先叫");
    await page.getByLabel("叫号次序").selectOption("claim");
    await comesTo("「绿色通道」刚来，排在等了不到 23 分钟的普通号前面；等 10 分钟后，排在等了不到 68 分钟的前面");
    await page.getByRole("button", { name: "＋ 优先类别" }).click();
    await page.locator(".entry").last().getByLabel("名称", { exact: true }).fill("军人");
    await page.getByLabel("等级（大的先叫，普通为 0）").last().fill("12");
    await page.locator(".field.wrong", { hasText: "不大于 9" }).waitFor();
    t.match(await page.locator(".save-bar [role=alert]").textContent(), "优先类别 · 「军人」 · 等级");
    await page.getByLabel("等级（大的先叫，普通为 0）").last().fill("2");
    await page.getByLabel("叫了不来").selectOption("keep-minutes");
    await page.getByLabel("保留几分钟").fill("20");
    await comesTo("号保留 20 分钟");
    await within(page, "在岗与暂停");
    await page.locator(".entry").nth(1).locator("summary").click();
    await page.getByLabel("整理材料 上移").click();
    await page.getByLabel("午间可以没人").check();
    t.match(
      await changes.textContent(),
      /优先类别新增军人.*叫号次序按等级.*按轻重.*保留几分钟新增20.*暂停原因.*次序.*在岗.*午间可以没人新增12:00–13:30/s,
    );
    await save(page);
    const { callBy, classes, missed, pauses, presence } = rules();
    t.match({ callBy, missed }, { callBy: "claim", missed: { rule: "keep-minutes", minutes: 20 } });
    t.match(classes.at(-1), { id: "class-1", name: "军人", rank: 2 });
    t.equal(pauses[0]?.name, "整理材料", "a clerk's key pressed twice says this one from now on");
    t.same(presence.lunch, { from: "12:00", to: "13:30" });
    await page.click(".steps >> text=撤销刚才的保存");
    await said(page, "已恢复");
    t.equal(rules().callBy, "rank");
  },
);

t.test("slots and matters are made, with the places and the day they come to, and taken back in steps", async (t) => {
  await within(page, "预约");
  await page.getByRole("button", { name: "＋ 预约时段" }).click();
  const friday = page.locator(".bookable tbody tr", { hasText: "周五" });
  await page.locator(".bookable td", { hasText: "4" }).first().waitFor();
  await page.getByLabel("到", { exact: true }).fill("10:00");
  await page.locator(".bookable td:nth-child(2)", { hasText: "2" }).first().waitFor();
  t.equal(await friday.count(), 1);
  await within(page, "办件");
  await page.getByRole("button", { name: "＋ 事项" }).click();
  await page.locator(".entry summary").last().click();
  await page.getByLabel("名称", { exact: true }).fill("建房审批");
  await page.locator(".promises li", { hasText: /建房审批 \d{4}-\d\d-\d\d/ }).waitFor();
  await page.getByLabel("材料", { exact: true }).fill("身份证\n户口簿");
  t.match(await changes.textContent(), /办件 · 事项新增建房审批.*预约 · 预约时段新增09:00–10:00/s);
  await save(page);
  t.match(rules().cases.items, [{ id: "item-1", kind: "promised", days: 5, papers: ["身份证", "户口簿"] }]);
  t.match(rules().appointments.slots, [{ from: "09:00", to: "10:00", minutes: 30 }]);
  await page.click(".steps >> text=撤销刚才的保存");
  await said(page, "已恢复");
  t.same(rules().appointments.slots, []);
});

t.test("on paper stands the plain list of what holds, and nothing else", async (t) => {
  await page.emulateMedia({ media: "print" });
  const list = page.locator(".printed");
  t.match(await list.textContent(), /通山县乡镇便民服务中心.*人社社保.*社保卡.*1 号窗口/s);
  t.equal(await page.locator(".save-bar").isVisible(), false);
  await page.emulateMedia({ media: "screen" });
  t.equal(await list.isVisible(), false);
  await within(page, "号票");
  await page.locator(".ticket-page .paper svg").waitFor();
});

t.test("a manager changes a line, sees it on the paper, and the next ticket has it", async (t) => {
  t.match(await paperOf(page).textContent(), /通山县乡镇便民服务中心.*A012.*手机扫码看排队进度/s);
  const last = page.locator(".ticket-page li input[type=text]").last();
  await last.fill("周六上午照常办理");
  await page.locator(".paper svg text", { hasText: "周六上午照常办理" }).waitFor();
  await page.locator("[role=status]", { hasText: "有修改还没有保存" }).waitFor();
  t.notOk((await printedNow()).includes("周六上午照常办理"), "nothing is printed before it is saved");
  await page.click(".ticket-page >> text=按补打预览");
  await page.locator(".paper svg text", { hasText: "补打" }).waitFor();
  await page.click(".steps .primary");
  await page.locator("[role=status]", { hasText: "已保存" }).waitFor();
  t.ok((await printedNow()).includes("周六上午照常办理"));
});

t.test("items are added, moved, left out and taken back", async (t) => {
  const texts = () =>
    page
      .locator(".ticket-page li input[type=text]")
      .evaluateAll((all) => all.map((one) => (one as unknown as { value: string }).value));
  const before = await texts();
  await page.locator(".ticket-page li input[type=text]").first().click();
  await page.click(".ticket-page .more >> text=+ 文字");
  t.same(await texts(), [before[0], "…", ...before.slice(1)], "after the selected one");
  await page.locator(".ticket-page li").nth(1).locator("input[type=text]").click();
  await page.click(".ticket-page .more >> text=应带材料");
  t.equal((await texts())[1], "…{bring}");
  await page.locator(".ticket-page li").nth(1).locator("[aria-label=上移]").click();
  t.same((await texts()).slice(0, 2), ["…{bring}", before[0]]);
  await page.locator(".ticket-page li").first().locator("[aria-label=删除]").click();
  t.same(await texts(), before);
  for (const seen of [["…{bring}", before[0]], [before[0], "…{bring}"], [before[0], "…"], before.slice(0, 2)]) {
    await page.click(".steps >> text=撤销一步");
    t.same((await texts()).slice(0, 2), seen, "one step back");
  }
  await page.click(".ticket-page >> text=恢复标准版式");
  t.equal((await texts()).at(-1), "请留意大屏和语音叫号，过号请到服务台");
});

t.test("what is wrong is said at its line, and cannot be saved", async (t) => {
  await page.locator(".ticket-page li").nth(NUMBER_ROW).locator("input[type=text]").fill("{numero}");
  await page.locator(".ticket-page li.wrong .alert", { hasText: '"{numero}" 不行，应为 下列之一：{hall}' }).waitFor();
  await page.locator(".ticket-page", { hasText: "要有一行{number}" }).waitFor();
  t.equal(await page.locator(".steps .primary").isDisabled(), true);
  t.match(await paperOf(page).textContent(), /A012/, "the last page that was right stays in sight");
  await page.click(".steps >> text=放弃修改");
});

t.test(
  "of two managers the slower one is told, loses nothing, and keeps what the other has done elsewhere",
  async (t) => {
    const slow = await openBoard(1280, "settings/ticket");
    await slow.locator(".ticket-page li input[type=text]").last().fill("慢的");
    await within(page, "业务");
    await page.getByLabel("每天限号").fill("80");
    await save(page);
    await slow.click(".steps .primary");
    await said(slow, "别人刚刚保存过");
    t.match(await slow.locator(".save-bar .changes").textContent(), "慢的");
    t.notMatch(
      await slow.locator(".save-bar .changes").textContent(),
      "每天限号",
      "the other's is no change of this one",
    );
    await save(slow);
    t.equal(rules().services[0]!.quotaDay, 80);
    t.ok((await printedNow()).includes("慢的"));
    t.same(faults, [], "and no page broke the content policy or threw");
  },
);
