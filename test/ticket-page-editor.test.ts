// A manager edits the ticket's page in a browser, in a hall that really prints: what is seen is what comes out, what is wrong is
// said at its line, and two managers do not overwrite each other.
import type { Page } from "playwright-core";
import t from "tap";
import { ticketPageOf } from "../src/daemon/presenters/ticket-page.ts";
import { openBoardOf } from "./board-browser.ts";
import { defaultConfig } from "./one-process-hall.ts";

t.setTimeout(60_000);

const base = defaultConfig();
const { daemon, faults, openBoard } = await openBoardOf({
  ...base,
  hall: { ...base.hall, sessions: [], holidays: [] },
  http: { ...base.http, publicUrl: "https://hall.example.cn" },
});
const openEditor = async (): Promise<Page> => {
  const page = await openBoard(1280, "settings");
  await page.click("text=编辑版式");
  await page.locator(".ticket-page .paper svg").waitFor();
  return page;
};

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

const page = await openEditor();

t.test("a manager changes a line, sees it on the paper, and the next ticket has it", async (t) => {
  t.match(await paperOf(page).textContent(), /通山县乡镇便民服务中心.*A012.*手机扫码看排队进度/s);
  const last = page.locator(".ticket-page li input[type=text]").last();
  await last.fill("周六上午照常办理");
  await page.locator(".paper svg text", { hasText: "周六上午照常办理" }).waitFor();
  await page.locator("[role=status]", { hasText: "有修改还没有保存" }).waitFor();
  t.notOk((await printedNow()).includes("周六上午照常办理"), "nothing is printed before it is saved");
  await page.click(".ticket-page >> text=按补打预览");
  await page.locator(".paper svg text", { hasText: "补打" }).waitFor();
  await page.click(".ticket-page .steps .primary");
  await page.locator("[role=status]", { hasText: "已保存" }).waitFor();
  t.ok((await printedNow()).includes("周六上午照常办理"));
});

t.test("items are added, moved, left out and taken back", async (t) => {
  await page.click(".ticket-page .steps >> text=重新载入");
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
    await page.click(".ticket-page .steps >> text=撤销");
    t.same((await texts()).slice(0, 2), seen, "one step back");
  }
  await page.click(".ticket-page .steps >> text=恢复标准版式");
  t.equal((await texts()).at(-1), "请留意大屏和语音叫号，过号请到服务台");
});

t.test("what is wrong is said at its line, and cannot be saved", async (t) => {
  await page.locator(".ticket-page li").nth(NUMBER_ROW).locator("input[type=text]").fill("{numero}");
  await page.locator(".ticket-page li.wrong .alert", { hasText: '"{numero}" 不行，应为 下列之一：{hall}' }).waitFor();
  await page.locator(".ticket-page", { hasText: "要有一行{number}" }).waitFor();
  t.equal(await page.locator(".ticket-page .steps .primary").isDisabled(), true);
  t.match(await paperOf(page).textContent(), /A012/, "the last page that was right stays in sight");
  await page.click(".ticket-page .steps >> text=重新载入");
});

t.test("of two managers the slower one is told, and loses nothing", async (t) => {
  const [quick, slow] = [page, await openEditor()];
  const last = (page: Page) => page.locator(".ticket-page li input[type=text]").last();
  await last(quick).fill("快的");
  await last(slow).fill("慢的");
  await slow.locator(".paper svg text", { hasText: "慢的" }).waitFor();
  await quick.click(".ticket-page .steps .primary");
  await quick.locator("[role=status]", { hasText: "已保存" }).waitFor();
  await slow.click(".ticket-page .steps .primary");
  await slow.locator("[role=status]", { hasText: "别人刚刚保存过" }).waitFor();
  t.ok((await printedNow()).includes("快的"));
  await slow.click(".ticket-page .steps >> text=重新载入");
  await slow.locator(".paper svg text", { hasText: "快的" }).waitFor();
  await slow.click(".ticket-page .steps >> text=撤销");
  t.equal(await last(slow).inputValue(), "慢的", "one step back is the slower one's own");
  await slow.click(".ticket-page .steps .primary");
  await slow.locator("[role=status]", { hasText: "已保存" }).waitFor();
  t.ok((await printedNow()).includes("慢的"));
  t.same(faults, [], "and no page broke the content policy or threw");
});
