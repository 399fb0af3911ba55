// A manager reads the day's figures in a browser and takes them home: what the page shows is what the hall did.
import { readFileSync } from "node:fs";
import { read, utils } from "@e965/xlsx";
import t from "tap";
import type { Report } from "../src/hall/statistics/report-schema.ts";
import { openBoardOf } from "./board-browser.ts";
import { becomes } from "./browser.ts";
import * as story from "./given-when-then.ts";
import { defaultConfig } from "./one-process-hall.ts";
import { isPlain } from "./plain-page.ts";

t.setTimeout(240_000);

const base = defaultConfig();
const { daemon, faults, openBoard } = await openBoardOf({
  ...base,
  hall: { ...base.hall, sessions: [], holidays: [] },
});

const { port } = daemon.core;
const done = async (ask: story.Ask): Promise<void> => {
  const answer = await port.submit({ ...ask, id: crypto.randomUUID() });
  if (!answer.ok) throw new Error(`${ask.kind}: ${answer.refused} ${answer.detail ?? ""}`);
};
const window = base.hall.windows[0]!;
const [service] = window.services;
const steps = [
  story.open(window.id, base.hall.staff[0]?.id),
  ...story.takeMany(3, service!),
  ...story.serve(window.id),
  ...story.serve(window.id),
];
for (const step of steps) await done(step);

/** Run in the page: how many colours the first picture has. */
const INKS = `(() => {
  const canvas = document.querySelector(".reports canvas");
  const { data } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
  return new Set(new Uint32Array(data.buffer)).size;
})()`;

const page = await openBoard(1400, "today");
const panel = page.locator(".reports");

t.test("the board shows the day's figures, and each picture has its table", async (t) => {
  const figure = (name: string) => panel.locator(".figures div", { hasText: name }).locator("dd");
  await figure("取号").waitFor();
  t.equal(await figure("取号").textContent(), "3");
  t.equal(await figure("办结人次").textContent(), "2");
  await panel.locator("canvas").nth(2).waitFor();
  const arrivals = panel.locator("figure", { has: page.locator("h3:text-is('取号')") });
  t.match(await arrivals.textContent(), /最高：\d\d:\d0，3/, "the highest is told in words too");
  await becomes(t, async () => Number(await page.evaluate(INKS)) > 1, true, "and something is drawn");
  await page.goto(`${daemon.address}/manager#history/day/${port.hall.date}/window`);
  const work = panel.locator("figure", { has: page.locator("h3:text-is('办理件次')") });
  await work.locator("summary").click();
  t.match(await work.locator("tbody tr", { hasText: window.name }).textContent(), `${window.name}2`);
  await isPlain(t, page, { contrast: 4.5, buttonPx: 32 });
});

t.test("the figures can be taken home as a workbook, and a day without any says so", async (t) => {
  const coming = page.waitForEvent("download");
  await panel.locator("button", { hasText: "Excel" }).click();
  const book = read(readFileSync(await (await coming).path()));
  const [first] = utils.sheet_to_json<Record<string, unknown>>(book.Sheets.概况!);
  t.match(first, { 指标: "取号", 数值: 3 });
  await panel.getByLabel("日期").fill("2020-01-01");
  await panel.locator("[role=status]", { hasText: "没有记录" }).waitFor();
  await panel.getByRole("button", { name: "月" }).click();
  await panel.getByRole("button", { name: "后一" }).click();
  // What is looked at has an address.
  await page.waitForURL(/#history\/month\/2020-02-01\/window$/);
});

t.test(
  "over REST a report is for the manager alone, in every form, and a wrong address is told from an empty day",
  async (t) => {
    const demo = await fetch(`${daemon.address}/api/v1/demo/session`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ role: "manager" }),
    });
    const { token } = (await demo.json()) as { token: string };
    const get = (path: string, headers: Record<string, string> = { authorization: `Bearer ${token}` }) =>
      fetch(`${daemon.address}/api/v1/reports/${path}`, { headers });
    const today = port.hall.date;
    const report = (await (await get(`week/${today}`)).json()) as Report;
    t.match(report, { period: "week", tickets: { tickets: 3, served: 2 }, isRunning: true });
    t.equal((await get(`day/${today}`, {})).status, 401);
    const csv = await get(`day/${today}?format=csv&table=services&lang=en`);
    t.match(csv.headers.get("content-disposition"), /attachment; filename="[\w-]+\.csv"/);
    t.match(await csv.text(), /^\uFEFF?Id,Name,Tickets/);
    const html = await get(`day/${today}?format=html`);
    t.match(html.headers.get("content-security-policy"), "default-src 'none'");
    t.match(await html.text(), /<h1>/);
    t.equal((await get(`day/${today}?format=doc`)).status, 400);
    t.equal((await get(`year/${today}`)).status, 400);
    t.equal((await get("day/2026-02-30")).status, 400);
    t.equal((await get("day/2001-01-01")).status, 404);
  },
);

t.test("nothing went wrong in the page", async (t) => {
  t.same(faults, []);
});
