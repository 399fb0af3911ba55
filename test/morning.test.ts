// A morning at the pages, as the people in the hall have it: one comes by finger, one by keyboard alone, the server is away in the
// middle, and at the end the ledger has each of them once.
import { existsSync } from "node:fs";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import t from "tap";
import { systemClock } from "../src/base/clock.ts";
import { browserFor, CHROMIUM, keepFaults } from "./browser.ts";
import { pagesFor } from "./built-pages.ts";
import { openPageHall, type PageHall } from "./page-hall.ts";

const skip = !existsSync(CHROMIUM) && "no browser";

interface Stage {
  readonly browser: Browser;
  readonly hall: PageHall;
  readonly faults: string[];
}

const open = async ({ browser, hall, faults }: Stage, path: string, how: BrowserContextOptions = {}): Promise<Page> => {
  const context = await browser.newContext({
    timezoneId: "Asia/Shanghai",
    serviceWorkers: "block",
    viewport: { width: 1280, height: 800 },
    ...how,
  });
  const page = await context.newPage();
  keepFaults(page, faults);
  await page.goto(hall.address + path);
  return page;
};

const openRoom = async (stage: Stage) => {
  const room = {
    kiosk: await open(stage, "/kiosk", { viewport: { width: 1080, height: 1920 } }),
    screen: await open(stage, "/screen?speak=0", { viewport: { width: 1280, height: 720 } }),
    sign: await open(stage, "/window?id=1"),
    clerk: await open(stage, "/clerk?window=1&id=1001", { viewport: { width: 480, height: 900 } }),
    pad: await open(stage, "/pad"),
  };
  await room.clerk.getByRole("button", { name: "开窗" }).click();
  await room.clerk.getByRole("button", { name: "叫下一个" }).waitFor();
  return room;
};

const numberOn = async (kiosk: Page): Promise<string> => {
  const given = kiosk.locator("main.given");
  await given.waitFor();
  return /[A-Z]\d{3}/.exec((await given.textContent()) ?? "")![0];
};

const ticketOf = ({ core }: PageHall, number: string) =>
  [...core.port.hall.tickets.values()].find((ticket) => ticket.number === number)!;

const presses = async (clerk: Page, key: string): Promise<void> => {
  await clerk.locator(`button[aria-keyshortcuts*="${key}"]:not(:disabled)`).waitFor();
  await clerk.keyboard.press(key);
};

/** In a page: buttons in sight without a border, which is all that forced colours leave of a shape. */
const FRAMELESS = `[...document.querySelectorAll("button")]
  .filter((one) => one.checkVisibility() && getComputedStyle(one).borderTopStyle === "none")
  .map((one) => one.textContent)`;

t.test("a morning at the pages", { skip }, async (t) => {
  const pagesFolder = await pagesFor(t);
  const hall = await openPageHall({ clock: systemClock(), pagesFolder });
  t.teardown(() => hall.close());
  const browser = await browserFor(t);
  const stage: Stage = { browser, hall, faults: [] };
  const room = await openRoom(stage);

  await t.test(
    "by finger: two taps, a number, a call on every screen, a hall that goes and comes, a rating",
    async (t) => {
      await room.kiosk.locator(".service", { hasText: "人社社保" }).click();
      await room.kiosk.locator(".take").click();
      const number = await numberOn(room.kiosk);
      const { id } = ticketOf(hall, number);
      const phone = await open(stage, `/t/${hall.core.links.tokenOf(id)}`, { viewport: { width: 390, height: 844 } });
      await phone.getByRole("heading", { name: number }).waitFor();

      await presses(room.clerk, "F1");
      for (const page of [room.screen, room.sign]) await page.getByText(number).first().waitFor();
      await phone.getByText("请到 1 号窗口").waitFor();

      await hall.stop();
      await room.screen.getByText(/离线/).first().waitFor();
      await room.screen.getByText(number).first().waitFor();
      await room.clerk.keyboard.press("F3");
      t.notOk(await room.clerk.getByText("办理中").isVisible(), "nothing is shown that has not happened");
      await hall.start();
      for (const page of [room.screen, room.clerk]) await page.getByText(/离线/).first().waitFor({ state: "hidden" });

      await presses(room.clerk, "F3");
      await room.sign.getByText("正在办理").first().waitFor();
      await presses(room.clerk, "F4");
      await room.pad
        .getByRole("button", { name: /非常满意/ })
        .first()
        .click();
      await room.pad
        .getByText(/谢谢|感谢/)
        .first()
        .waitFor();
      t.match(ticketOf(hall, number), { status: "served", calls: 1, rating: 5 });
      await phone.context().close();
    },
  );

  await t.test(
    "by keyboard alone, without colours and without motion: the same, and the way back is as long",
    async (t) => {
      const bare: BrowserContextOptions = { forcedColors: "active", reducedMotion: "reduce" };
      const kiosk = await open(stage, "/kiosk", bare);
      await kiosk.locator(".service").first().waitFor();
      t.strictSame(await kiosk.evaluate(FRAMELESS), [], "every button has an edge to be seen by");
      const service = kiosk.locator(".service", { hasText: "民政优抚" });
      const focused = kiosk.locator(".service:focus-visible", { hasText: "民政优抚" });
      for (let left = 40; left > 0 && !(await focused.isVisible()); left--) await kiosk.keyboard.press("Tab");
      t.ok(await focused.isVisible(), "and shows where the keyboard is");
      await kiosk.keyboard.press("Enter");
      await kiosk.locator("main.confirm").waitFor();
      await kiosk.keyboard.press("Escape");
      await service.waitFor();
      await service.focus();
      await kiosk.keyboard.press("Enter");
      await kiosk.locator(".take").focus();
      await kiosk.keyboard.press("Enter");
      const number = await numberOn(kiosk);

      await presses(room.clerk, "F1");
      await room.screen.getByText(number).first().waitFor();
      await presses(room.clerk, "F3");
      await presses(room.clerk, "F4");
      await room.pad.locator(".grade:enabled").first().waitFor();
      await room.pad.keyboard.press("2");
      await room.pad
        .getByText(/谢谢|感谢|原因|哪里/)
        .first()
        .waitFor();
      t.match(ticketOf(hall, number), { status: "served", calls: 1 });
      await kiosk.context().close();
    },
  );

  t.test("at the end everybody was there once", (t) => {
    t.equal(hall.core.port.hall.tickets.size, 2);
    t.strictSame(stage.faults, [], "and no page threw, or broke the content policy");
    t.end();
  });
});
