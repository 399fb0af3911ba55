// What people wait for is light: a real browser, its pages, and the moment at which a change is on the glass. Taken from within
// the page, after the frame that shows it has been painted.
import type { Browser, Page as BrowserPage } from "playwright-core";
import type { Clock } from "../src/base/clock.ts";
import { openBrowser } from "../test/browser.ts";
import { CALLED_SERVICE, WINDOW } from "./bench-hall.ts";
import type { Page } from "./page.ts";
import type { Probe } from "./probe.ts";

const VIEW = { viewport: { width: 1280, height: 720 } };
/** A browser is slow to measure: few in a row. */
const PER_TURN = 3;

/** In the page: settles with the time of day, ms, once the frame after this one has been painted. */
const PAINTED = `(() => new Promise((resolve) => requestAnimationFrame(() => {
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = () => resolve(performance.timeOrigin + performance.now());
  port2.postMessage("");
})))`;

/** The least there is: one letter changes on an empty page. */
const browserFloor = async (browser: Browser): Promise<Probe> => {
  const page = await browser.newPage(VIEW);
  await page.setContent("<p>0</p>");
  const change = `(async () => {
    const start = performance.timeOrigin + performance.now();
    document.querySelector("p").textContent += "1";
    return (await ${PAINTED}()) - start;
  })()`;
  return { name: "B", perTurn: PER_TURN, once: () => page.evaluate<number>(change) };
};

/** A press on a tile of the kiosk, until the page shows that it was felt. */
const tapToFeedback = async (browser: Browser, address: string, token: string): Promise<Probe> => {
  const context = await browser.newContext(VIEW);
  await context.addInitScript(`localStorage.setItem("tidehall.kiosk.token", '${JSON.stringify({ token })}')`);
  const page = await context.newPage();
  await page.goto(`http://${address}/kiosk`);
  const tile = page.locator("button.service").first();
  await tile.waitFor();
  const tap = `(async () => {
    const tile = document.querySelector("button.service");
    const start = performance.timeOrigin + performance.now();
    const before = document.querySelector("h1").textContent;
    tile.click();
    let painted = await ${PAINTED}();
    while (document.querySelector("h1").textContent === before) painted = await ${PAINTED}();
    return painted - start;
  })()`;
  const once = async () => {
    const tookMs = await page.evaluate<number>(tap);
    await page.keyboard.press("Escape");
    await tile.waitFor();
    return tookMs;
  };
  return { name: "tap-to-feedback", perTurn: PER_TURN, once };
};

/** Who takes a number, and who calls it. */
export interface Desk {
  readonly clock: Clock;
  readonly clerk: Page;
  readonly kiosk: Page;
}

/** In the page: settles once the number can be read in it, large, among the last calls, or at its window. */
const readable = (page: BrowserPage, number: string): Promise<number> =>
  page.evaluate<number>(`(async () => {
    let painted = 0;
    while (![...document.querySelectorAll(".now-number, .last, .place")].some((one) => one.textContent.includes("${number}"))) painted = await ${PAINTED}();
    return painted;
  })()`);

/** A clerk's command, until the hall screen shows the number. The window is open. */
const callToPixels = async (browser: Browser, address: string, { clock, clerk, kiosk }: Desk): Promise<Probe> => {
  const page = await browser.newPage(VIEW);
  await page.goto(`http://${address}/screen?speak=0`);
  await page.locator(".screen").first().waitFor();
  const once = async () => {
    const { data } = await kiosk.ask("take-ticket", { service: CALLED_SERVICE });
    const shown = readable(page, String(data.number));
    // The page is looking before the clerk calls.
    await page.evaluate(PAINTED);
    const start = clock.now();
    await clerk.ask("call-next", { window: WINDOW });
    const tookMs = (await shown) - start;
    for (const op of ["start", "finish"] as const) await clerk.ask(op, { window: WINDOW });
    return tookMs;
  };
  return { name: "call-to-pixels", perTurn: PER_TURN, once };
};

export interface PixelSetting extends Desk {
  readonly address: string;
  /** Of the kiosk that is tapped. */
  readonly token: string;
}

/** The probes and what ends their browser. */
export const openPixels = async (setting: PixelSetting) => {
  const browser = await openBrowser();
  const probes: readonly Probe[] = [
    await browserFloor(browser),
    await tapToFeedback(browser, setting.address, setting.token),
    await callToPixels(browser, setting.address, setting),
  ];
  return { probes, close: () => browser.close() };
};
