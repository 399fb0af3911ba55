// A tablet at a window as evaluator pad, in a browser at a real hall: it is paired, asks, is pressed once, says why, and nobody but the
// visitor before it can press.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "playwright-core";
import t from "tap";
import { pause, systemClock } from "../src/base/clock.ts";
import { systemRandom } from "../src/base/random.ts";
import type { DeviceConfig } from "../src/daemon/config/document.ts";
import { startDaemon } from "../src/daemon/daemon.ts";
import type { Recorded } from "../src/daemon/hall-port.ts";
import { silentLog } from "../src/daemon/log.ts";
import type { DeviceView } from "../src/protocols/api/device-view.ts";
import { becomes, keepFaults, openBrowser, openContext } from "./browser.ts";
import { buildInto } from "./built-pages.ts";
import { defaultConfig } from "./one-process-hall.ts";
import { isPlain } from "./plain-page.ts";

t.setTimeout(240_000);

const PATIENCE_MS = 30_000;
const PASSWORD = "correct horse 马";
const clock = systemClock();
const folder = mkdtempSync(join(tmpdir(), "tidehall-pad-"));
const pagesFolder = join(folder, "web");
await buildInto(pagesFolder);

const tablet = (device: DeviceConfig): DeviceConfig => ({
  ...device,
  driver: { use: "web-pad", at: { page: "/pad" } },
});
const base = defaultConfig();
const config = {
  ...base,
  devices: base.devices.filter(({ kind }) => kind === "rater").map(tablet),
  // However slow the tablet is, a question stays.
  hall: { ...base.hall, sessions: [], holidays: [], ratingSeconds: 300 },
  http: { ...base.http, port: 0 },
  mqtt: { ...base.mqtt, port: 0 },
};
const options = { configFile: "hall.json", clock, random: systemRandom(), log: silentLog() };

const events: Recorded[] = [];
const open = async (port: number) => {
  const daemon = await startDaemon({
    ...options,
    folder,
    pagesFolder,
    config: { ...config, http: { ...config.http, port } },
  });
  daemon.core.onRecorded((recorded) => void events.push(...recorded));
  return daemon;
};
const hall = { daemon: await open(0) };
const browser = await openBrowser();
t.teardown(async () => {
  await browser.close();
  await hall.daemon.stop();
  rmSync(folder, { recursive: true });
});

const submit = async (kind: string, args: object): Promise<Record<string, unknown>> => {
  const { port } = hall.daemon.core;
  const by = { role: "manager", id: "m" } as const;
  const answer = await port.submit({ kind, args, by } as Parameters<typeof port.submit>[0]);
  if (!answer.ok) throw new Error(`${kind} ${answer.refused}`);
  return answer.data;
};

/** Somebody is served at the window from the call to the end. */
const serve = async (window: string, service: string): Promise<string> => {
  await submit("TakeTicket", { service });
  const { ticket } = await submit("CallNext", { window });
  for (const kind of ["StartService", "FinishService"]) await submit(kind, { window });
  return String(ticket);
};

const until = async <T>(what: string, look: () => T | undefined | false): Promise<T> => {
  const deadline = clock.elapsed() + PATIENCE_MS;
  for (;;) {
    const found = look();
    if (found !== undefined && found !== false) return found;
    if (clock.elapsed() > deadline) throw new Error(`not within ${PATIENCE_MS} ms: ${what}`);
    await pause(clock, 20, "looking");
  }
};

const ratingsOf = (ticket: string) =>
  events.flatMap(({ event, by }) =>
    event.kind === "TicketRated" && event.data.ticket === ticket ? [{ ...event.data, by }] : [],
  );

const padView = (id: string): DeviceView | undefined =>
  hall.daemon.core.live.snapshot("devices")[`device/${id}`] as DeviceView | undefined;

const context = await openContext(browser, { viewport: { width: 1280, height: 800 } });
const faults: string[] = [];
const visit = async (path: string): Promise<Page> => {
  const page = await context.newPage();
  keepFaults(page, faults);
  await page.goto(hall.daemon.address + path);
  return page;
};

const plain = { contrast: 4.5, buttonPx: 60, letterPx: 18 };

await submit("OpenWindow", { window: "3", clerk: "1003" });
await submit("OpenWindow", { window: "4", clerk: "1004" });
const page = await visit("/pad");
const clerkName = config.hall.staff.find(({ id }) => id === "1003")?.name ?? "1003";

t.test(
  "a tablet becomes the pad of one window when the manager approves its six digits under the device's id",
  async (t) => {
    const board = await visit("/manager#devices");
    await board.fill("#password", PASSWORD);
    await board.click(".door button");
    t.match(padView("window-3-pad"), { state: "lost", faults: ["no-page"], driver: { state: "absent" } });
    const row = board.locator("tr", { hasText: "window-3-pad" });
    await row.getByText("平板没有打开评价页").waitFor();
    t.match(await row.textContent(), "失联", "the manager sees that it is missing");
    const code = String(await page.locator(".door-code:has-text(' ')").textContent());
    await board.goto(`${hall.daemon.address}/manager#settings/access`);
    const form = board.locator("form.access", { has: board.locator("[name=code]") });
    const approve = async (id: string) => {
      await form.locator("[name=code]").fill(code);
      await form.locator("[name=id]").fill(id);
      await form.locator("[name=role]").selectOption({ label: "评价器平板" });
      await form.locator("button").click();
    };
    await approve("window-9-pad");
    await form.locator("[role=status]", { hasText: "✕" }).waitFor();
    t.equal(await page.locator(".rest").count(), 0, "not as a device there is not");
    await approve("window-3-pad");
    await form.locator("[role=status]", { hasText: "✓" }).waitFor();
    await page.locator(".rest", { hasText: clerkName }).waitFor();
    const text = String(await page.locator("body").textContent());
    for (const part of [config.hall.name, "3 号窗口", clerkName]) t.match(text, part);
    await isPlain(t, page, plain);
    t.equal(await page.locator("button").count(), 0, "nothing to press while nobody is asked");
    await until("the pad is ready", () => padView("window-3-pad")?.state === "ready");
    await board.close();
  },
);

t.test("it asks who was served, and the first press counts", async (t) => {
  const ticket = await serve("3", "civil");
  await page.locator(".grades").waitFor();
  t.equal(await page.locator(".grade").count(), 5);
  t.match(await page.locator(".grades").textContent(), /非常满意.*Very satisfied.*满意.*基本满意.*不满意.*非常不满意/);
  t.match(await page.locator(".left").textContent(), /还有 \d+ 秒/);
  t.match(await page.locator(".about").textContent(), clerkName);
  await isPlain(t, page, plain);
  await page.setViewportSize({ width: 800, height: 1280 });
  await isPlain(t, page, plain);
  const isInSight = async () => {
    const alone = await page.locator(".alone").boundingBox();
    return alone !== null && alone.y + alone.height <= 1280;
  };
  await becomes(t, isInSight, true, "all of it in sight on a tablet that stands upright");
  await page.setViewportSize({ width: 1280, height: 800 });
  await until("the board shows that it asks", () => padView("window-3-pad")?.last?.status === "done");
  await page.dblclick(".grade-4");
  await page.keyboard.press("1");
  await page.locator("text=谢谢您的评价").waitFor();
  await isPlain(t, page, plain);
  const by = { role: "device", id: "window-3-pad" };
  t.match(ratingsOf(ticket), [{ grade: 4, tags: [], clerk: "1003", by }]);
  t.equal(ratingsOf(ticket).length, 1);
});

t.test("after a bad grade it asks why, and a clerk who calls the next cuts nobody off", async (t) => {
  const ticket = await serve("3", "civil");
  await page.locator(".grades").waitFor();
  await page.keyboard.press("2");
  await page.locator(".choices").waitFor();
  await isPlain(t, page, plain);
  await submit("TakeTicket", { service: "civil" });
  await submit("CallNext", { window: "3" });
  t.equal(ratingsOf(ticket).length, 0, "it waits for the reasons");
  await page.getByRole("button", { name: "English" }).click();
  await page.getByRole("button", { name: "Waited too long" }).click();
  await page.getByRole("button", { name: "中文" }).click();
  await page.click("text=服务态度不好");
  await page.click(".send");
  await page.locator("text=谢谢您的评价").waitFor();
  t.match(ratingsOf(ticket), [{ grade: 2, tags: ["waited-long", "unfriendly"] }]);
  await submit("MissTicket", { window: "3" });
});

t.test("a question that is withdrawn goes, and nothing was rated", async (t) => {
  const ticket = await serve("3", "civil");
  await page.locator(".grades").waitFor();
  await submit("TakeTicket", { service: "civil" });
  await submit("CallNext", { window: "3" });
  await page.locator(".rest").waitFor();
  await page.keyboard.press("5");
  t.equal(ratingsOf(ticket).length, 0, "silence is no rating");
  await submit("MissTicket", { window: "3" });
});

t.test("a window's pad knows nothing of another window, and no clerk or manager can press", async (t) => {
  const ticket = await serve("4", "police");
  // A question would be here before what comes after it.
  await submit("CloseWindow", { window: "3" });
  await page.locator(".rest").getByText(clerkName).waitFor({ state: "detached" });
  t.equal(await page.locator(".grades").count(), 0);
  await submit("OpenWindow", { window: "3", clerk: "1003" });
  const { port } = hall.daemon.core;
  for (const role of ["clerk", "manager"] as const) {
    const answer = await port.submit({ kind: "RateTicket", args: { ticket, grade: 5 }, by: { role, id: "1004" } });
    t.match(answer, { ok: false, refused: "not-allowed" });
  }
  t.same(ratingsOf(ticket), []);
});

t.test("a daemon that starts anew asks again what the window still asks", async (t) => {
  const ticket = await serve("3", "civil");
  await page.locator(".grades").waitFor();
  const port = Number(new URL(hall.daemon.address).port);
  await hall.daemon.stop();
  await page.locator(".link-badge").waitFor();
  await page.locator(".grade:not([disabled])").waitFor({ state: "detached" });
  hall.daemon = await open(port);
  await page.locator(".grade-5:not([disabled])").click();
  await page.locator("text=谢谢您的评价").waitFor();
  t.match(ratingsOf(ticket), [{ grade: 5 }]);
});

t.test("a tablet that is put away is lost on the board, and back when its page is", async (t) => {
  await page.close();
  await until("lost", () => padView("window-3-pad")?.state === "lost");
  t.match(padView("window-3-pad"), { faults: ["no-page"], driver: { lastError: /no tablet shows the page/ } });
  const again = await visit("/pad?lang=en");
  await again.locator(".rest").waitFor();
  await until("ready", () => padView("window-3-pad")?.state === "ready");
  t.match(await again.locator(".rest").textContent(), /Window 3.*Please rate here/);
  await again.close();
  t.same(faults, [], "no page broke the content policy, nor threw");
});
